using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>A stretch of consecutive trades as columns. Spans are valid until the series is disposed.</summary>
public sealed class TradeSegment
{
    private readonly SegmentFile file;

    internal TradeSegment(SegmentFile file) => this.file = file;

    /// <summary>Number of trades, at least 1.</summary>
    public int Count => file.Rows;

    /// <summary>When they happened, nanoseconds since the epoch, UTC; never descending.</summary>
    public ReadOnlySpan<long> TimesNs => file.Column(ColumnLayout.Time);

    /// <summary>Prices, in ticks.</summary>
    public ReadOnlySpan<long> PriceTicks => file.Column(ColumnLayout.TradePrice);

    /// <summary>Quantities, in lots; positive.</summary>
    public ReadOnlySpan<long> QuantityLots => file.Column(ColumnLayout.TradeQuantity);

    /// <summary>The venue's numbers of the trades, ascending.</summary>
    public ReadOnlySpan<long> Numbers => file.Column(ColumnLayout.TradeNumber);

    /// <summary>1 when the buyer's order rested, 0 when not, -1 unknown.</summary>
    public ReadOnlySpan<long> BuyerIsMaker => file.Column(ColumnLayout.TradeMaker);

    /// <summary>
    /// How long a recorder waited for them, in nanoseconds; negative where unknown, and empty when it is not known of
    /// any.
    /// </summary>
    public ReadOnlySpan<long> LatenciesNs => file.Column(ColumnLayout.TradeLatency);

    /// <summary>The trade at <paramref name="index"/>.</summary>
    public TradeTick Trade(int index)
    {
        var latencies = LatenciesNs;
        return new TradeTick(
            TimesNs[index], PriceTicks[index], QuantityLots[index], Numbers[index], BuyerIsMaker[index],
            latencies.IsEmpty ? 0 : BookMark.Latency(latencies[index]));
    }
}
