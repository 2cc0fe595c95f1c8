namespace Plimsoll.Research.Results;

/// <summary>One column of a <see cref="MetricTable"/>.</summary>
/// <param name="Name">The key in the written result; unique in its table.</param>
/// <param name="Title">The heading for people.</param>
/// <param name="Kind">What the values are.</param>
public sealed record MetricColumn(string Name, string Title, FigureKind Kind);
