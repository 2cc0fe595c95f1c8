using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>
/// The rules of the matching engine once more, over plain lists that are sorted by priority, as slow and as obvious as
/// can be. Tells the same events but those of the visible book.
/// </summary>
internal sealed class NaiveMarket(MatchingSettings settings, PlantedBug bug)
{
    private readonly List<NaiveOrder> marked = [];
    private readonly Dictionary<long, NaiveOrder> working = [];
    private List<NaiveOrder>[]? places;
    private long low = long.MaxValue;
    private long high = long.MinValue;

    public MatchingPhase Phase { get; private set; } = settings.StartPhase;

    public List<MatchingEvent> Events { get; } = [];

    /// <summary>Best price first, then the older.</summary>
    public List<NaiveOrder> Bids { get; } = [];

    public List<NaiveOrder> Asks { get; } = [];

    /// <summary>Lowest stop first, then the older.</summary>
    public List<NaiveOrder> BuyStops { get; } = [];

    /// <summary>Highest stop first, then the older.</summary>
    public List<NaiveOrder> SellStops { get; } = [];

    public List<NaiveOrder> MarketBuys { get; } = [];

    public List<NaiveOrder> MarketSells { get; } = [];

    public List<NaiveOrder> Parked { get; } = [];

    public long Executions { get; private set; }

    public long Last { get; private set; }

    public int Count => working.Count;

    private List<NaiveOrder>[] Places =>
        places ??= [Bids, Asks, BuyStops, SellStops, MarketBuys, MarketSells, Parked];

    public NaiveOrder? Find(long number) => working.GetValueOrDefault(number);

    public ulong Digest()
    {
        var digest = default(MatchingDigest);
        foreach (var place in Places)
        {
            foreach (var order in place)
            {
                digest.AddOrder(order.Number, order.Price, order.Stop, order.Open, order.Visible);
            }

            digest.EndPlace();
        }

        return digest.Value;
    }

    public void Submit(MatchingOrder given)
    {
        Events.Clear();
        var reason = NaiveCheck.Of(given, this, settings, bug);
        if (reason != MatchingReason.None)
        {
            Refuse(MatchingEventKind.Rejected, given.Number, given.Side, given.Owner, reason);
            return;
        }

        var order = new NaiveOrder(given);
        Tell(MatchingEventKind.Accepted, order);
        Enter(order);
        RunStops();
    }

    public void Cancel(long number)
    {
        Events.Clear();
        if (Find(number) is not { } order)
        {
            Refuse(MatchingEventKind.CancelRejected, number, default, 0, MatchingReason.OrderUnknown);
            return;
        }

        Remove(order);
        Tell(MatchingEventKind.Canceled, order, MatchingReason.Requested);
    }

    public void Replace(long number, long price, long stop, long whole)
    {
        Events.Clear();
        var reason = NaiveCheck.OfReplacement(Find(number), price, stop, whole, this, settings, bug);
        if (reason != MatchingReason.None)
        {
            Refuse(MatchingEventKind.ReplaceRejected, number, default, 0, reason);
            return;
        }

        var order = Find(number)!;
        price = price == MatchingOrder.Unchanged ? order.Price : price;
        stop = stop == MatchingOrder.Unchanged ? order.Stop : stop;
        var filled = order.Whole - order.Open;
        var samePrices = price == order.Price && stop == order.Stop;
        var keeps = samePrices && (whole <= order.Whole || bug == PlantedBug.GrownOrderKeepsItsPlace);
        if (keeps)
        {
            order.Whole = whole;
            order.Open = whole - filled;
            order.Visible = Math.Min(order.Visible, order.Open);
            Tell(MatchingEventKind.Replaced, order);
            return;
        }

        Remove(order);
        order.Price = price;
        order.Stop = stop;
        order.Whole = whole;
        order.Open = whole - filled;
        Tell(MatchingEventKind.Replaced, order);
        Enter(order);
        RunStops();
    }

    public void BeginOpenCall()
    {
        Events.Clear();
        if (Phase is MatchingPhase.Closed or MatchingPhase.Continuous)
        {
            Phase = MatchingPhase.OpenCall;
        }
    }

    public void BeginCloseCall()
    {
        Events.Clear();
        if (Phase == MatchingPhase.Continuous)
        {
            Phase = MatchingPhase.CloseCall;
            var waiting = Parked.ToList();
            waiting.ForEach(Remove);
            waiting.ForEach(Enter);
        }
    }

    public void Close()
    {
        Events.Clear();
        Phase = Phase == MatchingPhase.Continuous ? MatchingPhase.Closed : Phase;
    }

    public AuctionOutcome Uncross(long reference)
    {
        Events.Clear();
        if (Phase is MatchingPhase.Continuous or MatchingPhase.Closed || !NaiveCheck.IsPrice(reference, settings))
        {
            return default;
        }

        var outcome = NaiveAuction.Price(this, reference, settings, bug);
        var buyers = NaiveAuction.Queue(MarketBuys, Bids, bug);
        var sellers = NaiveAuction.Queue(MarketSells, Asks, bug);
        var taken = new Dictionary<NaiveOrder, long>();
        for (var left = outcome.VolumeLots; left > 0;)
        {
            var buyer = buyers.First(order => order.Open > 0);
            var seller = sellers.First(order => order.Open > 0);
            var lots = Math.Min(left, Math.Min(buyer.Open, seller.Open));
            left -= lots;
            buyer.Open -= lots;
            seller.Open -= lots;
            taken[buyer] = taken.GetValueOrDefault(buyer) + lots;
            taken[seller] = taken.GetValueOrDefault(seller) + lots;
            TellTrade(MatchingEventKind.AuctionTraded, buyer, seller, outcome.PriceTicks, lots);
        }

        foreach (var (order, lots) in taken)
        {
            Settle(order, lots);
        }

        EndCall();
        return outcome;
    }

    private void EndCall()
    {
        var isOpening = Phase == MatchingPhase.OpenCall;
        var lifetime = isOpening ? MatchingLifetime.AtOpen : MatchingLifetime.AtClose;
        var rests = MarketBuys.Concat(MarketSells)
            .Concat(Bids.Concat(Asks).Where(order => order.Lifetime == lifetime && !KeepsAtClose(order))).ToList();
        foreach (var order in rests)
        {
            Remove(order);
            Tell(MatchingEventKind.Canceled, order, MatchingReason.AuctionOver);
        }

        Phase = isOpening ? MatchingPhase.Continuous : MatchingPhase.Closed;
        (low, high) = isOpening && Executions > 0 ? (Last, Last) : (long.MaxValue, long.MinValue);
        RunStops();
    }

    private bool KeepsAtClose(NaiveOrder order) =>
        bug == PlantedBug.AtCloseRestStays && order.Lifetime == MatchingLifetime.AtClose;

    private void Settle(NaiveOrder order, long lots)
    {
        if (order.Open == 0)
        {
            order.Visible = 0;
            Remove(order);
        }
        else if (order.Visible > 0)
        {
            order.Visible -= Math.Min(order.Visible, lots);
            Refresh(order);
        }
    }

    private void Refresh(NaiveOrder order)
    {
        if (order.Visible == 0)
        {
            if (bug == PlantedBug.RefreshedSliceKeepsItsPlace)
            {
                order.Visible = order.Slice;
                return;
            }

            Remove(order);
            Rest(order);
        }
    }

    private void Enter(NaiveOrder order)
    {
        if (order.IsStop)
        {
            if (Phase == MatchingPhase.Continuous && Executions > 0 && IsReached(order, Last, Last))
            {
                Activate(order);
            }
            else
            {
                Insert(order.IsBuy ? BuyStops : SellStops, order, o => order.IsBuy ? o.Stop : -o.Stop);
            }
        }
        else if (order.Lifetime == MatchingLifetime.AtClose && Phase != MatchingPhase.CloseCall)
        {
            Place(Parked, Parked.Count, order);
        }
        else if (Phase == MatchingPhase.Continuous)
        {
            Execute(order);
        }
        else if (order.Kind == MatchingOrderKind.Market)
        {
            var market = order.IsBuy ? MarketBuys : MarketSells;
            Place(market, market.Count, order);
        }
        else
        {
            Rest(order);
        }
    }

    private void Activate(NaiveOrder order)
    {
        Tell(MatchingEventKind.Triggered, order);
        order.Kind = order.Kind == MatchingOrderKind.Stop ? MatchingOrderKind.Market : MatchingOrderKind.Limit;
        if (order.IsPostOnly && NaiveCheck.WouldTake(this, order.IsBuy, order.Price, bug))
        {
            Tell(MatchingEventKind.Canceled, order, MatchingReason.WouldTake);
        }
        else
        {
            Execute(order);
        }
    }

    private void Execute(NaiveOrder order)
    {
        var against = order.IsBuy ? Asks : Bids;
        if (order.Lifetime == MatchingLifetime.FillOrKill && NaiveCheck.Fillable(order, against, bug) < order.Open)
        {
            Tell(MatchingEventKind.Canceled, order, MatchingReason.NotFilledWhole);
            return;
        }

        while (order.Open > 0 && against.Count > 0 && order.Accepts(against[0].Price))
        {
            var resting = against[0];
            if (order.Owner != 0 && order.Owner == resting.Owner && order.SelfTrade != SelfTradeMode.Allow)
            {
                if (!GoesOnAfter(order, resting))
                {
                    Tell(MatchingEventKind.Canceled, order, MatchingReason.SelfTrade);
                    return;
                }
            }
            else
            {
                Trade(order, resting);
            }
        }

        if (order.Open == 0)
        {
            return;
        }

        var isImmediate = order.Kind == MatchingOrderKind.Market
            || (order.Lifetime == MatchingLifetime.ImmediateOrCancel && bug != PlantedBug.ImmediateRestRests);
        if (isImmediate)
        {
            Tell(MatchingEventKind.Canceled, order, MatchingReason.ImmediateRest);
        }
        else
        {
            Rest(order);
        }
    }

    private void Trade(NaiveOrder order, NaiveOrder resting)
    {
        var lots = Math.Min(order.Open, resting.Visible);
        order.Open -= lots;
        resting.Open -= lots;
        resting.Visible -= lots;
        TellTrade(MatchingEventKind.Traded, order, resting, resting.Price, lots);
        if (resting.Open == 0)
        {
            Remove(resting);
        }
        else
        {
            Refresh(resting);
        }
    }

    private bool GoesOnAfter(NaiveOrder order, NaiveOrder resting)
    {
        switch (order.SelfTrade)
        {
            case SelfTradeMode.CancelNewest when bug != PlantedBug.OldestIsCancelledForNewest:
                return false;
            case SelfTradeMode.CancelNewest or SelfTradeMode.CancelOldest:
                CancelSelf(resting);
                return true;
            case SelfTradeMode.CancelBoth:
                CancelSelf(resting);
                return false;
            default:
                Decrement(order, resting);
                return order.Open > 0;
        }
    }

    private void Decrement(NaiveOrder order, NaiveOrder resting)
    {
        var lots = Math.Min(order.Open, resting.Open);
        order.Open -= lots;
        order.Whole -= lots;
        resting.Whole -= lots;
        resting.Open -= lots;
        Events.Add(new MatchingEvent
        {
            Kind = MatchingEventKind.Decremented, Side = order.Side, Owner = order.Owner, Number = order.Number,
            OtherNumber = resting.Number, PriceTicks = resting.Price, QuantityLots = lots, LeftLots = order.Open,
            OtherLeftLots = resting.Open,
        });
        if (resting.Open == 0)
        {
            CancelSelf(resting);
        }
        else if (bug != PlantedBug.DecrementForgetsResting)
        {
            resting.Visible = Math.Min(resting.Visible, resting.Open);
        }
    }

    private void CancelSelf(NaiveOrder resting)
    {
        Remove(resting);
        Tell(MatchingEventKind.Canceled, resting, MatchingReason.SelfTrade);
    }

    /// <summary>Stops reached by any trade since the last look, then those that their trades reach.</summary>
    private void RunStops()
    {
        Mark();
        while (marked.Count > 0)
        {
            var order = marked[0];
            marked.RemoveAt(0);
            Activate(order);
            Mark();
        }
    }

    private void Mark()
    {
        if (high == long.MinValue)
        {
            return;
        }

        if (bug == PlantedBug.StopIgnoresFirstTradesOfSweep)
        {
            (low, high) = (Last, Last);
        }

        foreach (var stops in new[] { BuyStops, SellStops })
        {
            var reached = stops.Where(order => IsReached(order, low, high)).ToList();
            reached.ForEach(Remove);
            marked.AddRange(reached);
        }

        (low, high) = (long.MaxValue, long.MinValue);
    }

    private bool IsReached(NaiveOrder order, long from, long to)
    {
        var slack = bug == PlantedBug.StopNeedsPriceBeyond ? 1 : 0;
        return order.IsBuy ? to != long.MinValue && to - slack >= order.Stop
            : from != long.MaxValue && from + slack <= order.Stop;
    }

    private void Rest(NaiveOrder order)
    {
        order.Visible = order.Slice;
        Insert(order.IsBuy ? Bids : Asks, order, o => order.IsBuy ? -o.Price : o.Price);
    }

    /// <summary>Behind all that are as good.</summary>
    private void Insert(List<NaiveOrder> place, NaiveOrder order, Func<NaiveOrder, long> rank)
    {
        var at = place.FindIndex(other => rank(other) > rank(order));
        if (bug == PlantedBug.ReplacedOrderKeepsItsPlace && order.Number % 2 == 0)
        {
            at = place.FindIndex(other => rank(other) >= rank(order) && other.Number > order.Number);
        }

        Place(place, at < 0 ? place.Count : at, order);
    }

    private void Place(List<NaiveOrder> place, int at, NaiveOrder order)
    {
        place.Insert(at, order);
        working[order.Number] = order;
    }

    private void Remove(NaiveOrder order)
    {
        foreach (var place in Places)
        {
            place.Remove(order);
        }

        order.Visible = 0;
        working.Remove(order.Number);
    }

    private void TellTrade(MatchingEventKind kind, NaiveOrder order, NaiveOrder other, long price, long lots)
    {
        Last = price;
        low = Math.Min(low, price);
        high = Math.Max(high, price);
        Events.Add(new MatchingEvent
        {
            Kind = kind, Side = order.Side, Owner = order.Owner, Number = order.Number, OtherNumber = other.Number,
            PriceTicks = price, QuantityLots = lots, LeftLots = order.Open, OtherLeftLots = other.Open,
            ExecutionNumber = ++Executions,
        });
    }

    private void Tell(MatchingEventKind kind, NaiveOrder order, MatchingReason reason = MatchingReason.None) =>
        Events.Add(new MatchingEvent
        {
            Kind = kind, Side = order.Side, Reason = reason, Owner = order.Owner, Number = order.Number,
            PriceTicks = order.IsStop ? order.Stop : order.Price, QuantityLots = order.Whole, LeftLots = order.Open,
        });

    private void Refuse(MatchingEventKind kind, long number, OrderSide side, int owner, MatchingReason reason) =>
        Events.Add(new MatchingEvent
        {
            Kind = kind, Number = number, Side = side, Owner = owner, Reason = reason,
        });
}
