using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>
/// A stretch of consecutive quote bars as columns. Spans are valid until the series is disposed. Where a side had no
/// quote all its values are <see cref="QuoteBar.MissingTicks"/>; a side that never had one has empty columns.
/// </summary>
public sealed class QuoteBarSegment
{
    private readonly SegmentFile file;

    internal QuoteBarSegment(SegmentFile file) => this.file = file;

    /// <summary>Number of bars, at least 1.</summary>
    public int Count => file.Rows;

    /// <summary>Ends of the bars, exclusive; nanoseconds since the epoch, UTC; ascending.</summary>
    public ReadOnlySpan<long> CloseTimesNs => file.Column(ColumnLayout.Time);

    /// <summary>Bids at the close of each bar, in ticks.</summary>
    public ReadOnlySpan<long> BidCloseTicks => file.Column(ColumnLayout.Close);

    /// <summary>Asks at the close of each bar, in ticks.</summary>
    public ReadOnlySpan<long> AskCloseTicks => file.Column(ColumnLayout.AskClose);

    /// <summary>The quote bar at <paramref name="index"/>; the volumes are the sizes at the close.</summary>
    public QuoteBar Bar(int index) => new(Side(ColumnLayout.Open, index), Side(ColumnLayout.AskOpen, index));

    private Bar Side(int column, int index) => new(
        CloseTimesNs[index],
        file.Value(ColumnLayout.OpenTime, index),
        file.Value(column, index),
        file.Value(column + 1, index),
        file.Value(column + 2, index),
        file.Value(column + 3, index),
        Math.Max(0, file.Value(column + 4, index)));
}
