using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// A made order-book feed for measurements: updates of one to four levels, most of them near the best prices, a trade
/// for about every twelfth event, a market that walks. What is drawn is only a share of what a real feed is, but the
/// work is of its kind.
/// </summary>
internal sealed class BookBenchmarkFeed
{
    /// <summary>Lowest price of the feed, in ticks.</summary>
    public const long FloorTicks = 900_000;

    /// <summary>How many prices it may use.</summary>
    public const int PriceCount = 200_000;

    private const long StartNs = 1_700_000_000_000_000_000;
    private const int Levels = 400;
    private readonly SeededRandom random = new(77);
    private readonly long[] bids = new long[PriceCount];
    private readonly long[] asks = new long[PriceCount];
    private readonly Event[] events;
    private int count;
    private long nowNs = StartNs;
    private long bid = PriceCount / 2;
    private long ask = (PriceCount / 2) + 1;

    public BookBenchmarkFeed(int length)
    {
        events = new Event[length];
        Add(Event.OfBookClear(default, new BookLevel(nowNs, 0, 0, 0, OrderSide.Buy, BookFlags.Snapshot, 0)));
        for (var i = 0; i < Levels; i++)
        {
            Set(OrderSide.Buy, bid - i, 1 + random.NextInt32(500), isLast: false);
            Set(OrderSide.Sell, ask + i, 1 + random.NextInt32(500), isLast: i == Levels - 1);
        }

        while (count < length)
        {
            nowNs += 1 + random.NextInt32(400_000);
            if (random.NextInt32(6) == 0)
            {
                Trade();
            }
            else
            {
                Update();
            }
        }
    }

    public static Instrument Instrument { get; } = new(
        InstrumentId.Parse("BENCH.SIM"), InstrumentKind.Perpetual, DecimalGrid.Parse("0.01"),
        DecimalGrid.Parse("0.001"), Currency.Of("USDT"), "24x7");

    /// <summary>The events in order of time.</summary>
    public ReadOnlySpan<Event> Events => events.AsSpan(0, count);

    public Event[] Raw => events;

    private void Trade()
    {
        var isBuyer = random.NextInt32(2) == 0;
        var price = isBuyer ? ask : bid;
        var resting = (isBuyer ? asks : bids)[price];
        var lots = Math.Min(resting, 1 + random.NextInt32(300));
        Add(Event.OfTrade(
            default, new TradeTick(nowNs, price + FloorTicks, lots, count, isBuyer ? 0 : 1, 1_000_000)));
        Set(isBuyer ? OrderSide.Sell : OrderSide.Buy, price, resting - lots, isLast: true);
    }

    private void Update()
    {
        var changes = 1 + random.NextInt32(4);
        for (var i = 0; i < changes; i++)
        {
            var isBid = random.NextInt32(2) == 0;
            // Half of the changes hit the best ten prices.
            var away = random.NextInt32(2) == 0 ? random.NextInt32(10) : random.NextInt32(Levels);
            var price = isBid ? bid - away : ask + away;
            var side = isBid ? bids : asks;
            if (away == 0 && ask - bid > 1 && random.NextInt32(2) == 0)
            {
                price += isBid ? 1 : -1;
            }

            var lots = random.NextInt32(4) == 0 && side[price] > 0 ? 0 : 1 + random.NextInt32(500);
            Set(isBid ? OrderSide.Buy : OrderSide.Sell, price, lots, isLast: i == changes - 1);
        }
    }

    private void Set(OrderSide side, long price, long lots, bool isLast)
    {
        if (side == OrderSide.Buy)
        {
            bids[price] = lots;
            bid = Math.Max(bid, lots > 0 ? price : bid);
            while (bids[bid] == 0)
            {
                bid--;
            }
        }
        else
        {
            asks[price] = lots;
            ask = Math.Min(ask, lots > 0 ? price : ask);
            while (asks[ask] == 0)
            {
                ask++;
            }
        }

        Add(Event.OfBookLevel(default, new BookLevel(
            nowNs, price + FloorTicks, lots, count, side, isLast ? BookFlags.Last : BookFlags.None, 1_000_000)));
    }

    private void Add(in Event e)
    {
        if (count < events.Length)
        {
            events[count++] = e;
        }
    }
}
