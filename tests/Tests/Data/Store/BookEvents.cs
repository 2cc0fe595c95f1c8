using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Store;

/// <summary>Made events of books, quotes and trades.</summary>
internal static class BookEvents
{
    public const long DayNs = 86_400_000_000_000;
    public const long StartNs = 19_000 * DayNs;

    public static Instrument Coin { get; } = new(
        InstrumentId.Parse("COIN.LAB"), InstrumentKind.Spot, DecimalGrid.Parse("0.01"), DecimalGrid.Parse("0.001"),
        Currency.Of("USD"), "24x7");

    public static Event Clear(long timeNs, BookFlags flags) => Event.OfBookClear(
        default, new BookLevel(timeNs, 0, 0, 0, OrderSide.Buy, flags, 0));

    public static Event Level(
        long timeNs, OrderSide side, long price, long lots, BookFlags flags = BookFlags.Last, long sequence = 0,
        uint latencyNs = 0) =>
        Event.OfBookLevel(default, new BookLevel(timeNs, price, lots, sequence, side, flags, latencyNs));

    public static Event Order(
        long timeNs, BookOrderAction action, long number, long price, long lots, OrderSide side = OrderSide.Buy) =>
        Event.OfBookOrder(
            default, new BookOrder(timeNs, number, price, lots, timeNs, side, action, BookFlags.Last, 7));

    public static Event Quote(long timeNs, long bid, long ask, uint latencyNs = 0) =>
        Event.OfQuote(default, new QuoteTick(timeNs, bid, 3, ask, 4, latencyNs));

    public static Event Trade(long timeNs, long price, long number, uint latencyNs = 0) =>
        Event.OfTrade(default, new TradeTick(timeNs, price, 5, number, 1, latencyNs));

    /// <summary>A book over two days: a snapshot, then one change a minute, all of them with sequence and
    /// latency.</summary>
    public static List<Event> TwoDays()
    {
        var events = new List<Event> { Clear(StartNs, BookFlags.Snapshot) };
        for (var minute = 0; minute < 2_880; minute++)
        {
            var side = (OrderSide)(minute & 1);
            var price = side == OrderSide.Buy ? 10_000 - (minute % 50) : 10_001 + (minute % 47);
            events.Add(Level(
                StartNs + (minute * 60_000_000_000L), side, price, minute % 7, BookFlags.Last, minute + 1,
                (uint)(1_000 + minute)));
        }

        return events;
    }

    public static List<Event> Read(IEventSource source, int block = 100)
    {
        var all = new List<Event>();
        var buffer = new Event[block];
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            all.AddRange(buffer[..count]);
        }

        return all;
    }

    public sealed class ListSource(IReadOnlyList<Event> events) : IEventSource
    {
        private int position;

        public int Read(Span<Event> buffer)
        {
            var count = Math.Min(buffer.Length, events.Count - position);
            for (var i = 0; i < count; i++)
            {
                buffer[i] = events[position++];
            }

            return count;
        }
    }
}
