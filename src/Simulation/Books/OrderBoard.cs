using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Simulation.Books;

/// <summary>All orders that the venue holds, and what it has to say of them.</summary>
internal sealed class OrderBoard
{
    private readonly HeldOrder?[] orders = new HeldOrder?[Limits.WorkingOrdersMax];

    public OrderBoard(BookMarket[] markets) => Markets = markets;

    public BookMarket[] Markets { get; }

    public ReportQueue Reports { get; } = new();

    public int Count { get; private set; }

    public bool IsFull => Count == orders.Length;

    /// <summary>Now at the venue. Nanoseconds since the epoch, UTC.</summary>
    public long NowNs { get; set; } = long.MinValue;

    /// <summary>When the next order ends by itself; never when none does.</summary>
    public long NextEndNs { get; private set; } = long.MaxValue;

    public HeldOrder this[int place] => orders[place]!;

    public BookMarket MarketOf(HeldOrder order) => Markets[order.Request.Instrument.Value];

    public HeldOrder Add(in Command command, long endsNs)
    {
        var order = orders[Count] ??= new HeldOrder();
        Count++;
        order.Begin(in command, endsNs);
        NextEndNs = Math.Min(NextEndNs, endsNs);
        return order;
    }

    public HeldOrder? Find(OrderId id)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (orders[i]!.Id == id)
            {
                return orders[i];
            }
        }

        return null;
    }

    public void Report(EventKind kind, HeldOrder order, OrderReason reason = OrderReason.None) =>
        Report(kind, order.Request.Instrument, order.Id, reason);

    public void Report(EventKind kind, InstrumentIndex instrument, OrderId id, OrderReason reason)
    {
        var report = new OrderReport(NowNs, id);
        Reports.Add(Event.OfReport(kind, instrument, in report, reason));
    }

    /// <summary>Tells that an order was changed, with its new price and total.</summary>
    public void ReportChange(HeldOrder order)
    {
        var price = order.Request.HasLimit ? order.Request.LimitPrice : Price.FromTicks(order.StopTicks);
        var report = OrderReport.OfChange(NowNs, order.Id, price, order.Request.Quantity);
        Reports.Add(Event.OfReport(EventKind.OrderReplaced, order.Request.Instrument, in report));
    }

    /// <summary>Tells the end of an order and lets go of it.</summary>
    public void End(HeldOrder order, EventKind kind, OrderReason reason)
    {
        Report(kind, order, reason);
        Remove(order);
    }

    /// <summary>Lets go of an order.</summary>
    public void Remove(HeldOrder order)
    {
        Detach(order);
        order.State = HeldState.Gone;
        var place = Array.IndexOf(orders, order, 0, Count);
        Array.Copy(orders, place + 1, orders, place, Count - place - 1);
        Count--;
        orders[Count] = order;
        if (order.EndsNs == NextEndNs)
        {
            NextEndNs = long.MaxValue;
            for (var i = 0; i < Count; i++)
            {
                NextEndNs = Math.Min(NextEndNs, orders[i]!.EndsNs);
            }
        }
    }

    /// <summary>Takes an order out of the list in which it waits or rests.</summary>
    public void Detach(HeldOrder order)
    {
        var market = MarketOf(order);
        switch (order.State)
        {
            case HeldState.Resting:
                market.Own(order.Request.Side).Remove(order);
                break;
            case HeldState.Waiting:
                market.Waiting.Remove(order);
                break;
            case HeldState.Untriggered:
                market.Untriggered.Remove(order);
                break;
            default:
                break;
        }

        order.State = HeldState.Arrived;
    }
}
