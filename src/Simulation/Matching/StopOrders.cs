using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// Orders that wait for a trade at or beyond their stop price. When trades reach several, buy orders come first, from
/// the lowest stop up, then sell orders from the highest down; at one stop price the earlier order comes first.
/// </summary>
internal sealed class StopOrders
{
    private readonly OrderPool pool;
    private OrderList triggered = OrderList.Empty;

    public StopOrders(OrderPool pool)
    {
        this.pool = pool;
        Buys = new PriceLadder(pool, isHighestBest: false);
        Sells = new PriceLadder(pool, isHighestBest: true);
    }

    /// <summary>Buy orders, the lowest stop first.</summary>
    public PriceLadder Buys { get; }

    /// <summary>Sell orders, the highest stop first.</summary>
    public PriceLadder Sells { get; }

    public PriceLadder SideOf(OrderSide side) => side == OrderSide.Buy ? Buys : Sells;

    public void Add(int index)
    {
        ref var node = ref pool[index];
        node.Place = OrderPlace.Stops;
        var ladder = SideOf(node.Side);
        ladder.Append(index, ladder.KeyOf(node.StopTicks));
    }

    public void TakeOut(int index)
    {
        ref var node = ref pool[index];
        var ladder = SideOf(node.Side);
        ladder.Remove(index, ladder.KeyOf(node.StopTicks));
        node.Place = OrderPlace.InHand;
    }

    /// <summary>Takes open quantity away from a waiting order; it keeps its place.</summary>
    public void Shrink(int index, long lots)
    {
        ref var node = ref pool[index];
        node.OpenLots -= lots;
        var ladder = SideOf(node.Side);
        ladder.Reduce(ladder.KeyOf(node.StopTicks), 0, lots);
    }

    /// <summary>Marks all that trades between two prices reach.</summary>
    public void Mark(long lowTicks, long highTicks)
    {
        while (!Buys.IsEmpty && Buys.TicksOf(Buys.BestKey) <= highTicks)
        {
            MarkFirst(Buys);
        }

        while (!Sells.IsEmpty && Sells.TicksOf(Sells.BestKey) >= lowTicks)
        {
            MarkFirst(Sells);
        }
    }

    /// <summary>The next of the marked orders, in hand.</summary>
    /// <returns>-1 when there is none.</returns>
    public int NextMarked()
    {
        var first = triggered.Head;
        if (first != OrderList.None)
        {
            pool.Unlink(ref triggered, first);
        }

        return first;
    }

    private void MarkFirst(PriceLadder ladder)
    {
        var first = ladder.Best.Orders.Head;
        TakeOut(first);
        pool.Append(ref triggered, first);
    }
}
