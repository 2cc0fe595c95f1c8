using Plimsoll.Kernel.Invariants;

namespace Plimsoll.Simulation.Books;

/// <summary>Own orders that rest on one side of one book, the best price first, then the oldest.</summary>
internal sealed class OwnQueue
{
    private readonly bool isBid;
    private HeldOrder[] orders = new HeldOrder[16];

    public OwnQueue(bool isBid) => this.isBid = isBid;

    public int Count { get; private set; }

    public HeldOrder this[int place] => orders[place];

    /// <summary>Price of the best one; only when there is one.</summary>
    public long BestTicks => orders[0].LimitTicks;

    /// <summary>Whether one price is better than another on this side.</summary>
    public bool IsBetter(long ticks, long than) => isBid ? ticks > than : ticks < than;

    /// <summary>The first order at a price or worse.</summary>
    public int FirstAt(long ticks)
    {
        var place = 0;
        while (place < Count && IsBetter(orders[place].LimitTicks, ticks))
        {
            place++;
        }

        return place;
    }

    /// <summary>Whether any own order rests at a price.</summary>
    public bool HasAt(long ticks)
    {
        var place = FirstAt(ticks);
        return place < Count && orders[place].LimitTicks == ticks;
    }

    /// <summary>Puts an order behind all of its price.</summary>
    public void Add(HeldOrder order)
    {
        if (Count == orders.Length)
        {
            Array.Resize(ref orders, Count * 2);
        }

        var place = Count;
        while (place > 0 && IsBetter(order.LimitTicks, orders[place - 1].LimitTicks))
        {
            orders[place] = orders[place - 1];
            place--;
        }

        orders[place] = order;
        Count++;
    }

    public void Remove(HeldOrder order)
    {
        var place = Array.IndexOf(orders, order, 0, Count);
        Invariant.Holds(place >= 0, "an order rests on no side of its book");
        Array.Copy(orders, place + 1, orders, place, Count - place - 1);
        Count--;
    }
}
