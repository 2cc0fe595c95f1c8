using System.Runtime.InteropServices;

namespace Plimsoll.Model.Market;

/// <summary>
/// The best bid and offer of a market: 48 bytes. A side that is empty has a quantity of 0 lots. <c>default</c> has both
/// sides empty.
/// </summary>
/// <param name="TimeNs">
/// In a data source when it happened at the venue, in the kernel when it became known. Nanoseconds since the
/// epoch, UTC.
/// </param>
/// <param name="BidTicks">Highest price bid, in ticks; meaningless when nothing is bid.</param>
/// <param name="BidLots">What is bid there, in lots; 0 or greater.</param>
/// <param name="AskTicks">Lowest price offered, in ticks; meaningless when nothing is offered.</param>
/// <param name="AskLots">What is offered there, in lots; 0 or greater.</param>
/// <param name="RecordedLatencyNs">As in <see cref="BookLevel"/>.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct QuoteTick(
    long TimeNs, long BidTicks, long BidLots, long AskTicks, long AskLots, uint RecordedLatencyNs)
{
    /// <summary>Whether both sides are there.</summary>
    public bool IsTwoSided => BidLots > 0 && AskLots > 0;
}
