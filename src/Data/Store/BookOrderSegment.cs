using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>A stretch of consecutive order events as columns. Spans are valid until the series is disposed.</summary>
public sealed class BookOrderSegment
{
    private readonly SegmentFile file;

    internal BookOrderSegment(SegmentFile file) => this.file = file;

    /// <summary>Number of rows, at least 1.</summary>
    public int Count => file.Rows;

    /// <summary>When they happened at the venue, nanoseconds since the epoch, UTC; never descending.</summary>
    public ReadOnlySpan<long> TimesNs => file.Column(ColumnLayout.Time);

    /// <summary>The venue's numbers of the orders; 0 where there is none.</summary>
    public ReadOnlySpan<long> OrderNumbers => file.Column(ColumnLayout.OrderNumber);

    /// <summary>Prices, in ticks.</summary>
    public ReadOnlySpan<long> PriceTicks => file.Column(ColumnLayout.OrderPrice);

    /// <summary>Quantities, in lots.</summary>
    public ReadOnlySpan<long> QuantityLots => file.Column(ColumnLayout.OrderQuantity);

    internal ReadOnlySpan<long> Sequences => file.Column(ColumnLayout.OrderSequence);

    internal ReadOnlySpan<long> Marks => file.Column(ColumnLayout.OrderMark);

    internal ReadOnlySpan<long> LatenciesNs => file.Column(ColumnLayout.OrderLatency);

    /// <summary>The row at <paramref name="index"/>.</summary>
    public BookOrder Order(int index)
    {
        var mark = new BookMark(Marks[index]);
        return new BookOrder(
            TimesNs[index],
            OrderNumbers[index],
            PriceTicks[index],
            QuantityLots[index],
            Math.Max(0, file.Value(ColumnLayout.OrderSequence, index)),
            mark.Side,
            mark.Action,
            mark.Flags,
            BookMark.Latency(file.Value(ColumnLayout.OrderLatency, index)));
    }
}
