namespace Plimsoll.Research.Charts;

/// <summary>One line of the read-out under the pointer.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Format"><c>money</c>, <c>percent</c> or <c>number</c>.</param>
/// <param name="Values">One value a point of the chart's time axis; not finite for none.</param>
internal sealed record HoverSeries(string Name, string Format, IReadOnlyList<double> Values);
