namespace Plimsoll.Research.Statistics;

/// <summary>Return, dispersion and tail figures of a report.</summary>
internal static class ReturnSection
{
    private const double TailShare = 0.05;

    /// <summary>Writes the section.</summary>
    public static void Write(MetricSheet sheet, PerformanceInput input, EquityPath path)
    {
        var returns = path.Returns;
        var excess = path.ExcessReturns;
        var periods = input.PeriodsPerYear;
        sheet.Write("startEquity", input.StartEquity);
        sheet.Write("finalEquity", input.FinalEquity);
        sheet.Write("netProfit", input.FinalEquity - input.StartEquity);
        sheet.Write("totalReturn", (input.FinalEquity - input.StartEquity) / input.StartEquity);
        sheet.Write("cagr", ReturnMetrics.AnnualGrowth(input.FinalEquity / input.StartEquity, path.Samples, periods));
        sheet.Write("annualVolatility", ReturnMetrics.AnnualVolatility(returns, periods));
        sheet.Write("downsideDeviation", ReturnMetrics.DownsideDeviation(excess, periods));
        sheet.Write("sortino", ReturnMetrics.Sortino(excess, periods));
        sheet.Write("omega", ReturnMetrics.Omega(excess));
        sheet.Write("tailRatio", ReturnMetrics.TailRatio(returns));
        sheet.Write("gainToPain", ReturnMetrics.GainToPain(returns));
        sheet.Write("stability", ReturnMetrics.Stability(returns));
        sheet.Write("skewness", Moments.Skewness(returns));
        sheet.Write("kurtosis", Moments.Kurtosis(returns));
        sheet.Write("valueAtRisk95Historical", TailRiskMetrics.ValueAtRiskHistorical(returns, TailShare));
        sheet.Write("valueAtRisk95Normal", TailRiskMetrics.ValueAtRiskNormal(returns, TailShare));
        sheet.Write("conditionalValueAtRisk95", TailRiskMetrics.ConditionalHistorical(returns, TailShare));
        sheet.Write(
            "conditionalValueAtRisk95BelowNormal", TailRiskMetrics.ConditionalBelowNormal(returns, TailShare));
        sheet.Write("bestDay", ReturnMetrics.Best(returns));
        sheet.Write("worstDay", ReturnMetrics.Worst(returns));
        sheet.Write("meanDay", Moments.Mean(returns));
        sheet.Write("medianDay", Moments.Median(returns));
        sheet.Write("positiveDaysShare", ReturnMetrics.PositiveShare(returns));
        sheet.Write("longestWinDays", DaysOrNull(returns, PeriodOutcomeMetrics.LongestWinStreak(returns)));
        sheet.Write("longestLossDays", DaysOrNull(returns, PeriodOutcomeMetrics.LongestLossStreak(returns)));
    }

    private static double? DaysOrNull(double[] returns, int days) => returns.Length == 0 ? null : days;
}
