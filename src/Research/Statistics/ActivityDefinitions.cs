namespace Plimsoll.Research.Statistics;

/// <summary>Definitions of the metrics about how much was traded and what it cost.</summary>
internal static class ActivityDefinitions
{
    private const string Group = "Activity and cost";

    /// <summary>The definitions in the order they are listed.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(
            Group, "days", "count", "daily samples", "", "run", "never"),
        new(
            Group, "bars", "count", "bars processed", "", "run", "never"),
        new(
            Group, "exposure", "fraction", "share of bars with an open position", "", "run",
            "when the run did not measure it"),
        new(
            Group, "turnoverNotional", "account currency", "sum of the absolute notional of all fills",
            "both sides count", "run", "when the run did not measure it"),
        new(
            Group, "turnoverAnnual", "times per year", "turnover over mean daily equity over years",
            "both sides count", "definition",
            "without turnover or daily samples, or with a mean equity that is not above zero"),
        new(
            Group, "tradesPerYear", "per year", "trades over years", "years are samples over periods per year",
            "definition", "without a daily sample"),
        new(
            Group, "fees", "account currency", "sum of fees", "positive is paid", "run", "never"),
        new(
            Group, "slippageCost", "account currency", "sum of slippage against reference prices",
            "positive is paid", "run", "never"),
        new(
            Group, "profitBeforeCosts", "account currency", "gross profit plus slippage",
            "what the trades would have earned free of cost", "definition", "never"),
        new(
            Group, "costShareOfGross", "fraction", "fees and slippage over profit before costs", "",
            "definition", "when the profit before costs is not above zero"),
        new(
            Group, "costPerTrade", "account currency", "fees and slippage over trades", "", "definition",
            "without a trade"),
    ];
}
