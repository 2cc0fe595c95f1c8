using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// Tells what a matching engine did as a market-by-order feed: additions and cancellations of visible quantity, trades
/// and the fills of resting orders. The last event of an operation carries <see cref="BookFlags.Last"/>. A refreshed
/// slice of an iceberg is a new addition of its order, behind the others. Trades of an auction have no aggressor; their
/// side says Buy. Waiting stops, market orders before an auction and hidden quantity stay unseen.
/// </summary>
public sealed class MarketByOrderFeed
{
    private readonly InstrumentIndex instrument;
    private Event[] events = new Event[64];
    private int count;

    /// <summary>Makes a feed that has told nothing yet.</summary>
    public MarketByOrderFeed(InstrumentIndex instrument)
    {
        this.instrument = instrument;
    }

    /// <summary>What was told since <see cref="Clear"/>, in order.</summary>
    public ReadOnlySpan<Event> Events => events.AsSpan(0, count);

    /// <summary>Number of the latest event; the first is 1.</summary>
    public long Sequence { get; private set; }

    /// <summary>Forgets what was told; the numbers go on.</summary>
    public void Clear() => count = 0;

    /// <summary>Tells what an operation did.</summary>
    /// <param name="told">The engine's events of one operation.</param>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    public void Append(ReadOnlySpan<MatchingEvent> told, long timeNs)
    {
        var before = count;
        foreach (ref readonly var one in told)
        {
            switch (one.Kind)
            {
                case MatchingEventKind.Added:
                    Add(in one, timeNs, one.Number, one.Side, BookOrderAction.Add);
                    break;
                case MatchingEventKind.Reduced:
                    Add(in one, timeNs, one.Number, one.Side, BookOrderAction.Cancel);
                    break;
                case MatchingEventKind.Traded:
                    Add(in one, timeNs, 0, one.Side, BookOrderAction.Trade);
                    Add(in one, timeNs, one.OtherNumber, Opposite(one.Side), BookOrderAction.Fill);
                    break;
                case MatchingEventKind.AuctionTraded:
                    Add(in one, timeNs, 0, one.Side, BookOrderAction.Trade);
                    Add(in one, timeNs, one.Number, one.Side, BookOrderAction.Fill);
                    Add(in one, timeNs, one.OtherNumber, Opposite(one.Side), BookOrderAction.Fill);
                    break;
            }
        }

        if (count > before)
        {
            events[count - 1] = Event.OfBookOrder(
                instrument, events[count - 1].BookOrder with { Flags = BookFlags.Last });
        }
    }

    private static OrderSide Opposite(OrderSide side) => side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;

    private void Add(in MatchingEvent told, long timeNs, long number, OrderSide side, BookOrderAction action)
    {
        if (count == events.Length)
        {
            Array.Resize(ref events, count * 2);
        }

        events[count++] = Event.OfBookOrder(
            instrument,
            new BookOrder(
                timeNs, number, told.PriceTicks, told.QuantityLots, ++Sequence, side, action, BookFlags.None, 0));
    }
}
