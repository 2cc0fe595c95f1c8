using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// The way back of an order: report, state, ledger, position. Executions are facts and are booked whatever the state of
/// the order; what does not fit is recorded and stops new risk in the instrument.
/// </summary>
internal sealed class ReportDesk : ISavedPart
{
    private readonly AccountBook account;
    private readonly OrderStore orders;
    private readonly IRunObserver observer;
    private readonly Liquidations liquidations;
    private readonly bool[] isPaused;
    private readonly ReportLedger ledger = new();
    private readonly StrategyIndex outside;

    /// <summary>Opens the desk.</summary>
    /// <param name="account">Where executions are booked.</param>
    /// <param name="orders">The orders of the run.</param>
    /// <param name="observer">Is told.</param>
    /// <param name="liquidations">Charges forced closings.</param>
    /// <param name="instrumentCount">How many instruments the run has.</param>
    /// <param name="outside">Whose executions those are that nobody here asked for.</param>
    public ReportDesk(
        AccountBook account,
        OrderStore orders,
        IRunObserver observer,
        Liquidations liquidations,
        int instrumentCount,
        StrategyIndex outside)
    {
        this.liquidations = liquidations;
        this.account = account;
        this.orders = orders;
        this.observer = observer;
        this.outside = outside;
        isPaused = new bool[instrumentCount];
    }

    /// <summary>Reports that came a second time and changed nothing.</summary>
    public long DuplicateCount { get; private set; }

    /// <summary>Reports that came out of order and changed nothing.</summary>
    public long LateCount { get; private set; }

    /// <summary>Reports that did not fit.</summary>
    public long DesyncCount { get; private set; }

    /// <summary>The numbered reports that were taken.</summary>
    public ReportLedger Ledger => ledger;

    /// <summary>Whether new risk in an instrument is refused after a report that did not fit.</summary>
    public bool IsPaused(InstrumentIndex instrument) => isPaused[instrument.Value];

    /// <summary>Lets new risk in again, once somebody has looked.</summary>
    public void Resume(InstrumentIndex instrument) => isPaused[instrument.Value] = false;

    /// <summary>
    /// Whether a report is to be taken at all: not a second time, and not one that makes no sense by itself.
    /// </summary>
    public bool Admits(in Event e)
    {
        ref readonly var report = ref e.Report;
        var isFill = e.Kind == EventKind.OrderFilled;
        if (isFill && report.Quantity.Lots <= 0)
        {
            Record(DesyncKind.InvalidReport, in e, StatusOf(report.Order));
            return false;
        }

        if (report.Execution.Value == 0)
        {
            return true;
        }

        switch (ledger.Novelty(in e))
        {
            case ReportNovelty.New:
                return true;
            case ReportNovelty.Known:
                DuplicateCount++;
                return false;
            case ReportNovelty.Contradicts:
                Record(DesyncKind.ContradictingDuplicate, in e, StatusOf(report.Order));
                return false;
            case ReportNovelty.Suspect:
            default:
                Record(DesyncKind.SuspectExecution, in e, StatusOf(report.Order));
                return false;
        }
    }

    /// <summary>Takes an admitted report.</summary>
    /// <param name="e">One of the order events.</param>
    /// <param name="order">The order it is about; null when there is none to tell of.</param>
    /// <param name="fill">The execution, if it was one.</param>
    /// <returns>Whether the order changed, so that it has to be told.</returns>
    public bool Take(in Event e, out Order? order, out FillRecord fill)
    {
        ref readonly var report = ref e.Report;
        fill = default;
        order = orders.Find(report.Order) ?? orders.FindEnded(report.Order);
        var isFill = e.Kind == EventKind.OrderFilled;
        if (order is null)
        {
            Record(DesyncKind.UnknownOrder, in e, OrderStatus.External);
            if (!isFill)
            {
                return false;
            }

            order = Adopt(in e);
        }

        var before = order.Status;
        if (isFill)
        {
            fill = Book(in e, order);
        }

        var happening = HappeningOf(in e, order);
        var step = OrderLife.Step(before, happening, !order.Filled.IsZero);
        if (step.Outcome == OrderOutcome.Late)
        {
            LateCount++;
            return false;
        }

        if (step.Outcome != OrderOutcome.Moves)
        {
            Record(KindOf(step.Outcome, before, order, isFill), in e, before);
            if (!isFill)
            {
                return false;
            }
        }
        else if (isFill && order.Filled.Lots > order.CountedLots && order.Request.QuoteBudget.IsZero)
        {
            order.Marks |= OrderMarks.Overfill;
            Record(DesyncKind.Overfill, in e, before);
        }

        if (report.Execution.Value != 0)
        {
            ledger.Add(in e);
        }

        Apply(in e, order, before, step.Next);
        return true;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("ReportDesk/1");
        writer.Write(DuplicateCount);
        writer.Write(LateCount);
        writer.Write(DesyncCount);
        writer.Write(isPaused.Length);
        foreach (var isStopped in isPaused)
        {
            writer.WriteFlag(isStopped);
        }

        ledger.Save(writer);
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("ReportDesk/1");
        DuplicateCount = reader.ReadInt64();
        LateCount = reader.ReadInt64();
        DesyncCount = reader.ReadInt64();
        reader.Expect(isPaused.Length, "instruments");
        for (var i = 0; i < isPaused.Length; i++)
        {
            isPaused[i] = reader.ReadFlag();
        }

        ledger.Restore(reader);
    }

    private static OrderLifeEvent PlainHappening(EventKind kind) => kind switch
    {
        EventKind.OrderAccepted => OrderLifeEvent.Accept,
        EventKind.OrderRejected => OrderLifeEvent.Reject,
        EventKind.OrderCanceled => OrderLifeEvent.Cancel,
        EventKind.OrderExpired => OrderLifeEvent.Expire,
        EventKind.OrderUnknown => OrderLifeEvent.LoseSight,
        _ => OrderLifeEvent.Trigger,
    };

    private static DesyncKind KindOf(OrderOutcome outcome, OrderStatus before, Order order, bool isFill)
    {
        if (!isFill || outcome == OrderOutcome.Impossible)
        {
            return DesyncKind.ImpossibleTransition;
        }

        if (before == OrderStatus.PendingSubmit)
        {
            return DesyncKind.FillBeforeSubmit;
        }

        var isOver = order.Filled > order.Request.Quantity;
        order.Marks |= before == OrderStatus.Filled ? OrderMarks.None : OrderMarks.LateFill;
        order.Marks |= isOver ? OrderMarks.Overfill : OrderMarks.None;
        return before == OrderStatus.Filled ? DesyncKind.Overfill : DesyncKind.LateFill;
    }

    private OrderLifeEvent HappeningOf(in Event e, Order order)
    {
        switch (e.Kind)
        {
            case EventKind.OrderFilled:
                return FillsWhole(in e, order) ? OrderLifeEvent.FillWhole : OrderLifeEvent.FillPart;
            case EventKind.OrderReplaced:
                // A change below what is filled cannot be, asked or not.
                return order.HasChange && (e.Report.Quantity.IsZero || e.Report.Quantity >= order.Filled)
                    ? OrderLifeEvent.Replace
                    : OrderLifeEvent.Unasked;
            case EventKind.CancelRejected:
                return order.IsCancelAsked ? OrderLifeEvent.RefuseCancel : OrderLifeEvent.Unasked;
            case EventKind.ReplaceRejected:
                return order.HasChange ? OrderLifeEvent.RefuseReplace : OrderLifeEvent.Unasked;
            default:
                return PlainHappening(e.Kind);
        }
    }

    /// <summary>
    /// Whether nothing is left. The count of executions decides; while a change is unanswered the venue may already
    /// work by the new quantity, and its word decides between the two.
    /// </summary>
    private bool FillsWhole(in Event e, Order order)
    {
        if (order.Request.QuoteBudget.Sign > 0 || (order.Marks & OrderMarks.External) != 0)
        {
            return e.CompletesOrder;
        }

        var most = order.CountedLots;
        var least = order.HasChange ? Math.Min(order.Change.Quantity.Lots, order.Request.Quantity.Lots) : most;
        var filled = order.Filled.Lots;
        var isWhole = filled >= most || (filled >= least && e.CompletesOrder);
        if (e.CompletesOrder && !isWhole && !OrderLife.IsFinal(order.Status))
        {
            Record(DesyncKind.RestDiffers, in e, order.Status);
        }

        return isWhole;
    }

    private void Apply(in Event e, Order order, OrderStatus before, OrderStatus next)
    {
        order.Status = next;
        order.UpdatedTimeNs = e.Report.TimeNs;
        switch (e.Kind)
        {
            case EventKind.OrderFilled:
                order.EndReason = before < OrderStatus.Filled || next == OrderStatus.Filled
                    ? OrderReason.None
                    : order.EndReason;
                break;
            case EventKind.OrderReplaced:
                order.TakeChange(e.Report.Quantity);
                EndIfWhole(order);
                break;
            case EventKind.ReplaceRejected:
                order.DropChange();
                EndIfWhole(order);
                break;
            case EventKind.CancelRejected:
                order.IsCancelAsked = false;
                break;
            case EventKind.OrderTriggered:
                break;
            default:
                order.EndReason = e.Reason == OrderReason.CanceledByStrategy && order.CancelReason != OrderReason.None
                    ? order.CancelReason
                    : e.Reason;
                break;
        }

        if (OrderLife.IsFinal(order.Status) && !OrderLife.IsFinal(before))
        {
            orders.Remove(order);
        }
    }

    // The answer to a change decides what the whole is, and that may be filled already.
    private static void EndIfWhole(Order order)
    {
        if (!OrderLife.IsFinal(order.Status) && order.Filled >= order.Request.Quantity)
        {
            order.Status = OrderStatus.Filled;
        }
    }

    private FillRecord Book(in Event e, Order order)
    {
        ref readonly var report = ref e.Report;
        ref readonly var request = ref order.Request;
        var instrument = account.Book(request.Instrument).Instrument;
        order.AddFill(
            report.Quantity, instrument.Notional(report.Price.Ticks, report.Quantity.Lots).Magnitude(), report.Fee);
        if ((order.Marks & OrderMarks.External) != 0)
        {
            order.Grow(order.Filled);
        }

        var fill = new FillRecord(
            report.TimeNs, order.Id, report.Execution, order.Strategy, request.Instrument, request.Side,
            report.Price, report.Quantity, report.Fee, e.Liquidity);
        var closedTrade = account.Apply(in fill, request.Reason ?? "", out var trade);
        observer.OnFill(in fill);
        liquidations.Charge(in fill);
        if (closedTrade)
        {
            observer.OnTrade(in trade);
        }

        return fill;
    }

    // An execution of an order that nobody here knows, or remembers: the account has it all the same.
    private Order Adopt(in Event e)
    {
        var request = new OrderRequest
        {
            Instrument = e.Instrument,
            Side = e.FillSide,
            Type = OrderType.Market,
            Reason = "external",
        };
        if (!orders.HasRoom)
        {
            throw new InvalidOperationException("no room to note an external order: the working orders fill all of it");
        }

        var order = orders.Add(e.Report.Order, outside, in request, e.TimeNs);
        order.Status = OrderStatus.External;
        order.Marks = OrderMarks.External;
        observer.OnOrder(order.View());
        return order;
    }

    private OrderStatus StatusOf(OrderId id) =>
        (orders.Find(id) ?? orders.FindEnded(id))?.Status ?? OrderStatus.External;

    /// <summary>Puts on record what is wrong with a bracket.</summary>
    public void Record(DesyncKind kind, long timeNs, InstrumentIndex instrument, OrderId order, long lots)
    {
        DesyncCount++;
        isPaused[instrument.Value] = true;
        var desync = new DesyncRecord(
            kind, timeNs, order, instrument, StatusOf(order), EventKind.None, default, Quantity.FromLots(lots),
            default);
        observer.OnDesync(in desync);
    }

    /// <summary>Puts a contradiction on record and stops new risk in the instrument.</summary>
    public void Record(DesyncKind kind, in Event e, OrderStatus status)
    {
        DesyncCount++;
        isPaused[e.Instrument.Value] = true;
        ref readonly var report = ref e.Report;
        var desync = new DesyncRecord(
            kind, e.TimeNs, report.Order, e.Instrument, status, e.Kind, report.Execution, report.Quantity,
            report.Price);
        observer.OnDesync(in desync);
    }
}
