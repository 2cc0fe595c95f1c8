using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>
/// A seeded order-book feed that is consistent with itself: limit orders come and go near the best prices, market
/// orders trade against what rests, each update tells all levels it changed, now and then several events share a
/// moment, and there are gaps with a snapshot after them.
/// </summary>
internal sealed class RandomBook
{
    private const int Levels = 30;
    private readonly SeededRandom random;
    private readonly SortedDictionary<long, long> bids = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<long, long> asks = [];
    private readonly InstrumentIndex instrument;
    private readonly bool hasGaps;
    private long nowNs = RunSetup.StartNs;
    private long sequence;

    public RandomBook(ulong seed, int instrument = 0, bool hasGaps = true, long midTicks = 10_000)
    {
        random = new SeededRandom(seed);
        this.instrument = new InstrumentIndex(instrument);
        this.hasGaps = hasGaps;
        for (var i = 1; i <= Levels; i++)
        {
            bids[midTicks - i] = 1 + random.NextInt32(40);
            asks[midTicks + i] = 1 + random.NextInt32(40);
        }
    }

    public List<Event> Events { get; } = [];

    public static List<Event> Make(ulong seed, int count, int instrument = 0, bool hasGaps = true)
    {
        var book = new RandomBook(seed, instrument, hasGaps);
        book.Snapshot();
        while (book.Events.Count < count)
        {
            book.Step();
        }

        return book.Events;
    }

    private void Step()
    {
        if (random.NextInt32(5) != 0)
        {
            nowNs += 1 + random.NextInt32(20_000_000);
        }

        var what = random.NextInt32(100);
        if (what < 25)
        {
            Trade(random.NextInt32(2) == 0);
        }
        else if (what < 99 || !hasGaps || random.NextInt32(10) != 0)
        {
            Update(1 + random.NextInt32(4));
        }
        else
        {
            Clear(BookFlags.Gap | BookFlags.Last);
            nowNs += 1 + random.NextInt32(200_000_000);
            for (var i = 0; i < 20; i++)
            {
                Drift(tells: false);
            }

            Snapshot();
        }
    }

    private void Trade(bool isBuyer)
    {
        var side = isBuyer ? asks : bids;
        var left = 1 + random.NextInt32(random.NextInt32(8) == 0 ? 120 : 25);
        var changed = new List<long>();
        while (left > 0 && side.Count > 3)
        {
            var (price, resting) = (side.First().Key, side.First().Value);
            var lots = Math.Min(left, (int)resting);
            Events.Add(Event.OfTrade(
                instrument, new TradeTick(nowNs, price, lots, ++sequence, isBuyer ? 0 : 1, Latency())));
            Set(side, price, resting - lots);
            changed.Add(price);
            left -= lots;
        }

        // The levels follow at the same moment or a little later, as on real feeds.
        nowNs += random.NextInt32(3) == 0 ? random.NextInt32(5_000_000) : 0;
        for (var i = 0; i < changed.Count; i++)
        {
            Level(isBuyer ? OrderSide.Sell : OrderSide.Buy, changed[i], i == changed.Count - 1);
        }
    }

    private void Update(int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            Drift(tells: true, isLast: i == changes - 1);
        }
    }

    private void Drift(bool tells, bool isLast = true)
    {
        var isBid = random.NextInt32(2) == 0;
        var side = isBid ? bids : asks;
        var bestOther = (isBid ? asks : bids).First().Key;
        var best = side.First().Key;
        // Mostly at or behind the best price, sometimes inside the spread.
        var away = random.NextInt32(6) == 0 ? -1 : random.NextInt32(Levels);
        var price = isBid ? best - away : best + away;
        if (isBid ? price >= bestOther : price <= bestOther)
        {
            price = best;
        }

        var before = side.GetValueOrDefault(price);
        var now = random.NextInt32(3) switch
        {
            0 => before + 1 + random.NextInt32(40),
            1 => before - random.NextInt32((int)before + 1),
            _ => side.Count > 5 ? 0 : before + 5,
        };
        Set(side, price, now);
        if (tells)
        {
            Level(isBid ? OrderSide.Buy : OrderSide.Sell, price, isLast);
        }
    }

    private void Snapshot()
    {
        Clear(BookFlags.Snapshot);
        foreach (var (price, _) in bids)
        {
            Level(OrderSide.Buy, price, isLast: false, BookFlags.Snapshot);
        }

        var count = 0;
        foreach (var (price, _) in asks)
        {
            Level(OrderSide.Sell, price, ++count == asks.Count, BookFlags.Snapshot);
        }
    }

    private static void Set(SortedDictionary<long, long> side, long price, long lots)
    {
        if (lots <= 0)
        {
            side.Remove(price);
        }
        else
        {
            side[price] = lots;
        }
    }

    private void Level(OrderSide side, long price, bool isLast, BookFlags flags = BookFlags.None)
    {
        var lots = (side == OrderSide.Buy ? bids : asks).GetValueOrDefault(price);
        Events.Add(Event.OfBookLevel(instrument, new BookLevel(
            nowNs, price, lots, ++sequence, side, flags | (isLast ? BookFlags.Last : BookFlags.None), Latency())));
    }

    private void Clear(BookFlags flags) => Events.Add(Event.OfBookClear(
        instrument, new BookLevel(nowNs, 0, 0, ++sequence, OrderSide.Buy, flags, Latency())));

    private uint Latency() => (uint)(500_000 + random.NextInt32(3_000_000));
}
