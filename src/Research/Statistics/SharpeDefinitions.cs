namespace Plimsoll.Research.Statistics;

/// <summary>Definitions of the metrics about return for the risk taken.</summary>
internal static class SharpeDefinitions
{
    private const string Group = "Risk-adjusted return";

    /// <summary>The definitions in the order they are listed.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(
            Group, "sharpePerPeriod", "number", "mean over sample deviation of daily excess returns",
            "risk-free rate over periods per year is subtracted", "Sharpe 1994",
            "below two daily returns or without dispersion"),
        new(
            Group, "sharpe", "number", "per-period Sharpe ratio times sqrt(periods per year)",
            "assumes uncorrelated returns", "Sharpe 1994", "below two daily returns or without dispersion"),
        new(
            Group, "sharpeStandardError", "number",
            "sqrt((1 - g3 SR + (g4 - 1)/4 SR^2) / (T - 1)) times sqrt(periods per year)",
            "general distribution, raw kurtosis g4", "Mertens 2002; Opdyke 2007",
            "below two daily returns or without dispersion"),
        new(
            Group, "sharpeStandardErrorNormal", "number",
            "sqrt((1 + SR^2/2) / (T - 1)) times sqrt(periods per year)", "normal returns", "Lo 2002",
            "below two daily returns or without dispersion"),
        new(
            Group, "sharpeStandardErrorAutocorrelated", "number",
            "standard error with the autocorrelation at lag one, times sqrt(periods per year)",
            "AR(1), divisor T", "Lopez de Prado, Lipton, Zoonekynd 2025",
            "below two daily returns or without dispersion"),
        new(
            Group, "sharpeLower95", "number", "sharpe - 1.96 standard errors",
            "exact normal quantile, general standard error", "Opdyke 2007",
            "below two daily returns or without dispersion"),
        new(
            Group, "sharpeUpper95", "number", "sharpe + 1.96 standard errors",
            "exact normal quantile, general standard error", "Opdyke 2007",
            "below two daily returns or without dispersion"),
        new(
            Group, "sharpeAutocorrelated", "number", "SR q / sqrt(q + 2 sum (q - k) rho^k)",
            "rho at lag one, q = periods per year rounded", "Lo 2002",
            "below two daily returns or without dispersion"),
        new(
            Group, "psr", "probability", "normal probability that the true Sharpe ratio is above zero",
            "classic: variance at the observed ratio, T - 1", "Bailey, Lopez de Prado 2012",
            "below two daily returns or without dispersion"),
        new(
            Group, "psrNull", "probability", "the same with the variance at zero",
            "null: variance at the benchmark ratio, T", "Lopez de Prado, Lipton, Zoonekynd 2025",
            "below two daily returns or without dispersion"),
        new(
            Group, "minimumTrackRecord", "days", "1 + V (1.645 / SR)^2",
            "5 % significance against zero, classic", "Bailey, Lopez de Prado 2012",
            "when the Sharpe ratio is undefined or not above zero"),
        new(
            Group, "sortino", "number", "annual mean of excess returns over downside deviation",
            "over all days against the risk-free rate", "empyrical, quantstats",
            "below two daily returns or without a negative excess return"),
        new(
            Group, "omega", "number", "sum of positive over sum of negative excess returns",
            "threshold is the risk-free rate", "Keating, Shadwick 2002",
            "below two daily returns or without a negative excess return"),
        new(
            Group, "gainToPain", "number", "sum of daily returns over the sum of the losses",
            "daily, not monthly", "quantstats", "without a losing day"),
        new(
            Group, "calmar", "number", "cagr over maxDrawdown", "drawdown of every bar where measured",
            "Young 1991", "without a drawdown or without cagr"),
        new(
            Group, "recoveryFactor", "number", "totalReturn over maxDrawdown", "signed", "definition",
            "without a drawdown"),
    ];
}
