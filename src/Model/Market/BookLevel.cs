using System.Runtime.InteropServices;
using Plimsoll.Model.Orders;

namespace Plimsoll.Model.Market;

/// <summary>
/// One price level of an order book and what now rests on it in all: 40 bytes. Of a clearing only time, sequence and
/// flags count. <c>default</c> empties level 0 and is never sent.
/// </summary>
/// <param name="TimeNs">
/// In a data source when it happened at the venue, in the kernel when it became known. Nanoseconds since the
/// epoch, UTC.
/// </param>
/// <param name="PriceTicks">At which price, in ticks.</param>
/// <param name="QuantityLots">What rests there now, in lots; 0 when the level is gone.</param>
/// <param name="Sequence">The venue's number of the update; 0 when there is none.</param>
/// <param name="Side">Buy for the bid side, Sell for the ask side.</param>
/// <param name="Flags">See there.</param>
/// <param name="RecordedLatencyNs">
/// How long the recorder waited for it after the venue's stamp, in nanoseconds, corrected by the offset of its clock;
/// 0 when unknown.
/// </param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct BookLevel(
    long TimeNs,
    long PriceTicks,
    long QuantityLots,
    long Sequence,
    OrderSide Side,
    BookFlags Flags,
    uint RecordedLatencyNs)
{
    /// <summary>Whether the update is complete with this.</summary>
    public bool IsLast => (Flags & BookFlags.Last) != 0;
}
