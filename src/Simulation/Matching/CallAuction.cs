using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// Orders that wait for an auction, and the auction itself: everything that is willing at the one price trades at it,
/// market orders before limit orders, then by price, then by time.
/// </summary>
internal sealed class CallAuction
{
    private readonly OrderPool pool;
    private readonly MatchingBook book;
    private readonly MatchingLog log;
    private readonly AuctionPricing pricing;
    private OrderList marketBuys = OrderList.Empty;
    private OrderList marketSells = OrderList.Empty;
    private OrderList parked = OrderList.Empty;

    public CallAuction(OrderPool pool, MatchingBook book, MatchingLog log, MatchingSettings settings)
    {
        this.pool = pool;
        this.book = book;
        this.log = log;
        pricing = new AuctionPricing(settings);
    }

    /// <summary>First market order of a side, in the order of time; -1 for none.</summary>
    public int FirstMarket(OrderSide side) => side == OrderSide.Buy ? marketBuys.Head : marketSells.Head;

    /// <summary>First order that waits for the closing call; -1 for none.</summary>
    public int FirstParked => parked.Head;

    /// <summary>Puts an order in hand behind the other market orders of its side.</summary>
    public void AddMarket(int index)
    {
        ref var node = ref pool[index];
        node.Place = OrderPlace.AuctionMarket;
        pool.Append(ref node.Side == OrderSide.Buy ? ref marketBuys : ref marketSells, index);
    }

    /// <summary>Puts an order in hand behind the others that wait for the closing call.</summary>
    public void Park(int index)
    {
        pool[index].Place = OrderPlace.Parked;
        pool.Append(ref parked, index);
    }

    /// <summary>Takes a waiting order into the hand.</summary>
    public void TakeOut(int index)
    {
        ref var node = ref pool[index];
        if (node.Place == OrderPlace.Parked)
        {
            pool.Unlink(ref parked, index);
        }
        else
        {
            pool.Unlink(ref node.Side == OrderSide.Buy ? ref marketBuys : ref marketSells, index);
        }

        node.Place = OrderPlace.InHand;
    }

    /// <summary>What the auction would give now.</summary>
    public AuctionOutcome Find(long referenceTicks) =>
        pricing.Find(book, LotsOf(in marketBuys), LotsOf(in marketSells), referenceTicks);

    /// <summary>Trades at the one price.</summary>
    public AuctionOutcome Uncross(long referenceTicks)
    {
        var outcome = Find(referenceTicks);
        var left = outcome.VolumeLots;
        var (buyer, seller) = (OrderList.None, OrderList.None);
        var (buyerDone, sellerDone) = (0L, 0L);
        while (left > 0)
        {
            buyer = buyer == OrderList.None ? First(OrderSide.Buy) : buyer;
            seller = seller == OrderList.None ? First(OrderSide.Sell) : seller;
            var buyerOpen = pool[buyer].OpenLots - buyerDone;
            var sellerOpen = pool[seller].OpenLots - sellerDone;
            var lots = Math.Min(left, Math.Min(buyerOpen, sellerOpen));
            left -= lots;
            buyerDone += lots;
            sellerDone += lots;
            Tell(buyer, seller, outcome.PriceTicks, lots, buyerOpen - lots, sellerOpen - lots);
            if (lots == buyerOpen || left == 0)
            {
                Settle(buyer, buyerDone);
                (buyer, buyerDone) = (OrderList.None, 0);
            }

            if (lots == sellerOpen || left == 0)
            {
                Settle(seller, sellerDone);
                (seller, sellerDone) = (OrderList.None, 0);
            }
        }

        return outcome;
    }

    /// <summary>Cancels what was for the auction only: market orders, and limit orders with its lifetime.</summary>
    public void CancelRests(MatchingLifetime lifetime)
    {
        CancelMarket(ref marketBuys);
        CancelMarket(ref marketSells);
        CancelLimits(book.Bids, lifetime);
        CancelLimits(book.Asks, lifetime);
    }

    private int First(OrderSide side)
    {
        var market = FirstMarket(side);
        return market != OrderList.None ? market : book.SideOf(side).Best.Orders.Head;
    }

    private void Tell(int buyer, int seller, long priceTicks, long lots, long buyerLeft, long sellerLeft) =>
        log.Add(new MatchingEvent
        {
            Kind = MatchingEventKind.AuctionTraded,
            Side = OrderSide.Buy,
            Owner = pool[buyer].Owner,
            Number = pool[buyer].Number,
            OtherNumber = pool[seller].Number,
            PriceTicks = priceTicks,
            QuantityLots = lots,
            LeftLots = buyerLeft,
            OtherLeftLots = sellerLeft,
            ExecutionNumber = book.NextExecution(priceTicks),
        });

    private void Settle(int index, long lots)
    {
        ref var node = ref pool[index];
        if (node.Place == OrderPlace.Book)
        {
            book.FillFirst(book.SideOf(node.Side), index, lots);
            return;
        }

        node.OpenLots -= lots;
        if (node.OpenLots == 0)
        {
            TakeOut(index);
            pool.Release(index);
        }
    }

    private long LotsOf(in OrderList list)
    {
        var sum = 0L;
        for (var i = list.Head; i != OrderList.None; i = pool[i].Next)
        {
            sum += pool[i].OpenLots;
        }

        return sum;
    }

    private void CancelMarket(ref OrderList list)
    {
        while (!list.IsEmpty)
        {
            var index = list.Head;
            TakeOut(index);
            Cancel(index);
        }
    }

    private void CancelLimits(PriceLadder ladder, MatchingLifetime lifetime)
    {
        var key = ladder.BestKey;
        while (key != PriceLadder.NoKey)
        {
            var next = ladder.Below(key);
            var index = ladder.Existing(key).Orders.Head;
            while (index != OrderList.None)
            {
                var following = pool[index].Next;
                if (pool[index].Lifetime == lifetime)
                {
                    book.TakeOut(index);
                    Cancel(index);
                }

                index = following;
            }

            key = next;
        }
    }

    private void Cancel(int index)
    {
        log.Order(MatchingEventKind.Canceled, in pool[index], MatchingReason.AuctionOver);
        pool.Release(index);
    }
}
