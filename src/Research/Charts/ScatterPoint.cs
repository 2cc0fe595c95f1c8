namespace Plimsoll.Research.Charts;

/// <summary>A mark on a plot.</summary>
/// <param name="X">0 to 1 from the left.</param>
/// <param name="Y">0 to 1 from the bottom.</param>
/// <param name="Symbol">The id of a symbol of the page.</param>
internal readonly record struct ScatterPoint(double X, double Y, string Symbol);
