namespace Plimsoll.Research.Statistics;

/// <summary>The Sharpe ratio of a report and what it is worth.</summary>
internal static class SharpeSection
{
    private const int AnnualLagsMax = 100_000;

    /// <summary>Writes the section.</summary>
    public static void Write(MetricSheet sheet, PerformanceInput input, EquityPath path)
    {
        var excess = path.ExcessReturns;
        var rho = Moments.Autocorrelation(excess, 1);
        var sharpe = ReturnMetrics.SharpePerPeriod(excess);
        sheet.Write("autocorrelationLag1", rho);
        sheet.Write("sharpePerPeriod", sharpe);
        sheet.Write("sharpe", ReturnMetrics.Sharpe(excess, input.PeriodsPerYear));
        if (sharpe is { } ratio && Moments.Skewness(excess) is { } skewness && Moments.Kurtosis(excess) is { } kurtosis)
        {
            WriteInference(sheet, input.PeriodsPerYear, excess.Length, (ratio, skewness, kurtosis, rho));
        }
        else
        {
            WriteUndefined(sheet);
        }
    }

    private static void WriteInference(
        MetricSheet sheet,
        double periodsPerYear,
        int count,
        (double Sharpe, double Skewness, double Kurtosis, double? Rho) sample)
    {
        var (sharpe, skewness, kurtosis, rho) = sample;
        var scale = Math.Sqrt(periodsPerYear);
        var error = SharpeInference.StandardErrorGeneral(sharpe, count, skewness, kurtosis) * scale;
        var reach = error * NormalDistribution.Quantile(0.975);
        sheet.Write("sharpeStandardError", error);
        sheet.Write("sharpeStandardErrorNormal", SharpeInference.StandardErrorNormal(sharpe, count) * scale);
        sheet.Write("sharpeLower95", (sharpe * scale) - reach);
        sheet.Write("sharpeUpper95", (sharpe * scale) + reach);
        sheet.Write("psr", SharpeInference.Probabilistic(sharpe, 0.0, count, skewness, kurtosis));
        sheet.Write(
            "psrNull",
            SharpeInference.Probabilistic(sharpe, 0.0, count, skewness, kurtosis, SharpeVarianceConvention.Null));
        sheet.Write("minimumTrackRecord", SharpeInference.MinimumTrackRecord(sharpe, 0.0, skewness, kurtosis));
        sheet.Write(
            "sharpeStandardErrorAutocorrelated",
            rho is { } lagOne
                ? SharpeInference.StandardErrorAutocorrelated(sharpe, count, skewness, kurtosis, lagOne) * scale
                : null);
        sheet.Write("sharpeAutocorrelated", sharpe * AnnualFactor(periodsPerYear, rho));
    }

    /// <summary>Lo's factor with autocorrelations that decay as powers of the one at lag one.</summary>
    private static double? AnnualFactor(double periodsPerYear, double? rho)
    {
        var periods = Math.Round(periodsPerYear);
        if (rho is not { } lagOne || periods < 1.0 || periods > AnnualLagsMax)
        {
            return null;
        }

        var correlations = new double[(int)periods - 1];
        var power = 1.0;
        for (var lag = 0; lag < correlations.Length; lag++)
        {
            power *= lagOne;
            correlations[lag] = power;
        }

        return SharpeInference.AnnualisationFactor((int)periods, correlations);
    }

    private static void WriteUndefined(MetricSheet sheet)
    {
        sheet.Write("sharpeStandardError", null);
        sheet.Write("sharpeStandardErrorNormal", null);
        sheet.Write("sharpeLower95", null);
        sheet.Write("sharpeUpper95", null);
        sheet.Write("psr", null);
        sheet.Write("psrNull", null);
        sheet.Write("minimumTrackRecord", null);
        sheet.Write("sharpeStandardErrorAutocorrelated", null);
        sheet.Write("sharpeAutocorrelated", null);
    }
}
