using System.Runtime.InteropServices;

namespace Plimsoll.Model.Market;

/// <summary>One trade (or aggregate of trades at one price) that happened at a venue. <c>default</c> is
/// empty.</summary>
/// <param name="TimeNs">When it happened. Nanoseconds since the epoch, UTC.</param>
/// <param name="PriceTicks">At which price, in ticks.</param>
/// <param name="QuantityLots">How much, in lots; positive.</param>
/// <param name="TradeNumber">The venue's number of it; 0 when there is none.</param>
/// <param name="BuyerIsMaker">1 when the buyer's order rested (the seller was the aggressor), 0 when not, -1
/// unknown.</param>
/// <param name="RecordedLatencyNs">As in <see cref="BookLevel"/>.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TradeTick(
    long TimeNs, long PriceTicks, long QuantityLots, long TradeNumber, long BuyerIsMaker,
    uint RecordedLatencyNs = 0);
