namespace Plimsoll.Research.Statistics;

/// <summary>How much was done, and how the months went.</summary>
internal static class ActivitySection
{
    /// <summary>Writes the section.</summary>
    public static void Write(
        MetricSheet sheet, PerformanceInput input, EquityPath path, IReadOnlyList<MonthlyPerformance> months)
    {
        var years = path.Samples / input.PeriodsPerYear;
        sheet.Write("days", path.Samples);
        sheet.Write("bars", input.Bars);
        sheet.Write("exposure", input.ExposureFraction);
        sheet.Write("turnoverNotional", input.TurnoverNotional);
        sheet.Write("turnoverAnnual", AnnualTurnover(input.TurnoverNotional, path, years));
        sheet.Write("tradesPerYear", years > 0.0 ? input.Trades.Count / years : null);

        var returns = new List<double>(months.Count);
        foreach (var month in months)
        {
            if (month.Return is { } change)
            {
                returns.Add(change);
            }
        }

        double[] monthly = [.. returns];
        sheet.Write("bestMonth", ReturnMetrics.Best(monthly));
        sheet.Write("worstMonth", ReturnMetrics.Worst(monthly));
        sheet.Write("profitableMonthsShare", ReturnMetrics.PositiveShare(monthly));
    }

    private static double? AnnualTurnover(double? notional, EquityPath path, double years)
    {
        var mean = path.Samples == 0 ? 0.0 : Moments.Mean(path.Values.AsSpan(1))!.Value;
        return mean > 0.0 ? notional / mean / years : null;
    }
}
