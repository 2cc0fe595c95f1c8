namespace Plimsoll.Research.Statistics;

/// <summary>
/// The figures of a run: every metric of <see cref="MetricCatalog"/>, sorted by name (ordinal), and the trades
/// grouped in several ways, each sorted by key. The same input gives the same bits.
/// </summary>
public sealed class PerformanceReport
{
    private readonly Metric[] metrics;

    internal PerformanceReport(Metric[] sortedMetrics) => metrics = sortedMetrics;

    /// <summary>All metrics, sorted by name.</summary>
    public IReadOnlyList<Metric> Metrics => metrics;

    /// <summary>Trades by instrument.</summary>
    public required IReadOnlyList<TradeGroup> ByInstrument { get; init; }

    /// <summary>Trades by side: "long" and "short".</summary>
    public required IReadOnlyList<TradeGroup> BySide { get; init; }

    /// <summary>Trades by the reason they were entered.</summary>
    public required IReadOnlyList<TradeGroup> ByEntryReason { get; init; }

    /// <summary>Trades by the reason they were closed.</summary>
    public required IReadOnlyList<TradeGroup> ByExitReason { get; init; }

    /// <summary>Calendar months in order.</summary>
    public required IReadOnlyList<MonthlyPerformance> ByMonth { get; init; }

    /// <summary>The value of a metric; null where it is undefined.</summary>
    /// <exception cref="KeyNotFoundException">The catalog has no such metric.</exception>
    public double? this[string name] => TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"There is no metric '{name}'; the names are those of MetricCatalog.All.");

    /// <summary>Whether there is a metric of this name, and its value (null where undefined).</summary>
    public bool TryGetValue(string name, out double? value)
    {
        var low = 0;
        var high = metrics.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(metrics[middle].Name, name);
            if (order == 0)
            {
                value = metrics[middle].Value;
                return true;
            }

            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }

        value = null;
        return false;
    }
}
