using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// The way of an order out: intent, allocation, risk, command. <see cref="ReportDesk"/> is the way back.
/// </summary>
internal sealed class OrderDesk : ISavedPart
{
    /// <summary>The reason that forced closings carry.</summary>
    private const string ForcedReason = "liquidation";

    private readonly AccountBook account;
    private readonly Liquidations liquidations;
    private readonly IOrderGateway gateway;
    private readonly IRunObserver observer;
    private readonly OrderStore orders;
    private readonly OrderFacts facts;
    private readonly RiskDesk risk;
    private readonly DecisionDesk decisions;
    private readonly List<OrderView> refusals = [];
    private long burstEventNumber;
    private int burstCount;

    public OrderDesk(
        KernelConfiguration configuration,
        AccountBook account,
        MarginWatch margin,
        IOrderGateway gateway,
        IRunObserver observer,
        RiskDesk risk,
        int strategyCount)
    {
        this.risk = risk;
        orders = new OrderStore(risk.Book.Working);
        liquidations = new Liquidations(account, observer);
        this.account = account;
        this.gateway = gateway;
        this.observer = observer;
        Reports = new ReportDesk(
            account, orders, observer, liquidations, configuration.Instruments.Count, new StrategyIndex(strategyCount));
        facts = new OrderFacts(configuration, account, margin, orders, Reports, risk);
        Sizes = new SizingDesk(configuration.Sizing, account, facts, risk, orders);
        decisions = new DecisionDesk(configuration.Sizing, account, facts, observer, strategyCount);
    }

    public OrderStore Orders => orders;

    /// <summary>Gives entries their size.</summary>
    public SizingDesk Sizes { get; }

    /// <summary>What the risk layers said of the last order or change.</summary>
    public RiskAnswer LastAnswer { get; private set; }

    /// <summary>Tells what led to each intent.</summary>
    public DecisionDesk Decisions => decisions;

    /// <summary>The way back.</summary>
    public ReportDesk Reports { get; }

    /// <summary>
    /// Orders refused during this event that their strategies have not been told of yet, oldest first.
    /// </summary>
    public List<OrderView> Refusals => refusals;

    /// <summary>An entry whose size the run's rule decides. None while an own entry already works.</summary>
    public OrderId Enter(KernelMoment moment, StrategyIndex strategy, InstrumentIndex instrument, OrderSide side,
        string reason)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument
                && order.Request.Side == side && !order.Request.IsReduceOnly)
            {
                return OrderId.None;
            }
        }

        var request = Sizes.Entry(strategy, instrument, side, reason);
        return Submit(moment, strategy, in request, group: 0, default, IntentKind.Entry, out _);
    }

    /// <summary>
    /// Closes the strategy's position at market. None when flat or while a market exit already works.
    /// </summary>
    /// <param name="moment">Now.</param>
    /// <param name="strategy">Whose position.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="exceptLots">Signed lots that brackets close themselves.</param>
    /// <param name="reason">Why.</param>
    /// <param name="kind">What is meant by it.</param>
    public OrderId Exit(
        KernelMoment moment, StrategyIndex strategy, InstrumentIndex instrument, long exceptLots, string reason,
        IntentKind kind = IntentKind.Exit)
    {
        var lots = account.Book(instrument).Positions[strategy.Value].Lots - exceptLots;
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument
                && order.Group == 0 && order.Request is { Type: OrderType.Market, IsReduceOnly: true })
            {
                return OrderId.None;
            }
        }

        CancelAll(moment, strategy, instrument);
        if (lots == 0)
        {
            return OrderId.None;
        }

        var request = new OrderRequest
        {
            Instrument = instrument,
            Side = lots > 0 ? OrderSide.Sell : OrderSide.Buy,
            Type = OrderType.Market,
            Quantity = Quantity.FromLots(Math.Abs(lots)),
            IsReduceOnly = true,
            Reason = reason,
        };
        return Submit(moment, strategy, in request, group: 0, default, kind, out _);
    }

    /// <summary>
    /// Closes everything on margin at the market, whichever strategy holds it; the last place holds what came from
    /// outside, which nobody here can close.
    /// </summary>
    public void Liquidate(KernelMoment moment)
    {
        foreach (var book in account.Books)
        {
            for (var i = 0; book.Margin is not null && i < book.Positions.Length - 1; i++)
            {
                var id = book.Positions[i].Lots == 0
                    ? OrderId.None
                    : Exit(moment, new StrategyIndex(i), book.Index, exceptLots: 0, ForcedReason, IntentKind.Forced);
                if (id != OrderId.None)
                {
                    liquidations.Add(id);
                }
            }
        }
    }

    /// <summary>Notes an order of a journal that closes by force.</summary>
    public void NoteForced(Order order)
    {
        if (order.Request is { Type: OrderType.Market, IsReduceOnly: true, Reason: ForcedReason })
        {
            liquidations.Add(order.Id);
        }
    }

    /// <summary>Any order. It gets a number even when it is refused, so that the refusal is on record.</summary>
    public OrderId Submit(KernelMoment moment, StrategyIndex strategy, in OrderRequest wish) =>
        Submit(moment, strategy, in wish, group: 0, default, IntentKind.Order, out _);

    /// <summary>Any order.</summary>
    /// <param name="moment">Now.</param>
    /// <param name="strategy">Whose.</param>
    /// <param name="wish">The order.</param>
    /// <param name="group">The bracket it belongs to; 0 for none.</param>
    /// <param name="terms">What it brings to limit its loss.</param>
    /// <param name="kind">What is meant by it.</param>
    /// <param name="reason">Why it was refused; none when it went out.</param>
    /// <returns>Its number, also when it was refused.</returns>
    public OrderId Submit(
        KernelMoment moment, StrategyIndex strategy, in OrderRequest wish, long group, EntryTerms terms,
        IntentKind kind, out OrderReason reason)
    {
        CheckBurst(moment);
        // Only market orders have budgets; of the others the quantity counts.
        var request = wish.Type == OrderType.Market || wish.QuoteBudget.IsZero
            ? wish
            : wish with { QuoteBudget = Amount.Zero };
        var id = orders.NextId();
        var basis = facts.Of(moment, strategy, in request, changed: null, terms);
        var answer = RiskGate.Check(id, in request, in basis, out var approved);
        reason = answer.First;
        Note(in answer, moment);
        if (decisions.IsHeard)
        {
            decisions.Tell(moment, strategy, kind, in request, id, group, in answer);
        }

        if (!answer.IsAllowed)
        {
            var refusal = Refusal(id, strategy, in request, reason, moment.NowNs);
            refusals.Add(refusal);
            observer.OnOrder(in refusal);
            return id;
        }

        var order = orders.Add(id, strategy, in request, moment.NowNs);
        order.Group = group;
        order.Status = OrderLife.Step(order.Status, OrderLifeEvent.Send, hasFills: false).Next;
        observer.OnOrder(order.View());
        gateway.Submit(in approved);
        return id;
    }

    public void Cancel(KernelMoment moment, StrategyIndex strategy, OrderId id)
    {
        var order = orders.Find(id);
        if (order is not null && order.Strategy == strategy && !IsLeg(order))
        {
            CancelByWish(moment, order);
        }
    }

    public void CancelAll(KernelMoment moment, StrategyIndex strategy, InstrumentIndex instrument)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument && !IsLeg(order))
            {
                CancelByWish(moment, order);
            }
        }
    }

    // A wish that was uttered before is no new one.
    private void CancelByWish(KernelMoment moment, Order order)
    {
        if (order.Status != OrderStatus.PendingCancel && decisions.IsHeard)
        {
            decisions.Tell(
                moment, order.Strategy, IntentKind.Cancel, in order.Request, order.Id, order.Group,
                RiskAnswer.Allowed);
        }

        Cancel(moment, order);
    }

    // What protects a position goes only with its bracket.
    private static bool IsLeg(Order order) => order.Group != 0 && order.Request.IsReduceOnly;

    /// <summary>Asks the venue to cancel an order, once; the answer is still to come.</summary>
    public void Cancel(KernelMoment moment, Order order)
    {
        if (order.Status == OrderStatus.PendingCancel)
        {
            return;
        }

        var step = OrderLife.Step(order.Status, OrderLifeEvent.AskCancel, !order.Filled.IsZero);
        var isNew = step.Next != order.Status;
        order.Status = step.Next;
        order.IsCancelAsked = true;
        if (isNew)
        {
            order.UpdatedTimeNs = moment.NowNs;
            observer.OnOrder(order.View());
        }

        risk.OnMessage(moment.NowNs);
        gateway.Cancel(Command.Cancel(moment.NowNs, order.Strategy, order.Id, order.Request));
    }

    /// <summary>Asks the venue to change an order. The old one stands until it answers.</summary>
    /// <param name="moment">Now.</param>
    /// <param name="strategy">Whose order.</param>
    /// <param name="id">Which order.</param>
    /// <param name="change">What shall be different.</param>
    /// <returns>None when the wish went out, else why not; the order is then as before.</returns>
    public OrderReason Replace(KernelMoment moment, StrategyIndex strategy, OrderId id, in OrderChange change)
    {
        var order = orders.Find(id);
        if (order is null || order.Strategy != strategy)
        {
            return OrderReason.TooLateToChange;
        }

        var step = OrderLife.Step(order.Status, OrderLifeEvent.AskReplace, !order.Filled.IsZero);
        var wish = change.On(in order.Request);
        if (step.Outcome != OrderOutcome.Moves || order.HasChange || order.Request.QuoteBudget.Sign > 0)
        {
            return RefuseChange(moment, order, in wish, OrderReason.TooLateToChange);
        }

        CheckBurst(moment);
        if (wish.Quantity <= order.Filled)
        {
            return RefuseChange(moment, order, in wish, OrderReason.QuantityNotPositive);
        }

        var rest = wish with { Quantity = wish.Quantity - order.Filled };
        var basis = facts.Of(moment, strategy, in rest, order, default);
        var answer = RiskGate.CheckChange(in order.Request, in rest, order.RestLots, in basis);
        Note(in answer, moment);
        if (decisions.IsHeard)
        {
            decisions.Tell(moment, strategy, IntentKind.Change, in wish, id, order.Group, in answer);
        }

        if (!answer.IsAllowed)
        {
            return answer.First;
        }

        order.AskChange(in wish);
        order.Status = step.Next;
        order.UpdatedTimeNs = moment.NowNs;
        observer.OnOrder(order.View());
        gateway.Replace(Command.Replace(moment.NowNs, strategy, id, wish));
        return OrderReason.None;
    }

    private OrderReason RefuseChange(KernelMoment moment, Order order, in OrderRequest wish, OrderReason reason)
    {
        if (decisions.IsHeard)
        {
            var answer = RiskAnswer.Of(reason, ReasonLayers.LayerOf(reason));
            decisions.Tell(moment, order.Strategy, IntentKind.Change, in wish, order.Id, order.Group, in answer);
        }

        return reason;
    }

    /// <summary>Cancels what has lived as long as it was meant to.</summary>
    public void EndLifetimes(KernelMoment moment)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.EndsNs <= moment.NowNs)
            {
                order.EndLifetime();
                order.CancelReason = OrderReason.LifetimeEnded;
                if (decisions.IsHeard)
                {
                    decisions.Tell(
                        moment, order.Strategy, IntentKind.Lifetime, in order.Request, order.Id, order.Group,
                        RiskAnswer.Allowed);
                }

                Cancel(moment, order);
            }
        }

        orders.FindNextEnd();
    }

    public int WorkingCount(StrategyIndex strategy, InstrumentIndex instrument)
    {
        var count = 0;
        for (var i = 0; i < orders.Count; i++)
        {
            if (orders[i].Strategy == strategy && orders[i].Request.Instrument == instrument)
            {
                count++;
            }
        }

        return count;
    }

    public void Save(IStateWriter writer)
    {
        Invariant.Holds(refusals.Count == 0, "a state is saved while refusals have still to be told");
        writer.WriteSection("OrderDesk/1");
        writer.Write(burstEventNumber);
        writer.Write(burstCount);
        OrderState.Save(writer, orders);
        Reports.Save(writer);
        liquidations.Save(writer);
        Sizes.Save(writer);
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("OrderDesk/1");
        burstEventNumber = reader.ReadInt64();
        burstCount = reader.ReadCount(Limits.OrdersPerEventMax);
        OrderState.Restore(reader, orders);
        Reports.Restore(reader);
        liquidations.Restore(reader);
        Sizes.Restore(reader);
    }

    private static OrderView Refusal(
        OrderId id, StrategyIndex strategy, in OrderRequest request, OrderReason reason, long nowNs) => new()
        {
            Id = id,
            Strategy = strategy,
            Request = request,
            Status = OrderStatus.Rejected,
            EndReason = reason,
            SubmittedTimeNs = nowNs,
            UpdatedTimeNs = nowNs,
            Filled = Quantity.Zero,
            FilledValue = Amount.Zero,
            Fees = Amount.Zero,
        };

    private void Note(in RiskAnswer answer, KernelMoment moment)
    {
        LastAnswer = answer;
        if (!answer.IsAllowed)
        {
            risk.Book.Blocks.Note(in answer, moment.NowNs);
        }
    }

    private void CheckBurst(KernelMoment moment)
    {
        if (burstEventNumber != moment.EventNumber)
        {
            burstEventNumber = moment.EventNumber;
            burstCount = 0;
        }

        if (++burstCount > Limits.OrdersPerEventMax)
        {
            throw new InvalidOperationException(
                $"more than {Limits.OrdersPerEventMax} orders in one event: the strategy answers its own orders " +
                    "with orders");
        }
    }
}
