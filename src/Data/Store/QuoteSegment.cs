using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>A stretch of consecutive best bids and offers as columns. Spans are valid until the series is
/// disposed.</summary>
public sealed class QuoteSegment
{
    private readonly SegmentFile file;

    internal QuoteSegment(SegmentFile file) => this.file = file;

    /// <summary>Number of rows, at least 1.</summary>
    public int Count => file.Rows;

    /// <summary>When they happened, nanoseconds since the epoch, UTC; never descending.</summary>
    public ReadOnlySpan<long> TimesNs => file.Column(ColumnLayout.Time);

    /// <summary>Highest prices bid, in ticks; meaningless where the quantity is 0.</summary>
    public ReadOnlySpan<long> BidTicks => file.Column(ColumnLayout.QuoteBidPrice);

    /// <summary>What is bid there, in lots; 0 where nothing is.</summary>
    public ReadOnlySpan<long> BidLots => file.Column(ColumnLayout.QuoteBidQuantity);

    /// <summary>Lowest prices offered, in ticks; meaningless where the quantity is 0.</summary>
    public ReadOnlySpan<long> AskTicks => file.Column(ColumnLayout.QuoteAskPrice);

    /// <summary>What is offered there, in lots; 0 where nothing is.</summary>
    public ReadOnlySpan<long> AskLots => file.Column(ColumnLayout.QuoteAskQuantity);

    internal ReadOnlySpan<long> LatenciesNs => file.Column(ColumnLayout.QuoteLatency);

    /// <summary>The venue's number of the update of a row; 0 when there is none.</summary>
    public long Sequence(int index) => Math.Max(0, file.Value(ColumnLayout.QuoteSequence, index));

    /// <summary>The row at <paramref name="index"/>.</summary>
    public QuoteTick Quote(int index) => new(
        TimesNs[index],
        BidTicks[index],
        BidLots[index],
        AskTicks[index],
        AskLots[index],
        BookMark.Latency(file.Value(ColumnLayout.QuoteLatency, index)));
}
