using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// The market of one instrument: orders trade by price, then time, on whole ticks; between auctions as they come, in
/// auctions at a single price. One operation at a time; <see cref="Events"/> tells what the latest one did, in order.
/// Nothing throws for bad input: it is refused with a reason, and everything else stays as it was. Nothing is
/// allocated once the arrays have grown to the number of orders at work. Knows no clock: time is the order of calls.
/// </summary>
public sealed class MatchingEngine
{
    private readonly MatchingSettings settings;
    private readonly OrderCheck check;
    private readonly OrderPool pool;
    private readonly MatchingLog log = new();
    private readonly MatchingBook book;
    private readonly StopOrders stops;
    private readonly CallAuction auction;

    /// <summary>Makes an empty market.</summary>
    /// <exception cref="ArgumentException">A limit is out of its range.</exception>
    public MatchingEngine(MatchingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Require();
        this.settings = settings;
        check = new OrderCheck(settings);
        pool = new OrderPool(Math.Min(settings.OrdersExpected, settings.OrdersMax));
        book = new MatchingBook(pool, log);
        stops = new StopOrders(pool);
        auction = new CallAuction(pool, book, log, settings);
        Phase = settings.StartPhase;
    }

    /// <summary>What the market does with orders at present.</summary>
    public MatchingPhase Phase { get; private set; }

    /// <summary>What the latest operation did, in order. Overwritten by the next operation.</summary>
    public ReadOnlySpan<MatchingEvent> Events => log.Events;

    /// <summary>How many orders work, stops and waiting orders included.</summary>
    public int OrderCount => pool.Count;

    /// <summary>How many trades there were; the number of the latest one.</summary>
    public long ExecutionCount => book.ExecutionNumber;

    /// <summary>Price of the latest trade in ticks; meaningless before the first.</summary>
    public long LastTradeTicks => book.LastTicks;

    /// <summary>Whether anything is bid.</summary>
    public bool HasBid => !book.Bids.IsEmpty;

    /// <summary>Whether anything is offered.</summary>
    public bool HasAsk => !book.Asks.IsEmpty;

    /// <summary>Highest price bid, in ticks; meaningless when nothing is bid.</summary>
    public long BestBidTicks => book.Bids.BestKey;

    /// <summary>Lowest price offered, in ticks; meaningless when nothing is offered.</summary>
    public long BestAskTicks => HasAsk ? book.Asks.TicksOf(book.Asks.BestKey) : 0;

    /// <summary>What shows at a price, in lots; 0 when nothing does.</summary>
    public long VisibleLotsAt(OrderSide side, long priceTicks)
    {
        var ladder = book.SideOf(side);
        return check.IsPrice(priceTicks) ? ladder.VisibleAt(ladder.KeyOf(priceTicks)) : 0;
    }

    /// <summary>The next worse price of a side that has orders.</summary>
    /// <param name="side">Which side.</param>
    /// <param name="priceTicks">A price that has orders.</param>
    /// <param name="nextTicks">The next one.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryNextLevel(OrderSide side, long priceTicks, out long nextTicks)
    {
        var ladder = book.SideOf(side);
        var key = ladder.Below(ladder.KeyOf(priceTicks));
        nextTicks = key == PriceLadder.NoKey ? 0 : ladder.TicksOf(key);
        return key != PriceLadder.NoKey;
    }

    /// <summary>What shows of a side, the best price first, at one price the earlier order first.</summary>
    /// <param name="side">Which side.</param>
    /// <param name="target">Takes as many as fit.</param>
    /// <returns>How many were written.</returns>
    public int CopyVisible(OrderSide side, Span<VisibleOrder> target)
    {
        var ladder = book.SideOf(side);
        var count = 0;
        for (var key = ladder.BestKey; key != PriceLadder.NoKey; key = ladder.Below(key))
        {
            var i = ladder.Existing(key).Orders.Head;
            for (; i != OrderList.None && count < target.Length; i = pool[i].Next)
            {
                ref var node = ref pool[i];
                target[count++] = new VisibleOrder(node.Number, node.PriceTicks, node.VisibleLots);
            }
        }

        return count;
    }

    /// <summary>Open quantity of a working order in lots, hidden part included; 0 when no such order works.</summary>
    public long OpenLots(long number)
    {
        var index = pool.Find(number);
        return index < 0 ? 0 : pool[index].OpenLots;
    }

    /// <summary>Takes a new order.</summary>
    /// <returns>Why it was refused, or None; that it ended unfilled stands in the events.</returns>
    public MatchingReason Submit(in MatchingOrder order)
    {
        log.Clear();
        var reason = CheckNew(in order);
        if (reason != MatchingReason.None)
        {
            log.Refused(MatchingEventKind.Rejected, order.Number, order.Side, order.Owner, reason);
            return reason;
        }

        var index = pool.Take(in order);
        log.Order(MatchingEventKind.Accepted, in pool[index]);
        Enter(index);
        TriggerStops();
        return MatchingReason.None;
    }

    /// <summary>Cancels a working order.</summary>
    /// <returns>Why that was refused, or None.</returns>
    public MatchingReason Cancel(long number)
    {
        log.Clear();
        var index = pool.Find(number);
        if (index < 0)
        {
            return RefuseCancel(number);
        }

        TakeOut(index);
        End(index, MatchingReason.Requested);
        return MatchingReason.None;
    }

    /// <summary>
    /// Gives a working order new prices and a new whole quantity (what is filled counts in it). It keeps its place only
    /// when no price changes and the quantity does not grow; else it comes as if it were new, and may trade.
    /// </summary>
    /// <param name="number">Which order.</param>
    /// <param name="priceTicks">New limit price, or <see cref="MatchingOrder.Unchanged"/>.</param>
    /// <param name="stopTicks">New stop price, or <see cref="MatchingOrder.Unchanged"/>.</param>
    /// <param name="quantityLots">New whole quantity; above what is filled.</param>
    /// <returns>Why that was refused, or None.</returns>
    public MatchingReason Replace(long number, long priceTicks, long stopTicks, long quantityLots)
    {
        log.Clear();
        var index = pool.Find(number);
        var reason = index < 0 ? MatchingReason.OrderUnknown
            : check.OfReplacement(in pool[index], priceTicks, stopTicks, quantityLots, Phase, book);
        if (reason != MatchingReason.None)
        {
            log.Refused(MatchingEventKind.ReplaceRejected, number, default, 0, reason);
            return reason;
        }

        ref var node = ref pool[index];
        var price = priceTicks == MatchingOrder.Unchanged ? node.PriceTicks : priceTicks;
        var stop = stopTicks == MatchingOrder.Unchanged ? node.StopTicks : stopTicks;
        var fewer = node.QuantityLots - quantityLots;
        if (price == node.PriceTicks && stop == node.StopTicks && fewer >= 0)
        {
            Shrink(index, fewer);
            return MatchingReason.None;
        }

        TakeOut(index);
        node.PriceTicks = price;
        node.StopTicks = stop;
        node.QuantityLots = quantityLots;
        node.OpenLots -= fewer;
        log.Order(MatchingEventKind.Replaced, in node);
        Enter(index);
        TriggerStops();
        return MatchingReason.None;
    }

    /// <summary>Begins to collect orders for an opening auction: from a closed or a running market.</summary>
    /// <returns>Why that was refused, or None.</returns>
    public MatchingReason BeginOpenCall()
    {
        log.Clear();
        if (Phase is not (MatchingPhase.Closed or MatchingPhase.Continuous))
        {
            return MatchingReason.PhaseForbids;
        }

        Phase = MatchingPhase.OpenCall;
        return MatchingReason.None;
    }

    /// <summary>
    /// Begins to collect orders for the closing auction, from a running market; the orders that waited for it come in.
    /// </summary>
    /// <returns>Why that was refused, or None.</returns>
    public MatchingReason BeginCloseCall()
    {
        log.Clear();
        if (Phase != MatchingPhase.Continuous)
        {
            return MatchingReason.PhaseForbids;
        }

        Phase = MatchingPhase.CloseCall;
        while (auction.FirstParked != OrderList.None)
        {
            var index = auction.FirstParked;
            auction.TakeOut(index);
            Enter(index);
        }

        return MatchingReason.None;
    }

    /// <summary>What an auction would give now.</summary>
    /// <param name="referenceTicks">The price to stay near, in ticks; within the market's range.</param>
    /// <param name="outcome">What it would give.</param>
    /// <returns>Why there is no answer, or None.</returns>
    public MatchingReason TryIndicate(long referenceTicks, out AuctionOutcome outcome)
    {
        outcome = default;
        if (!check.IsPrice(referenceTicks))
        {
            return MatchingReason.PriceOutOfRange;
        }

        outcome = auction.Find(referenceTicks);
        return MatchingReason.None;
    }

    /// <summary>
    /// Ends the call: trades at the single price, cancels what was for this auction only, sets off stops. The market
    /// then runs (after the opening) or is closed (after the closing auction).
    /// </summary>
    /// <param name="referenceTicks">The price to stay near, in ticks; within the market's range.</param>
    /// <param name="outcome">What the auction gave.</param>
    /// <returns>Why that was refused, or None.</returns>
    public MatchingReason Uncross(long referenceTicks, out AuctionOutcome outcome)
    {
        log.Clear();
        outcome = default;
        var reason = Phase is not (MatchingPhase.OpenCall or MatchingPhase.CloseCall) ? MatchingReason.PhaseForbids
            : check.IsPrice(referenceTicks) ? MatchingReason.None
            : MatchingReason.PriceOutOfRange;
        if (reason != MatchingReason.None)
        {
            return reason;
        }

        var isOpening = Phase == MatchingPhase.OpenCall;
        outcome = auction.Uncross(referenceTicks);
        auction.CancelRests(isOpening ? MatchingLifetime.AtOpen : MatchingLifetime.AtClose);
        Phase = isOpening ? MatchingPhase.Continuous : MatchingPhase.Closed;
        if (isOpening && ExecutionCount > 0)
        {
            // Stops that came during the call were not compared with the price before it.
            stops.Mark(LastTradeTicks, LastTradeTicks);
            RunMarked();
        }

        book.ForgetRange();
        return MatchingReason.None;
    }

    /// <summary>Closes a running market without an auction; what works stays, and can only be cancelled.</summary>
    /// <returns>Why that was refused, or None.</returns>
    public MatchingReason Close()
    {
        log.Clear();
        if (Phase != MatchingPhase.Continuous)
        {
            return MatchingReason.PhaseForbids;
        }

        Phase = MatchingPhase.Closed;
        return MatchingReason.None;
    }

    /// <summary>
    /// A hash of all that works, by place and in the order of priority: equal books have equal digests.
    /// </summary>
    public ulong Digest() => MatchingDigest.Of(pool, book, stops, auction);

    private MatchingReason CheckNew(in MatchingOrder order)
    {
        if (order.Number <= 0)
        {
            return MatchingReason.NumberInvalid;
        }

        if (pool.Find(order.Number) >= 0)
        {
            return MatchingReason.NumberTaken;
        }

        var reason = check.Of(in order, Phase);
        return reason != MatchingReason.None ? reason
            : pool.Count >= settings.OrdersMax ? MatchingReason.TooManyOrders
            : order.IsPostOnly && order.Kind == MatchingOrderKind.Limit && Phase == MatchingPhase.Continuous
                && book.WouldTake(order.Side, order.PriceTicks) ? MatchingReason.WouldTake
            : MatchingReason.None;
    }

    private MatchingReason RefuseCancel(long number)
    {
        log.Refused(MatchingEventKind.CancelRejected, number, default, 0, MatchingReason.OrderUnknown);
        return MatchingReason.OrderUnknown;
    }

    /// <summary>Brings an order in hand to where it belongs in the present phase; it may trade.</summary>
    private void Enter(int index)
    {
        ref var node = ref pool[index];
        if (node.Kind is MatchingOrderKind.Stop or MatchingOrderKind.StopLimit)
        {
            if (Phase == MatchingPhase.Continuous && IsReached(in node))
            {
                Activate(index);
            }
            else
            {
                stops.Add(index);
            }
        }
        else if (node.Lifetime == MatchingLifetime.AtClose && Phase != MatchingPhase.CloseCall)
        {
            auction.Park(index);
        }
        else if (Phase == MatchingPhase.Continuous)
        {
            Execute(index);
        }
        else if (node.Kind == MatchingOrderKind.Market)
        {
            auction.AddMarket(index);
        }
        else
        {
            book.Rest(index);
        }
    }

    private bool IsReached(in OrderNode node) => ExecutionCount > 0
        && (node.Side == OrderSide.Buy ? node.StopTicks <= LastTradeTicks : node.StopTicks >= LastTradeTicks);

    private void Activate(int index)
    {
        ref var node = ref pool[index];
        log.Order(MatchingEventKind.Triggered, in node);
        node.Kind = node.Kind == MatchingOrderKind.Stop ? MatchingOrderKind.Market : MatchingOrderKind.Limit;
        if (node.IsPostOnly && book.WouldTake(node.Side, node.PriceTicks))
        {
            End(index, MatchingReason.WouldTake);
        }
        else
        {
            Execute(index);
        }
    }

    private void Execute(int index)
    {
        ref var node = ref pool[index];
        if (node.Lifetime == MatchingLifetime.FillOrKill && !book.CanFillWhole(index))
        {
            End(index, MatchingReason.NotFilledWhole);
            return;
        }

        var reason = book.Take(index);
        if (reason != MatchingReason.None)
        {
            End(index, reason);
        }
        else if (node.OpenLots == 0)
        {
            pool.Release(index);
        }
        else if (node.Kind == MatchingOrderKind.Market || node.Lifetime == MatchingLifetime.ImmediateOrCancel)
        {
            End(index, MatchingReason.ImmediateRest);
        }
        else
        {
            book.Rest(index);
        }
    }

    /// <summary>Activates the stops that the latest trades reach, and those that their trades reach.</summary>
    private void TriggerStops()
    {
        if (book.HighTicks == long.MinValue)
        {
            return;
        }

        stops.Mark(book.LowTicks, book.HighTicks);
        book.ForgetRange();
        RunMarked();
    }

    private void RunMarked()
    {
        for (var index = stops.NextMarked(); index != OrderList.None; index = stops.NextMarked())
        {
            book.ForgetRange();
            Activate(index);
            stops.Mark(book.LowTicks, book.HighTicks);
        }

        book.ForgetRange();
    }

    private void Shrink(int index, long lots)
    {
        ref var node = ref pool[index];
        node.QuantityLots -= lots;
        switch (node.Place)
        {
            case OrderPlace.Book:
                book.Shrink(index, lots);
                break;
            case OrderPlace.Stops:
                stops.Shrink(index, lots);
                break;
            default:
                node.OpenLots -= lots;
                break;
        }

        log.Order(MatchingEventKind.Replaced, in node);
    }

    private void TakeOut(int index)
    {
        switch (pool[index].Place)
        {
            case OrderPlace.Book:
                book.TakeOut(index);
                break;
            case OrderPlace.Stops:
                stops.TakeOut(index);
                break;
            default:
                auction.TakeOut(index);
                break;
        }
    }

    private void End(int index, MatchingReason reason)
    {
        log.Order(MatchingEventKind.Canceled, in pool[index], reason);
        pool.Release(index);
    }
}
