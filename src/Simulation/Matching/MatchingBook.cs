using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// The two sides of a book and what happens when an order meets them: trades by price, then time, with self-trade
/// prevention and icebergs. Knows nothing of phases, stops and requests.
/// </summary>
internal sealed class MatchingBook
{
    private readonly OrderPool pool;
    private readonly MatchingLog log;

    public MatchingBook(OrderPool pool, MatchingLog log)
    {
        this.pool = pool;
        this.log = log;
        Bids = new PriceLadder(pool, isHighestBest: true);
        Asks = new PriceLadder(pool, isHighestBest: false);
    }

    public PriceLadder Bids { get; }

    public PriceLadder Asks { get; }

    /// <summary>Number of the latest trade; 0 before the first.</summary>
    public long ExecutionNumber { get; private set; }

    /// <summary>Price of the latest trade in ticks.</summary>
    public long LastTicks { get; private set; }

    /// <summary>Lowest trade price since <see cref="ForgetRange"/>.</summary>
    public long LowTicks { get; private set; } = long.MaxValue;

    /// <summary>Highest trade price since <see cref="ForgetRange"/>.</summary>
    public long HighTicks { get; private set; } = long.MinValue;

    public PriceLadder SideOf(OrderSide side) => side == OrderSide.Buy ? Bids : Asks;

    public PriceLadder Against(OrderSide side) => side == OrderSide.Buy ? Asks : Bids;

    public void ForgetRange()
    {
        LowTicks = long.MaxValue;
        HighTicks = long.MinValue;
    }

    /// <summary>Whether an order would trade with the best resting one.</summary>
    public bool WouldTake(OrderSide side, long priceTicks)
    {
        var ladder = Against(side);
        return !ladder.IsEmpty && ladder.BestKey >= ladder.KeyOf(priceTicks);
    }

    /// <summary>Lets an order in hand trade as far as it can.</summary>
    /// <returns>
    /// <see cref="MatchingReason.SelfTrade"/> when what is left of it must be cancelled for that.
    /// </returns>
    public MatchingReason Take(int taker)
    {
        ref var order = ref pool[taker];
        var ladder = Against(order.Side);
        var worstKey = WorstKey(ladder, in order);
        var guards = order.Owner != 0 && order.SelfTrade != SelfTradeMode.Allow;
        while (order.OpenLots > 0 && ladder.BestKey >= worstKey)
        {
            var maker = ladder.Best.Orders.Head;
            if (guards && pool[maker].Owner == order.Owner)
            {
                if (!Prevent(ladder, ref order, maker))
                {
                    return MatchingReason.SelfTrade;
                }
            }
            else
            {
                Trade(ladder, ref order, maker);
            }
        }

        return MatchingReason.None;
    }

    /// <summary>Whether an order in hand would be filled whole at once.</summary>
    public bool CanFillWhole(int taker)
    {
        ref var order = ref pool[taker];
        var ladder = Against(order.Side);
        var worstKey = WorstKey(ladder, in order);
        var guards = order.Owner != 0 && order.SelfTrade != SelfTradeMode.Allow;
        var left = order.OpenLots;
        for (var key = ladder.BestKey; key >= worstKey; key = ladder.Below(key))
        {
            ref var level = ref ladder.Existing(key);
            left -= guards ? OthersLots(in level, in order, out var ends) : Whole(in level, out ends);
            if (left <= 0 || ends)
            {
                break;
            }
        }

        return left <= 0;
    }

    /// <summary>Puts an order in hand into the book.</summary>
    public void Rest(int index)
    {
        ref var node = ref pool[index];
        node.Place = OrderPlace.Book;
        node.VisibleLots = node.SliceLots;
        var ladder = SideOf(node.Side);
        ladder.Append(index, ladder.KeyOf(node.PriceTicks));
        log.Book(MatchingEventKind.Added, in node, node.VisibleLots);
    }

    /// <summary>Takes an order out of the book into the hand.</summary>
    public void TakeOut(int index)
    {
        ref var node = ref pool[index];
        var ladder = SideOf(node.Side);
        ladder.Remove(index, ladder.KeyOf(node.PriceTicks));
        var visible = node.VisibleLots;
        node.VisibleLots = 0;
        node.Place = OrderPlace.InHand;
        log.Book(MatchingEventKind.Reduced, in node, visible);
    }

    /// <summary>Takes open quantity away from a resting order, the hidden part first; it keeps its place.</summary>
    /// <param name="index">The order.</param>
    /// <param name="lots">Less than its open quantity.</param>
    public void Shrink(int index, long lots)
    {
        ref var node = ref pool[index];
        node.OpenLots -= lots;
        var fewer = Math.Max(0, node.VisibleLots - node.OpenLots);
        node.VisibleLots -= fewer;
        var ladder = SideOf(node.Side);
        ladder.Reduce(ladder.KeyOf(node.PriceTicks), fewer, lots);
        if (fewer > 0)
        {
            log.Book(MatchingEventKind.Reduced, in node, fewer);
        }
    }

    /// <summary>
    /// Books what the first order of the best level traded: it goes when nothing is left, and behind the others when
    /// its slice is used up and there is more.
    /// </summary>
    public void FillFirst(PriceLadder ladder, int index, long lots)
    {
        ref var node = ref pool[index];
        var shown = Math.Min(lots, node.VisibleLots);
        ref var level = ref ladder.Best;
        level.OpenLots -= lots;
        level.VisibleLots -= shown;
        node.OpenLots -= lots;
        node.VisibleLots -= shown;
        log.Book(MatchingEventKind.Reduced, in node, shown);
        if (node.OpenLots == 0)
        {
            ladder.Remove(index, ladder.BestKey);
            pool.Release(index);
        }
        else if (node.VisibleLots == 0)
        {
            ladder.RefreshFirst(index, node.SliceLots);
            log.Book(MatchingEventKind.Added, in node, node.VisibleLots);
        }
    }

    /// <summary>Gives a trade its number and remembers its price.</summary>
    public long NextExecution(long priceTicks)
    {
        LastTicks = priceTicks;
        LowTicks = Math.Min(LowTicks, priceTicks);
        HighTicks = Math.Max(HighTicks, priceTicks);
        return ++ExecutionNumber;
    }

    private static long WorstKey(PriceLadder ladder, in OrderNode order) =>
        order.Kind == MatchingOrderKind.Market ? PriceLadder.NoKey + 1 : ladder.KeyOf(order.PriceTicks);

    private static long Whole(in PriceLevel level, out bool ends)
    {
        ends = false;
        return level.OpenLots;
    }

    private void Trade(PriceLadder ladder, ref OrderNode order, int maker)
    {
        ref var resting = ref pool[maker];
        var lots = Math.Min(order.OpenLots, resting.VisibleLots);
        order.OpenLots -= lots;
        log.Add(new MatchingEvent
        {
            Kind = MatchingEventKind.Traded,
            Side = order.Side,
            Owner = order.Owner,
            Number = order.Number,
            OtherNumber = resting.Number,
            PriceTicks = resting.PriceTicks,
            QuantityLots = lots,
            LeftLots = order.OpenLots,
            OtherLeftLots = resting.OpenLots - lots,
            ExecutionNumber = NextExecution(resting.PriceTicks),
        });
        FillFirst(ladder, maker, lots);
    }

    /// <returns>Whether the incoming order goes on.</returns>
    private bool Prevent(PriceLadder ladder, ref OrderNode order, int maker)
    {
        if (order.SelfTrade == SelfTradeMode.CancelNewest)
        {
            return false;
        }

        if (order.SelfTrade == SelfTradeMode.DecrementAndCancel)
        {
            return Decrement(ref order, maker);
        }

        CancelOwn(maker);
        return order.SelfTrade == SelfTradeMode.CancelOldest;
    }

    private bool Decrement(ref OrderNode order, int maker)
    {
        ref var resting = ref pool[maker];
        var lots = Math.Min(order.OpenLots, resting.OpenLots);
        order.OpenLots -= lots;
        order.QuantityLots -= lots;
        resting.QuantityLots -= lots;
        log.Add(new MatchingEvent
        {
            Kind = MatchingEventKind.Decremented,
            Side = order.Side,
            Owner = order.Owner,
            Number = order.Number,
            OtherNumber = resting.Number,
            PriceTicks = resting.PriceTicks,
            QuantityLots = lots,
            LeftLots = order.OpenLots,
            OtherLeftLots = resting.OpenLots - lots,
        });
        if (lots < resting.OpenLots)
        {
            Shrink(maker, lots);
        }
        else
        {
            TakeOut(maker);
            resting.OpenLots = 0;
            log.Order(MatchingEventKind.Canceled, in resting, MatchingReason.SelfTrade);
            pool.Release(maker);
        }

        return order.OpenLots > 0;
    }

    private void CancelOwn(int maker)
    {
        TakeOut(maker);
        log.Order(MatchingEventKind.Canceled, in pool[maker], MatchingReason.SelfTrade);
        pool.Release(maker);
    }

    /// <summary>What a level gives an order that must not trade with its owner's orders.</summary>
    /// <param name="level">The level.</param>
    /// <param name="order">The incoming order.</param>
    /// <param name="ends">Whether one of them ends it here.</param>
    private long OthersLots(in PriceLevel level, in OrderNode order, out bool ends)
    {
        var whole = 0L;
        var beforeOwn = 0L;
        ends = false;
        for (var i = level.Orders.Head; i != OrderList.None; i = pool[i].Next)
        {
            ref var node = ref pool[i];
            if (node.Owner != order.Owner)
            {
                whole += node.OpenLots;
                beforeOwn += ends ? 0 : node.VisibleLots;
            }
            else
            {
                ends |= order.SelfTrade != SelfTradeMode.CancelOldest;
            }
        }

        return ends ? beforeOwn : whole;
    }
}
