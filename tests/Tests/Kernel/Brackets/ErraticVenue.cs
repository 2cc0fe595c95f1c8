using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Brackets;

/// <summary>
/// A venue at its worst, from a seed: it takes commands when it likes, refuses, fills in parts, cancels by itself, and
/// its reports come late, twice and out of order. What it does is lawful all the same: executions are facts, an order
/// that ended does not trade, and who may only reduce never turns a position.
/// </summary>
internal sealed class ErraticVenue(TestRandom random) : IOrderGateway
{
    private readonly List<Command> inbox = [];
    private readonly List<Event> outbox = [];
    private readonly List<Event> told = [];
    private readonly List<Resting> working = [];
    private long executions;

    /// <summary>Whether it refuses and cancels as it likes; without, it only trades and answers.</summary>
    public bool IsErratic { get; set; } = true;

    public long TimeNs { get; set; }

    public long Position { get; private set; }

    public int WorkingLegs => working.Count(order => order.ReducesOnly);

    public int WorkingCount => working.Count;

    public long CoveringLots => working.Where(order => order.ReducesOnly && !order.IsLimit).Sum(order => order.Rest);

    public bool IsQuiet => inbox.Count == 0 && outbox.Count == 0;

    public bool HasReports => outbox.Count != 0;

    public void Submit(in ApprovedOrder order) => inbox.Add(order.Command);

    public void Cancel(in Command command) => inbox.Add(command);

    public void Replace(in Command command) => inbox.Add(command);

    public void TakeCommand()
    {
        if (inbox.Count == 0)
        {
            return;
        }

        var command = inbox[0];
        inbox.RemoveAt(0);
        var order = working.Find(one => one.Id == command.Order);
        switch (command.Kind)
        {
            case CommandKind.SubmitOrder:
                Take(in command);
                break;
            case CommandKind.CancelOrder when order is not null && !(IsErratic && random.Chance(8)):
                End(order, EventKind.OrderCanceled, OrderReason.CanceledByStrategy);
                break;
            case CommandKind.CancelOrder:
                Say(EventKind.CancelRejected, command.Order, OrderReason.TooLateToChange);
                break;
            default:
                Change(order, in command);
                break;
        }
    }

    public void FillSome(int partOf)
    {
        if (working.Count == 0)
        {
            return;
        }

        var order = working[random.Next(working.Count)];
        var most = order.ReducesOnly ? Math.Min(order.Rest, Reducible(order)) : order.Rest;
        if (most <= 0)
        {
            return;
        }

        Fill(order, random.Chance(partOf) ? random.Next((int)most) + 1 : most);
    }

    public void CancelSome()
    {
        if (working.Count != 0)
        {
            End(working[random.Next(working.Count)], EventKind.OrderCanceled, OrderReason.DayEnded);
        }
    }

    /// <summary>Fills everything that takes at any price: market orders.</summary>
    public void FillMarketOrders()
    {
        foreach (var order in working.Where(order => order.IsMarket).ToArray())
        {
            var most = order.ReducesOnly ? Math.Min(order.Rest, Reducible(order)) : order.Rest;
            if (most > 0)
            {
                Fill(order, most);
            }
            else
            {
                End(order, EventKind.OrderCanceled, OrderReason.PositionClosed);
            }
        }
    }

    /// <summary>The next report: mostly the oldest, sometimes a younger one, sometimes an old one again.</summary>
    public bool TryTell(out Event report)
    {
        report = default;
        if (told.Count != 0 && IsErratic && random.Chance(20))
        {
            var old = told[random.Next(told.Count)];
            if (old.Kind == EventKind.OrderFilled)
            {
                report = old.WithTime(TimeNs);
                return true;
            }
        }

        if (outbox.Count == 0)
        {
            return false;
        }

        var place = IsErratic && random.Chance(6) ? random.Next(Math.Min(3, outbox.Count)) : 0;
        report = outbox[place].WithTime(TimeNs);
        outbox.RemoveAt(place);
        told.Add(report);
        if (told.Count > 64)
        {
            told.RemoveAt(0);
        }

        return true;
    }

    private void Take(in Command command)
    {
        var request = command.Request;
        var order = new Resting(
            command.Order, request.Side, request.IsReduceOnly, request.Type == OrderType.Limit,
            request.Type == OrderType.Market)
        {
            Total = request.Quantity.Lots,
        };
        if ((IsErratic && random.Chance(12)) || (order.ReducesOnly && Reducible(order) <= 0))
        {
            Say(EventKind.OrderRejected, command.Order, OrderReason.NothingToReduce);
            return;
        }

        working.Add(order);
        Say(EventKind.OrderAccepted, command.Order, OrderReason.None);
    }

    private void Change(Resting? order, in Command command)
    {
        var total = command.Request.Quantity.Lots;
        if (order is null || total <= order.Filled || (IsErratic && random.Chance(8)))
        {
            Say(EventKind.ReplaceRejected, command.Order, OrderReason.TooLateToChange);
            return;
        }

        order.Total = total;
        var report = OrderReport.OfChange(TimeNs, command.Order, command.Request.StopPrice, Quantity.FromLots(total));
        outbox.Add(Event.OfReport(EventKind.OrderReplaced, default, in report));
    }

    private void Fill(Resting order, long lots)
    {
        order.Filled += lots;
        Position += order.Side == OrderSide.Buy ? lots : -lots;
        var report = new OrderReport(
            TimeNs, order.Id, new ExecutionId(++executions), Price.FromTicks(100), Quantity.FromLots(lots),
            Amount.Zero);
        outbox.Add(Event.OfFill(default, in report, LiquiditySide.Taker, order.Rest == 0, order.Side));
        if (order.Rest == 0)
        {
            working.Remove(order);
        }

        // Who can only reduce ends when nothing is left to reduce; some venues are slow to do so.
        foreach (var leg in working.Where(leg => leg.ReducesOnly && Reducible(leg) <= 0).ToArray())
        {
            if (random.Chance(2))
            {
                End(leg, EventKind.OrderCanceled, OrderReason.PositionClosed);
            }
        }
    }

    private long Reducible(Resting order) => order.Side == OrderSide.Sell ? Position : -Position;

    private void End(Resting order, EventKind kind, OrderReason reason)
    {
        working.Remove(order);
        Say(kind, order.Id, reason);
    }

    private void Say(EventKind kind, OrderId order, OrderReason reason)
    {
        var report = new OrderReport(TimeNs, order);
        outbox.Add(Event.OfReport(kind, default, in report, reason));
    }

    private sealed class Resting(OrderId id, OrderSide side, bool reducesOnly, bool isLimit, bool isMarket)
    {
        public OrderId Id { get; } = id;

        public OrderSide Side { get; } = side;

        public bool ReducesOnly { get; } = reducesOnly;

        public bool IsLimit { get; } = isLimit;

        public bool IsMarket { get; } = isMarket;

        public long Total { get; set; }

        public long Filled { get; set; }

        public long Rest => Total - Filled;
    }
}
