namespace Plimsoll.Research.Statistics;

/// <summary>One named figure.</summary>
/// <param name="Name">The stable name, explained in <see cref="MetricCatalog"/>.</param>
/// <param name="Value">The finite value, or null where the figure is undefined.</param>
public readonly record struct Metric(string Name, double? Value);
