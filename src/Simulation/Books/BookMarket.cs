using Plimsoll.Kernel.Books;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Simulation.Books;

/// <summary>One instrument at the book venue: the recorded book at venue time and the own orders in it.</summary>
internal sealed class BookMarket
{
    private readonly SessionCalendar calendar;
    private OrderBookByOrder? byOrder;
    private bool hasDepth;

    public BookMarket(InstrumentIndex index, Instrument instrument, int strategyCount)
    {
        Index = index;
        Instrument = instrument;
        calendar = SessionCalendar.Get(instrument.CalendarName);
        PositionLots = new long[strategyCount];
    }

    public InstrumentIndex Index { get; }

    public Instrument Instrument { get; }

    /// <summary>The recorded book by level.</summary>
    public OrderBook Levels { get; private set; } = new();

    /// <summary>Signed positions by strategy.</summary>
    public long[] PositionLots { get; }

    /// <summary>Own orders that rest, buying.</summary>
    public OwnQueue Bids { get; } = new(isBid: true);

    /// <summary>Own orders that rest, selling.</summary>
    public OwnQueue Asks { get; } = new(isBid: false);

    /// <summary>Own orders that wait for a valid book, oldest first.</summary>
    public List<HeldOrder> Waiting { get; } = new(16);

    /// <summary>Own orders that wait for their trigger, oldest first.</summary>
    public List<HeldOrder> Untriggered { get; } = new(16);

    /// <summary>What own orders took of the displayed depth.</summary>
    public TakenDepth Taken { get; } = new();

    /// <summary>What the record says was traded and its levels do not show yet.</summary>
    public TakenDepth Unshown { get; } = new();

    /// <summary>Whether the last update is complete.</summary>
    public bool IsConsistent { get; set; }

    /// <summary>Whether the book was emptied and told anew since own orders last compared it.</summary>
    public bool IsRenewed { get; set; }

    /// <summary>Price of the last trade; meaningless before the first.</summary>
    public long LastTradeTicks { get; set; }

    public bool HasTrades { get; set; }

    /// <summary>Whether the record tells what the venue's book is at this moment.</summary>
    public bool CanTrade => IsConsistent && Levels.IsValid;

    /// <summary>Whether events can concern an own order.</summary>
    public bool HasOrders => Bids.Count + Asks.Count + Waiting.Count + Untriggered.Count != 0;

    /// <summary>Order by order, when the record is.</summary>
    public OrderBookByOrder ByOrder
    {
        get
        {
            if (byOrder is null)
            {
                byOrder = new OrderBookByOrder();
                Levels = byOrder.Levels;
            }

            hasDepth = true;
            return byOrder;
        }
    }

    public bool IsByOrder => byOrder is not null;

    /// <summary>Whether quotes make the book: there is no depth in the record.</summary>
    public bool IsQuoted => !hasDepth;

    /// <summary>Own orders of a side.</summary>
    public OwnQueue Own(OrderSide side) => side == OrderSide.Buy ? Bids : Asks;

    /// <summary>Depth comes: from now on it makes the book, not the quotes.</summary>
    public void NoteDepth()
    {
        if (!hasDepth)
        {
            hasDepth = true;
            Levels.Clear(BookFlags.Gap);
        }
    }

    /// <summary>What can be taken at a price now.</summary>
    public long AvailableLots(OrderSide side, in PriceLevel level)
    {
        var lots = level.QuantityLots;
        lots -= Taken.Count == 0 ? 0 : Taken.LotsAt(side, level.PriceTicks);
        lots -= Unshown.Count == 0 ? 0 : Unshown.LotsAt(side, level.PriceTicks);
        return Math.Max(0, lots);
    }

    /// <summary>The best level of a side of which something can be taken.</summary>
    /// <param name="side">Buy for bids, Sell for offers.</param>
    /// <param name="available">Its price and what can be taken.</param>
    /// <returns>False when there is none.</returns>
    public bool TryBest(OrderSide side, out PriceLevel available)
    {
        var isThere = side == OrderSide.Buy ? Levels.HasBid : Levels.HasAsk;
        var level = side == OrderSide.Buy
            ? new PriceLevel(Levels.BestBidTicks, Levels.BestBidLots)
            : new PriceLevel(Levels.BestAskTicks, Levels.BestAskLots);
        return TryAvailable(side, isThere, level, out available);
    }

    /// <summary>The best level behind another of which something can be taken.</summary>
    public bool TryNext(OrderSide side, long ticks, out PriceLevel available)
    {
        var isThere = Levels.TryNext(side, ticks, out var level);
        return TryAvailable(side, isThere, level, out available);
    }

    /// <summary>The place of an order that joins a price now.</summary>
    public QueuePosition PlaceAt(OrderSide side, long ticks) =>
        QueuePosition.Last(Levels.LotsAt(side, ticks), Unshown.LotsAt(side, ticks));

    /// <summary>The last order of others at a price, of market-by-order data; 0 for none.</summary>
    public long TailAt(OrderSide side, long ticks)
    {
        var tail = 0L;
        if (byOrder is not null && byOrder.TryFirst(side, ticks, out var order))
        {
            do
            {
                tail = order.Number;
            }
            while (byOrder.TryBehind(tail, out order));
        }

        return tail;
    }

    /// <summary>Whether an order can only shrink a position: who sells outright can sell only what is there.</summary>
    public bool OnlyReduces(HeldOrder order) =>
        order.Request.IsReduceOnly || (Instrument.Kind == InstrumentKind.Spot && !order.IsBuy);

    /// <summary>
    /// When an order that arrives now ends by its time in force. Its lifetime is the kernel's business: venues know
    /// nothing of it.
    /// </summary>
    public long EndOf(in OrderRequest request, long nowNs) => request.TimeInForce switch
    {
        TimeInForce.GoodTillDate => request.ExpiresAt.UnixNanos,
        TimeInForce.Day when calendar.TryNextSession(nowNs, includeExtended: false, out var session) => session.CloseNs,
        _ => long.MaxValue,
    };

    private bool TryAvailable(OrderSide side, bool isThere, PriceLevel level, out PriceLevel available)
    {
        while (isThere)
        {
            var lots = AvailableLots(side, in level);
            if (lots > 0)
            {
                available = new PriceLevel(level.PriceTicks, lots);
                return true;
            }

            isThere = Levels.TryNext(side, level.PriceTicks, out level);
        }

        available = default;
        return false;
    }
}
