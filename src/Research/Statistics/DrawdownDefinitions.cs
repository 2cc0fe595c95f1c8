namespace Plimsoll.Research.Statistics;

/// <summary>Definitions of the metrics about drawdowns.</summary>
internal static class DrawdownDefinitions
{
    private const string Group = "Drawdown";

    /// <summary>The definitions in the order they are listed.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(
            Group, "maxDrawdown", "fraction", "largest distance below the running peak over the peak",
            "every bar where the run measured it, else daily; positive", "definition",
            "without a daily sample when the run did not measure it"),
        new(
            Group, "maxDrawdownDaily", "fraction", "the same from the daily samples alone",
            "the start equity is the first peak", "empyrical, quantstats", "without a daily sample"),
        new(
            Group, "maxDrawdownDurationDays", "days", "longest time below a peak at every bar",
            "time, not samples", "run", "when the run did not measure it"),
        new(
            Group, "maxDrawdownLength", "daily samples", "samples from peak to recovery of the deepest drawdown",
            "to the last sample when not recovered", "definition", "without a drawdown"),
        new(
            Group, "maxDrawdownRecovery", "daily samples",
            "samples from trough to recovery of the deepest drawdown", "", "definition",
            "without a drawdown, or when it is not recovered"),
        new(
            Group, "drawdowns", "count", "stretches below a peak", "daily samples", "definition",
            "without a daily sample"),
        new(
            Group, "averageDrawdown", "fraction", "mean depth of all drawdowns", "each drawdown counts once",
            "definition", "without a drawdown"),
        new(
            Group, "longestDrawdownLength", "daily samples", "longest stretch from peak to recovery",
            "to the last sample when not recovered", "definition", "without a drawdown"),
        new(
            Group, "underwaterShare", "fraction", "samples below the peak over all samples", "daily samples",
            "definition", "without a daily sample"),
        new(
            Group, "ulcerIndex", "fraction", "root mean square of the depths",
            "divisor n (quantstats divides by n - 1)", "Martin 1987", "without a daily sample"),
    ];
}
