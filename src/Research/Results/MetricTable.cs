namespace Plimsoll.Research.Results;

/// <summary>Figures of the run split by one property: instrument, side, exit reason, month.</summary>
public sealed record MetricTable
{
    /// <summary>The key in the written result, e.g. <c>byInstrument</c>; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The heading for people, e.g. <c>By instrument</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The heading of the first column, e.g. <c>Instrument</c>.</summary>
    public required string KeyTitle { get; init; }

    /// <summary>The columns after the first.</summary>
    public IReadOnlyList<MetricColumn> Columns { get; init; } = [];

    /// <summary>The rows in the order they are shown.</summary>
    public IReadOnlyList<MetricRow> Rows { get; init; } = [];
}
