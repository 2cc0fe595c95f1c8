using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// The way of an order: intent, allocation, risk, command; and back: report, state, ledger, position.
/// </summary>
internal sealed class OrderDesk
{
    private readonly KernelConfiguration configuration;
    private readonly AccountBook account;
    private readonly IOrderGateway gateway;
    private readonly IRunObserver observer;
    private readonly OrderStore orders = new();
    private readonly List<OrderView> refusals = [];
    private long burstEventNumber;
    private int burstCount;

    public OrderDesk(
        KernelConfiguration configuration, AccountBook account, IOrderGateway gateway, IRunObserver observer)
    {
        this.configuration = configuration;
        this.account = account;
        this.gateway = gateway;
        this.observer = observer;
    }

    public OrderStore Orders => orders;

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

        var book = account.Book(instrument);
        var request = Allocator.Entry(
            configuration.Sizing, book.Instrument, instrument, side, account.Equity, FreeCash(), reason);
        return Submit(moment, strategy, in request);
    }

    /// <summary>
    /// Closes the strategy's position at market. None when flat or while a market exit already works.
    /// </summary>
    public OrderId Exit(KernelMoment moment, StrategyIndex strategy, InstrumentIndex instrument, string reason)
    {
        var lots = account.Book(instrument).Positions[strategy.Value].Lots;
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument
                && order.Request is { Type: OrderType.Market, IsReduceOnly: true })
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
        return Submit(moment, strategy, in request);
    }

    /// <summary>Any order. It gets a number even when it is refused, so that the refusal is on record.</summary>
    public OrderId Submit(KernelMoment moment, StrategyIndex strategy, in OrderRequest wish)
    {
        CheckBurst(moment);
        // Only market orders have budgets; of the others the quantity counts.
        var request = wish.Type == OrderType.Market || wish.QuoteBudget.IsZero
            ? wish
            : wish with { QuoteBudget = Amount.Zero };
        var id = orders.NextId();
        var book = account.Book(request.Instrument);
        var facts = new RiskFacts
        {
            NowNs = moment.NowNs,
            Strategy = strategy,
            Instrument = book.Instrument,
            HasPrice = book.HasPrice,
            LastTicks = book.LastTicks,
            PositionLots = book.Positions[strategy.Value].Lots,
            WorkingExitLots = WorkingExitLots(strategy, request.Instrument, request.Side),
            FreeCash = request.Side == OrderSide.Buy ? FreeCash() : Amount.Zero,
            Account = account,
            LeverageMax = configuration.LeverageMax,
            HasOrderRoom = orders.HasRoom,
        };
        var reason = RiskGate.Check(id, in request, in facts, out var approved);
        if (reason != OrderReason.None)
        {
            var refusal = Refusal(id, strategy, in request, reason, moment.NowNs);
            refusals.Add(refusal);
            observer.OnOrder(in refusal);
            return id;
        }

        var order = orders.Add(id, strategy, request, moment.NowNs);
        observer.OnOrder(order.View());
        gateway.Submit(in approved);
        return id;
    }

    public void Cancel(KernelMoment moment, StrategyIndex strategy, OrderId id)
    {
        var order = orders.Find(id);
        if (order is not null && order.Strategy == strategy)
        {
            gateway.Cancel(Command.Cancel(moment.NowNs, strategy, id, order.Request));
        }
    }

    public void CancelAll(KernelMoment moment, StrategyIndex strategy, InstrumentIndex instrument)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument)
            {
                gateway.Cancel(Command.Cancel(moment.NowNs, strategy, order.Id, order.Request));
            }
        }
    }

    /// <summary>Takes what a venue says of an order.</summary>
    /// <param name="e">One of the order events.</param>
    /// <param name="view">The order after it.</param>
    /// <param name="fill">The execution, if it was one.</param>
    /// <exception cref="BrokenInvariantException">The order is unknown, or the event cannot happen to it.</exception>
    public void OnReport(in Event e, out OrderView view, out FillRecord fill)
    {
        ref readonly var report = ref e.Report;
        var order = orders.Find(report.Order);
        Invariant.Holds(order is not null, "a venue reported on an order that does not work");
        fill = default;
        var fillsWhole = false;
        if (e.Kind == EventKind.OrderFilled)
        {
            fill = Book(in e, order);
            fillsWhole = e.CompletesOrder;
            Invariant.Holds(
                order.Request.QuoteBudget.Sign > 0 || fillsWhole == (order.Filled >= order.Request.Quantity),
                "a venue's idea of what is left of an order is not ours");
        }

        Invariant.Holds(
            OrderLife.TryAdvance(order.Status, e.Kind, fillsWhole, out var next),
            "a venue reported what cannot happen to the order");
        order.Status = next;
        order.EndReason = e.Kind == EventKind.OrderFilled ? OrderReason.None : e.Reason;
        order.UpdatedTimeNs = report.TimeNs;
        view = order.View();
        if (view.IsFinal)
        {
            orders.Remove(order);
        }

        observer.OnOrder(in view);
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

    private FillRecord Book(in Event e, Order order)
    {
        ref readonly var report = ref e.Report;
        var instrument = account.Book(order.Request.Instrument).Instrument;
        order.AddFill(
            report.Quantity, instrument.Notional(report.Price.Ticks, report.Quantity.Lots).Magnitude(), report.Fee);
        var fill = new FillRecord(
            report.TimeNs, order.Id, report.Execution, order.Strategy, order.Request.Instrument, order.Request.Side,
            report.Price, report.Quantity, report.Fee, e.Liquidity);
        var closedTrade = account.Apply(in fill, order.Request.Reason ?? "", out var trade);
        observer.OnFill(in fill);
        if (closedTrade)
        {
            observer.OnTrade(in trade);
        }

        return fill;
    }

    private long WorkingExitLots(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side)
    {
        var lots = 0L;
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument && order.Request.Side == side
                && !order.Request.IsReduceOnly && order.Request.QuoteBudget.IsZero)
            {
                lots += order.Request.Quantity.Lots - order.Filled.Lots;
            }
        }

        return lots;
    }

    /// <summary>Cash less what working purchases may still cost.</summary>
    private Amount FreeCash()
    {
        var free = account.Cash;
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            var request = order.Request;
            var book = account.Book(request.Instrument);
            if (request.Side != OrderSide.Buy || request.IsReduceOnly || !book.Instrument.IsPaidInFull)
            {
                continue;
            }

            var price = RiskGate.WorstTicks(in request, book.LastTicks);
            free -= request.QuoteBudget.Sign > 0
                ? request.QuoteBudget - order.FilledValue - order.Fees
                : book.Instrument.Notional(price, request.Quantity.Lots - order.Filled.Lots);
        }

        return free;
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
