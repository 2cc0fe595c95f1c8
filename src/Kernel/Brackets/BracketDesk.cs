using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>
/// The brackets of a run. Hears of every report before the strategies do, so that what is filled is protected at once.
/// </summary>
internal sealed class BracketDesk : ISavedPart
{
    /// <summary>Ended brackets that are remembered, because executions may come late.</summary>
    private const int EndedKept = 256;

    private readonly ILegDesk desk;
    private readonly BracketRules rules;
    private readonly List<Bracket> live = [];
    private readonly Queue<Bracket> ended = new();
    private readonly List<OrderPair> pairs = [];
    private long lastNumber;

    public BracketDesk(ILegDesk desk)
        : this(desk, new BracketRules(desk))
    {
    }

    public BracketDesk(ILegDesk desk, BracketRules rules)
    {
        this.desk = desk;
        this.rules = rules;
    }

    /// <summary>The brackets that are not over, oldest first.</summary>
    public IReadOnlyList<Bracket> Live => live;

    /// <summary>Whether a bracket has to try again with the next market event.</summary>
    public bool NeedsAttention { get; private set; }

    /// <summary>Places a bracket.</summary>
    /// <returns>Its number; none when the entry was refused.</returns>
    /// <exception cref="ArgumentException">The request contradicts itself.</exception>
    public BracketId Place(StrategyIndex strategy, BracketRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(request));
        }

        var bracket = Make(strategy, request.Entry.Instrument, request.Entry.Side, request);
        var id = desk.PlaceEntry(
            strategy, request.Entry, bracket.GroupOf(BracketRole.Entry), request.StopPrice, request.StopTrail,
            out var reason);
        bracket.Entry = id;
        if (reason != OrderReason.None)
        {
            return BracketId.None;
        }

        live.Add(bracket);
        return new BracketId(bracket.Number);
    }

    /// <summary>Protects what is held already: stop and targets of which one ends the other.</summary>
    /// <param name="strategy">Whose position.</param>
    /// <param name="request">Of the entry only instrument and side count.</param>
    /// <returns>Its number; none when nothing is held that is not protected yet.</returns>
    public BracketId Protect(StrategyIndex strategy, BracketRequest request)
    {
        if (request.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(request));
        }

        var instrument = request.Entry.Instrument;
        var side = request.Entry.Side;
        var held = side == OrderSide.Buy
            ? desk.PositionLots(strategy, instrument)
            : -desk.PositionLots(strategy, instrument);
        var free = held - ProtectedLots(strategy, instrument, side);
        if (free <= 0)
        {
            return BracketId.None;
        }

        var bracket = Make(strategy, instrument, side, request);
        bracket.EntryLots = free;
        bracket.FirstFillNs = desk.NowNs;
        live.Add(bracket);
        Settle(bracket);
        return new BracketId(bracket.Number);
    }

    /// <summary>Places two orders of which one may trade.</summary>
    /// <returns>Both numbers; when one was refused, the other is cancelled.</returns>
    public (OrderId First, OrderId Second) PlacePair(
        StrategyIndex strategy, in OrderRequest first, in OrderRequest second)
    {
        var one = desk.Place(strategy, in first, 0, out var reasonOfOne);
        if (reasonOfOne != OrderReason.None)
        {
            return (one, OrderId.None);
        }

        var two = desk.Place(strategy, in second, 0, out var reasonOfTwo);
        if (reasonOfTwo != OrderReason.None)
        {
            Withdraw(one);
            return (one, two);
        }

        pairs.Add(new OrderPair(strategy, one, two));
        return (one, two);
    }

    /// <summary>The bracket of that number and strategy, if it is not over.</summary>
    public Bracket? Find(StrategyIndex strategy, BracketId id)
    {
        var bracket = FindLive(id.Value);
        return bracket is not null && bracket.Strategy == strategy ? bracket : null;
    }

    /// <summary>Moves the stop.</summary>
    /// <returns>False when the bracket is over or has no stop.</returns>
    public bool AmendStop(StrategyIndex strategy, BracketId id, Price price, Trail trail)
    {
        if (Find(strategy, id) is not { HasStop: true, Phase: BracketPhase.Active } bracket)
        {
            return false;
        }

        bracket.StopPrice = price.Ticks == 0 ? bracket.StopPrice : price;
        bracket.StopTrail = trail.Kind == TrailKind.None ? bracket.StopTrail : trail;
        bracket.ChangeRefusals = 0;
        Settle(bracket);
        return true;
    }

    /// <summary>Moves a target.</summary>
    /// <returns>False when the bracket is over or has no such target.</returns>
    public bool AmendTarget(StrategyIndex strategy, BracketId id, int target, Price price)
    {
        if (Find(strategy, id) is not { Phase: BracketPhase.Active } bracket || price.Ticks <= 0
            || target < 0 || target >= bracket.Targets.Length)
        {
            return false;
        }

        bracket.Targets[target].Price = price;
        bracket.Targets[target].Failures = 0;
        Settle(bracket);
        return true;
    }

    /// <summary>Cancels what is left of the entry and closes what is held, at market.</summary>
    /// <returns>False when the bracket is over.</returns>
    public bool Close(StrategyIndex strategy, BracketId id, string reason)
    {
        if (Find(strategy, id) is not { } bracket)
        {
            return false;
        }

        rules.Close(bracket, reason);
        Retire(bracket);
        return true;
    }

    /// <summary>Closes all brackets of a strategy in an instrument.</summary>
    /// <returns>The exit order of the first that held anything, or none.</returns>
    public OrderId CloseAll(StrategyIndex strategy, InstrumentIndex instrument, string reason)
    {
        var exit = OrderId.None;
        for (var i = live.Count - 1; i >= 0; i--)
        {
            var bracket = live[i];
            if (bracket.Strategy == strategy && bracket.Instrument == instrument)
            {
                rules.Close(bracket, reason);
                exit = bracket.Exit.IsNone ? exit : bracket.Exit;
                Retire(bracket);
            }
        }

        return exit;
    }

    /// <summary>Lots of a position that brackets look after.</summary>
    public long ProtectedLots(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side)
    {
        var lots = 0L;
        foreach (var bracket in live)
        {
            if (bracket.Strategy == strategy && bracket.Instrument == instrument && bracket.Side == side)
            {
                lots += Math.Max(0, bracket.OpenLots);
            }
        }

        return lots;
    }

    /// <summary>Hears of a report that changed an order.</summary>
    /// <param name="order">The order after it.</param>
    /// <param name="kind">What was reported.</param>
    /// <param name="fillLots">What was executed; 0 for nothing.</param>
    public void OnReport(Order order, EventKind kind, long fillLots)
    {
        if (order.Group == 0)
        {
            OnOther(order, fillLots);
            return;
        }

        var number = BracketRole.NumberOf(order.Group);
        var bracket = FindLive(number) ?? Revive(number, fillLots);
        if (bracket is null)
        {
            return;
        }

        if (fillLots > 0)
        {
            CountFill(bracket, order, fillLots);
        }

        Note(bracket, order, kind);
        Settle(bracket);
        if (fillLots > 0 && live.Count != 0)
        {
            // Legs that crossed may have closed what another bracket looks after.
            Release(bracket.Strategy, bracket.Instrument, bracket.Side);
        }
    }

    /// <summary>The market moved on: brackets that could not be covered try again.</summary>
    public void Attend()
    {
        NeedsAttention = false;
        for (var i = live.Count - 1; i >= 0; i--)
        {
            if (live[i].NeedsAttention)
            {
                live[i].ExitFailures = Math.Min(live[i].ExitFailures, BracketRules.ExitFailuresMax - 1);
                Settle(live[i]);
            }
        }
    }

    /// <summary>Brings all brackets in order, after a restore.</summary>
    public void SettleAll()
    {
        for (var i = live.Count - 1; i >= 0; i--)
        {
            Settle(live[i]);
        }
    }

    public void Save(IStateWriter writer)
    {
        BracketState.Save(writer, lastNumber, live, ended, pairs);
        writer.WriteFlag(NeedsAttention);
    }

    public void Restore(IStateReader reader)
    {
        lastNumber = BracketState.Restore(reader, live, ended, pairs);
        NeedsAttention = reader.ReadFlag();
    }

    private static void CountFill(Bracket bracket, Order order, long lots)
    {
        var role = BracketRole.Of(order.Group);
        if (role == BracketRole.Entry)
        {
            bracket.EntryLots += lots;
            return;
        }

        bracket.ExitLots += lots;
        if (role >= BracketRole.FirstTarget)
        {
            bracket.Targets[role - BracketRole.FirstTarget].FilledLots += lots;
        }
    }

    private Bracket Make(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side, BracketRequest request)
    {
        var targets = new BracketLeg[request.Targets.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = new BracketLeg
            {
                Price = request.Targets[i].Price, ShareMillionths = request.Targets[i].ShareMillionths,
            };
        }

        return new Bracket
        {
            Number = ++lastNumber,
            Strategy = strategy,
            Instrument = instrument,
            Side = side,
            HasStop = request.HasStop,
            StopPrice = request.StopPrice,
            StopLimitPrice = request.StopLimitPrice,
            StopTrail = request.StopTrail,
            StopReason = request.StopReason,
            TargetReason = request.TargetReason,
            Targets = targets,
        };
    }

    private void Note(Bracket bracket, Order order, EventKind kind)
    {
        if (bracket.EntryLots > 0 && bracket.FirstFillNs < 0)
        {
            bracket.FirstFillNs = desk.NowNs;
        }

        if (kind == EventKind.OrderAccepted && order.Id == bracket.Stop && bracket.ProtectedNs < 0)
        {
            bracket.ProtectedNs = desk.NowNs;
        }

        if (kind == EventKind.ReplaceRejected)
        {
            BracketRules.OnChangeRefused(bracket, order);
        }
        else if (kind == EventKind.OrderReplaced && order.Id == bracket.Stop)
        {
            bracket.ChangeRefusals = 0;
        }
        else if (OrderLife.IsFinal(order.Status) && order.Status != OrderStatus.Filled && !order.IsCancelAsked)
        {
            BracketRules.OnLegLost(bracket, order);
        }
    }

    // An order of no bracket: a pair, or something that closed a position which brackets look after.
    private void OnOther(Order order, long fillLots)
    {
        var isOver = OrderLife.IsFinal(order.Status);
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            var pair = pairs[i];
            if (pair.First != order.Id && pair.Second != order.Id)
            {
                continue;
            }

            if (fillLots > 0)
            {
                Withdraw(pair.First == order.Id ? pair.Second : pair.First);
            }

            if (isOver && desk.Find(pair.First) is null && desk.Find(pair.Second) is null)
            {
                pairs.RemoveAt(i);
            }
        }

        if (fillLots > 0 && live.Count != 0)
        {
            var closes = order.Request.Side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;
            Release(order.Strategy, order.Request.Instrument, closes);
        }
    }

    /// <summary>Brackets may not look after more than is held; the oldest gives up first.</summary>
    private void Release(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side)
    {
        var position = desk.PositionLots(strategy, instrument);
        var held = Math.Max(0, side == OrderSide.Buy ? position : -position);
        var excess = ProtectedLots(strategy, instrument, side) - held;
        for (var i = 0; i < live.Count && excess > 0; i++)
        {
            var bracket = live[i];
            if (bracket.Strategy == strategy && bracket.Instrument == instrument && bracket.Side == side)
            {
                var released = Math.Min(excess, Math.Max(0, bracket.OpenLots));
                bracket.ReleasedLots += released;
                excess -= released;
                rules.Settle(bracket);
            }
        }

        for (var i = live.Count - 1; i >= 0; i--)
        {
            Retire(live[i]);
        }
    }

    private void Settle(Bracket bracket)
    {
        rules.Settle(bracket);
        NeedsAttention |= bracket.NeedsAttention;
        Retire(bracket);
    }

    private void Retire(Bracket bracket)
    {
        if (bracket.Phase != BracketPhase.Done || !live.Remove(bracket))
        {
            return;
        }

        ended.Enqueue(bracket);
        if (ended.Count > EndedKept)
        {
            _ = ended.Dequeue();
        }
    }

    // A fill after the end: what it brought has to be protected like any other.
    private Bracket? Revive(long number, long fillLots)
    {
        if (fillLots == 0)
        {
            return null;
        }

        foreach (var bracket in ended)
        {
            if (bracket.Number == number && bracket.Phase == BracketPhase.Done)
            {
                bracket.Phase = bracket.ExitReason.Length == 0 ? BracketPhase.Active : BracketPhase.Closing;
                live.Add(bracket);
                return bracket;
            }
        }

        return null;
    }

    private Bracket? FindLive(long number)
    {
        for (var i = live.Count - 1; i >= 0; i--)
        {
            if (live[i].Number == number)
            {
                return live[i];
            }
        }

        return null;
    }

    private void Withdraw(OrderId id)
    {
        if (desk.Find(id) is { } order)
        {
            desk.Withdraw(order);
        }
    }
}
