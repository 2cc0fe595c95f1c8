namespace Plimsoll.Research.Results;

/// <summary>One row of a <see cref="MetricTable"/>.</summary>
/// <param name="Key">What the row is about, e.g. the instrument.</param>
/// <param name="Values">One value a column, null for unknown.</param>
public sealed record MetricRow(string Key, IReadOnlyList<double?> Values);
