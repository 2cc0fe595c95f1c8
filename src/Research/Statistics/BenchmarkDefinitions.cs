namespace Plimsoll.Research.Statistics;

/// <summary>Definitions of the metrics about the comparison with a benchmark.</summary>
internal static class BenchmarkDefinitions
{
    private const string Group = "Benchmark";

    /// <summary>The definitions in the order they are listed.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(
            Group, "alpha", "fraction per year",
            "(1 + mean(excess return - beta benchmark excess))^(periods per year) - 1", "compounded",
            "empyrical", "without a benchmark that moves over two days"),
        new(
            Group, "alphaArithmetic", "fraction per year",
            "mean(excess return - beta benchmark excess) times periods per year", "arithmetic", "quantstats",
            "without a benchmark that moves over two days"),
        new(
            Group, "beta", "number", "covariance with the benchmark over its variance", "", "definition",
            "without a benchmark that moves over two days"),
        new(
            Group, "correlation", "number", "Pearson correlation with the benchmark", "", "definition",
            "unless both move over two days"),
        new(
            Group, "rSquared", "fraction", "square of the correlation", "", "definition",
            "unless both move over two days"),
        new(
            Group, "informationRatio", "number",
            "mean over sample deviation of return minus benchmark, times sqrt(periods per year)", "annualised",
            "Grinold, Kahn 1999", "without a varying difference over two days"),
        new(
            Group, "trackingError", "fraction per year",
            "sample deviation of return minus benchmark times sqrt(periods per year)", "divisor n - 1",
            "Grinold, Kahn 1999", "without a benchmark over two days"),
        new(
            Group, "upCapture", "number",
            "annual growth over days the benchmark rose, over that of the benchmark", "compounded", "empyrical",
            "without a day the benchmark rose"),
        new(
            Group, "downCapture", "number",
            "annual growth over days the benchmark fell, over that of the benchmark", "compounded", "empyrical",
            "without a day the benchmark fell"),
        new(
            Group, "captureRatio", "number", "upCapture over downCapture", "", "empyrical",
            "when either is undefined or downCapture is zero"),
        new(
            Group, "benchmarkTotalReturn", "fraction", "compounded return of the benchmark", "", "definition",
            "without a benchmark or daily returns"),
        new(
            Group, "benchmarkCagr", "fraction per year", "compound annual growth of the benchmark", "",
            "definition", "without a benchmark or daily returns"),
        new(
            Group, "benchmarkSharpe", "number", "Sharpe ratio of the benchmark", "as sharpe", "Sharpe 1994",
            "without a benchmark that moves over two days"),
        new(
            Group, "benchmarkMaxDrawdown", "fraction", "largest drawdown of the benchmark", "daily; positive",
            "definition", "without a benchmark or daily returns"),
    ];
}
