namespace Plimsoll.Research.Statistics;

/// <summary>The run against its benchmark.</summary>
internal static class BenchmarkSection
{
    /// <summary>Writes the section; without a benchmark or without returns every figure is undefined.</summary>
    public static void Write(MetricSheet sheet, PerformanceInput input, EquityPath path)
    {
        var hasBoth = input.BenchmarkReturns is not null && path.Returns.Length > 0;
        double[] benchmark = hasBoth ? [.. input.BenchmarkReturns!] : [];
        var returns = hasBoth ? path.Returns : [];
        var periods = input.PeriodsPerYear;
        var rate = input.RiskFreeAnnual / periods;
        var excess = hasBoth ? path.ExcessReturns : [];
        var benchmarkExcess = Array.ConvertAll(benchmark, value => value - rate);
        var information = BenchmarkMetrics.InformationRatioPerPeriod(returns, benchmark);
        sheet.Write("alpha", BenchmarkMetrics.AlphaCompounded(excess, benchmarkExcess, periods));
        sheet.Write("alphaArithmetic", BenchmarkMetrics.AlphaArithmetic(excess, benchmarkExcess, periods));
        sheet.Write("beta", BenchmarkMetrics.Beta(returns, benchmark));
        sheet.Write("correlation", BenchmarkMetrics.Correlation(returns, benchmark));
        sheet.Write("rSquared", BenchmarkMetrics.RSquared(returns, benchmark));
        sheet.Write("informationRatio", information * Math.Sqrt(periods));
        sheet.Write("trackingError", BenchmarkMetrics.TrackingError(returns, benchmark, periods));
        sheet.Write("upCapture", BenchmarkMetrics.UpCapture(returns, benchmark, periods));
        sheet.Write("downCapture", BenchmarkMetrics.DownCapture(returns, benchmark, periods));
        sheet.Write("captureRatio", BenchmarkMetrics.CaptureRatio(returns, benchmark, periods));
        sheet.Write("benchmarkTotalReturn", ReturnMetrics.TotalReturn(benchmark));
        sheet.Write("benchmarkCagr", ReturnMetrics.CompoundAnnualGrowth(benchmark, periods));
        sheet.Write("benchmarkSharpe", ReturnMetrics.Sharpe(benchmarkExcess, periods));
        sheet.Write("benchmarkMaxDrawdown", DrawdownMetrics.Maximum(benchmark));
    }
}
