using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>A stretch of consecutive rows of an order book as columns. Spans are valid until the series is
/// disposed.</summary>
public sealed class BookSegment
{
    private readonly SegmentFile file;

    internal BookSegment(SegmentFile file) => this.file = file;

    /// <summary>Number of rows, at least 1.</summary>
    public int Count => file.Rows;

    /// <summary>When they happened at the venue, nanoseconds since the epoch, UTC; never descending.</summary>
    public ReadOnlySpan<long> TimesNs => file.Column(ColumnLayout.Time);

    /// <summary>Prices, in ticks.</summary>
    public ReadOnlySpan<long> PriceTicks => file.Column(ColumnLayout.BookPrice);

    /// <summary>New totals of the levels, in lots; 0 where a level is gone.</summary>
    public ReadOnlySpan<long> QuantityLots => file.Column(ColumnLayout.BookQuantity);

    internal ReadOnlySpan<long> Sequences => file.Column(ColumnLayout.BookSequence);

    internal ReadOnlySpan<long> Marks => file.Column(ColumnLayout.BookMark);

    internal ReadOnlySpan<long> LatenciesNs => file.Column(ColumnLayout.BookLatency);

    /// <summary>Whether the row empties the book instead of changing a level.</summary>
    public bool IsClear(int index) => new BookMark(Marks[index]).IsClear;

    /// <summary>The row at <paramref name="index"/>; of a clearing only time, sequence and flags count.</summary>
    public BookLevel Level(int index)
    {
        var mark = new BookMark(Marks[index]);
        return new BookLevel(
            TimesNs[index],
            PriceTicks[index],
            QuantityLots[index],
            Math.Max(0, file.Value(ColumnLayout.BookSequence, index)),
            mark.Side,
            mark.Flags,
            BookMark.Latency(file.Value(ColumnLayout.BookLatency, index)));
    }
}
