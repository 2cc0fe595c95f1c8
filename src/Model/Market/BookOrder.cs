using System.Runtime.InteropServices;
using Plimsoll.Model.Orders;

namespace Plimsoll.Model.Market;

/// <summary>
/// One event of a market-by-order feed: 48 bytes. <c>default</c> has no action and is never sent.
/// </summary>
/// <param name="TimeNs">
/// In a data source when it happened at the venue, in the kernel when it became known. Nanoseconds since the
/// epoch, UTC.
/// </param>
/// <param name="OrderNumber">The venue's number of the resting order; 0 when there is none.</param>
/// <param name="PriceTicks">The order's price, or the trade's, in ticks.</param>
/// <param name="QuantityLots">
/// In lots: of an addition or change the new quantity, of a cancellation what is taken away, of a trade what was
/// traded.
/// </param>
/// <param name="Sequence">The venue's number of the event; 0 when there is none.</param>
/// <param name="Side">Side of the resting order (Buy for bid), or of a trade the aggressor's.</param>
/// <param name="Action">What happened.</param>
/// <param name="Flags">See there.</param>
/// <param name="RecordedLatencyNs">As in <see cref="BookLevel"/>.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct BookOrder(
    long TimeNs,
    long OrderNumber,
    long PriceTicks,
    long QuantityLots,
    long Sequence,
    OrderSide Side,
    BookOrderAction Action,
    BookFlags Flags,
    uint RecordedLatencyNs)
{
    /// <summary>Whether the update is complete with this.</summary>
    public bool IsLast => (Flags & BookFlags.Last) != 0;
}
