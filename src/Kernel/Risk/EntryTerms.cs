using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>What an entry brings with it to limit its loss. <c>default</c> is nothing.</summary>
/// <param name="HasBracket">Whether it is the entry of a bracket.</param>
/// <param name="StopTicks">The price of its stop; 0 for none.</param>
/// <param name="StopTrail">How far its stop trails; none for one that does not.</param>
internal readonly record struct EntryTerms(bool HasBracket, long StopTicks, Trail StopTrail)
{
    public bool HasStop => StopTicks != 0 || StopTrail.Kind != TrailKind.None;

    /// <summary>How far the stop is from an entry price, in ticks; null without a stop, or on the wrong side.</summary>
    public long? DistanceTicks(OrderSide side, long entryTicks)
    {
        if (StopTicks != 0)
        {
            var distance = side == OrderSide.Buy ? entryTicks - StopTicks : StopTicks - entryTicks;
            return distance > 0 ? distance : null;
        }

        return StopTrail.Kind switch
        {
            TrailKind.None => null,
            TrailKind.Percent => (long)((Int128)Math.Abs(entryTicks) * StopTrail.Value / 1_000_000),
            _ => StopTrail.Value,
        };
    }
}
