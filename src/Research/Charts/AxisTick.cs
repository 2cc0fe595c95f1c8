namespace Plimsoll.Research.Charts;

/// <summary>A place on an axis.</summary>
/// <param name="Position">0 (left or bottom) to 1 (right or top).</param>
/// <param name="Label">What stands there.</param>
internal readonly record struct AxisTick(double Position, string Label);
