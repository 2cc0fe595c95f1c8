namespace Plimsoll.Research.Statistics;

/// <summary>Definitions of the metrics about dispersion, tails and shape of the daily returns.</summary>
internal static class RiskDefinitions
{
    private const string Group = "Risk";

    /// <summary>The definitions in the order they are listed.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(
            Group, "annualVolatility", "fraction per year",
            "sample deviation of daily returns times sqrt(periods per year)", "divisor n - 1",
            "empyrical, quantstats", "below two daily returns"),
        new(
            Group, "downsideDeviation", "fraction per year",
            "sqrt(mean of min(excess return, 0)^2) times sqrt(periods per year)",
            "over all days; excess over the risk-free rate", "empyrical",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "skewness", "number", "third central moment over the second to the power 3/2",
            "moments divided by n", "moment ratio", "without dispersion"),
        new(
            Group, "kurtosis", "number", "fourth central moment over the square of the second",
            "raw: 3 for a normal distribution", "moment ratio", "without dispersion"),
        new(
            Group, "autocorrelationLag1", "number",
            "products of neighbouring deviations of excess returns over their squares", "common mean", "Lo 2002",
            "without dispersion"),
        new(
            Group, "valueAtRisk95Historical", "fraction", "5th percentile of the daily returns",
            "linear interpolation; a loss is negative", "empyrical",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "valueAtRisk95Normal", "fraction",
            "mean plus the 5 % normal quantile times the sample deviation", "a loss is negative", "quantstats",
            "below two daily returns"),
        new(
            Group, "conditionalValueAtRisk95", "fraction",
            "mean of the 1 + floor(0.05 (n - 1)) smallest daily returns", "a loss is negative", "empyrical",
            "without a daily sample or after equity reached zero"),
        new(
            Group, "conditionalValueAtRisk95BelowNormal", "fraction",
            "mean of the daily returns below the normal value at risk", "a loss is negative", "quantstats",
            "when no return is below it"),
        new(
            Group, "tailRatio", "number", "|95th percentile| over |5th percentile| of the daily returns",
            "linear interpolation", "empyrical", "without a daily return or with a fifth percentile of zero"),
        new(
            Group, "stability", "fraction", "R squared of a line through the cumulated log returns",
            "not signed: a steady loss is stable too", "empyrical",
            "below two daily returns, or a return of -100 % or worse"),
    ];
}
