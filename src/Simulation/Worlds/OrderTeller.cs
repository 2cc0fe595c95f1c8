using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Simulation.Worlds;

/// <summary>Tells what a matching engine did order by order.</summary>
internal sealed class OrderTeller
{
    private const int OrdersAtATime = 1_024;
    private readonly InstrumentIndex instrument;
    private readonly MatchingEngine engine;
    private readonly EventBuffer target;
    private readonly MarketByOrderFeed feed;
    private long sequence;

    public OrderTeller(InstrumentIndex instrument, MatchingEngine engine, EventBuffer target)
    {
        this.instrument = instrument;
        this.engine = engine;
        this.target = target;
        feed = new MarketByOrderFeed(instrument);
    }

    /// <summary>Tells the whole book.</summary>
    public void TellSnapshot(long timeNs)
    {
        Add(timeNs, 0, default, OrderSide.Buy, BookOrderAction.Clear);
        var orders = new VisibleOrder[OrdersAtATime];
        foreach (var side in new[] { OrderSide.Buy, OrderSide.Sell })
        {
            int count;
            while ((count = engine.CopyVisible(side, orders)) == orders.Length)
            {
                orders = new VisibleOrder[orders.Length * 2];
            }

            foreach (ref readonly var order in orders.AsSpan(0, count))
            {
                Add(timeNs, order.Number, in order, side, BookOrderAction.Add);
            }
        }

        ref var last = ref target[target.Count - 1];
        last = Event.OfBookOrder(
            instrument, last.BookOrder with { Flags = BookFlags.Snapshot | BookFlags.Last });
    }

    /// <summary>Tells what the latest operation did, if anything of it shows.</summary>
    public void Tell(long timeNs, uint latencyNs)
    {
        feed.Clear();
        feed.Append(engine.Events, timeNs);
        foreach (ref readonly var told in feed.Events)
        {
            target.Add(Event.OfBookOrder(
                instrument, told.BookOrder with { Sequence = ++sequence, RecordedLatencyNs = latencyNs }));
        }
    }

    private void Add(long timeNs, long number, in VisibleOrder order, OrderSide side, BookOrderAction action) =>
        target.Add(Event.OfBookOrder(instrument, new BookOrder(
            timeNs, number, order.PriceTicks, order.VisibleLots, ++sequence, side, action, BookFlags.Snapshot, 0)));
}
