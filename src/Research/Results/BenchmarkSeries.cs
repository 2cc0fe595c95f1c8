namespace Plimsoll.Research.Results;

/// <summary>What the equity is compared with, in the same currency and from the same starting cash.</summary>
/// <param name="Name">E.g. <c>Buy and hold BTCUSDT</c>.</param>
/// <param name="Points">Ascending by time.</param>
public sealed record BenchmarkSeries(string Name, IReadOnlyList<SeriesPoint> Points);
