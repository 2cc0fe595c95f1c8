namespace Plimsoll.Research.Statistics;

/// <summary>Collects the figures of one report; each name is written once.</summary>
internal sealed class MetricSheet
{
    private readonly SortedDictionary<string, double?> values = new(StringComparer.Ordinal);

    /// <summary>
    /// Writes a figure. A value beyond the range of a double is undefined, so it becomes null; a negative zero becomes
    /// zero, so that equal figures print alike.
    /// </summary>
    public void Write(string name, double? value) =>
        values.Add(name, value is { } number && double.IsFinite(number) ? number + 0.0 : null);

    /// <summary>A figure written before.</summary>
    public double? Read(string name) => values[name];

    /// <summary>All figures, sorted by name.</summary>
    public Metric[] Sorted()
    {
        var metrics = new Metric[values.Count];
        var next = 0;
        foreach (var (name, value) in values)
        {
            metrics[next++] = new Metric(name, value);
        }

        return metrics;
    }
}
