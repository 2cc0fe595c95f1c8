using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Books;

/// <summary>
/// What own orders took of the displayed depth. The record does not know of it, so it stays taken until the record
/// tells a new quantity for the level.
/// </summary>
internal sealed class TakenDepth
{
    private Level[] levels = new Level[8];

    /// <summary>How many levels something was taken of.</summary>
    public int Count { get; private set; }

    /// <summary>What was taken at a price, in lots.</summary>
    public long LotsAt(OrderSide side, long ticks)
    {
        for (var i = 0; i < Count; i++)
        {
            if (levels[i].Ticks == ticks && levels[i].Side == side)
            {
                return levels[i].Lots;
            }
        }

        return 0;
    }

    public void Add(OrderSide side, long ticks, long lots)
    {
        for (var i = 0; i < Count; i++)
        {
            if (levels[i].Ticks == ticks && levels[i].Side == side)
            {
                levels[i].Lots += lots;
                return;
            }
        }

        if (Count == levels.Length)
        {
            Array.Resize(ref levels, Count * 2);
        }

        levels[Count++] = new Level { Ticks = ticks, Lots = lots, Side = side };
    }

    /// <summary>The record told the level anew.</summary>
    public void Renew(OrderSide side, long ticks)
    {
        for (var i = 0; i < Count; i++)
        {
            if (levels[i].Ticks == ticks && levels[i].Side == side)
            {
                levels[i] = levels[--Count];
                return;
            }
        }
    }

    public void Clear() => Count = 0;

    private struct Level
    {
        public long Ticks;
        public long Lots;
        public OrderSide Side;
    }
}
