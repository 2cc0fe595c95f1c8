using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Tests.Simulation.Worlds;

public sealed class BookWorldSourceTests
{
    private const long StartNs = WorldTape.StartNs;
    private const long MinuteNs = 60 * WorldTape.SecondNs;
    private static readonly int[] BlockSizes = [1, 7, 512, 4_096];

    [Theory]
    [InlineData(WorldFeed.ByLevel)]
    [InlineData(WorldFeed.ByOrder)]
    public void Read_AnyBlockSize_GivesTheSameBytes(WorldFeed feed)
    {
        var hashes = BlockSizes.Select(size => Hash(WorldParameters.Calm, feed, size)).ToArray();

        Assert.All(hashes, hash => Assert.Equal(hashes[0], hash));
        Assert.NotEqual(hashes[0], Hash(WorldParameters.Calm with { Seed = 2 }, feed, 512));
    }

    [Fact]
    public void Read_KnownSeed_GivesTheBytesThatEveryMachineGives() =>
        Assert.Equal("a342094d726615e0", Hash(WorldParameters.Calm, WorldFeed.ByLevel, 512));

    [Theory]
    [InlineData("calm")]
    [InlineData("busy")]
    [InlineData("toxic")]
    public void Read_ByOrderAndByLevel_ShowTheSameBook(string name)
    {
        var parameters = WorldParameters.Find(name)!;
        var byOrder = Updates(parameters, WorldFeed.ByOrder);
        var byLevel = Updates(parameters, WorldFeed.ByLevel);

        Assert.True(byLevel.Count > 100);
        Assert.Equal(byLevel.Count, byOrder.Count);
        for (var i = 0; i < byLevel.Count; i++)
        {
            Assert.Equal(byLevel[i], byOrder[i]);
        }
    }

    [Fact]
    public void Read_Times_NeverFallAndStayInside()
    {
        var last = StartNs;
        foreach (var told in Events(WorldParameters.Toxic, WorldFeed.ByLevel, 512))
        {
            Assert.InRange(told.TimeNs, last, StartNs + MinuteNs - 1);
            Assert.Equal(4, told.Instrument.Value);
            last = told.TimeNs;
        }
    }

    [Fact]
    public void Read_Quotes_AreTheBestPricesOfTheBook()
    {
        var book = new OrderBook();
        var quotes = 0;
        foreach (var told in Events(WorldParameters.Busy, WorldFeed.ByLevel, 512))
        {
            if (told.Kind == EventKind.BookClear)
            {
                book.Clear(told.BookLevel.Flags);
            }
            else if (told.Kind == EventKind.BookLevel)
            {
                book.Apply(told.BookLevel);
            }
            else if (told.Kind == EventKind.Quote)
            {
                quotes++;
                Assert.Equal(
                    (book.BestBidTicks, book.BestBidLots, book.BestAskTicks, book.BestAskLots),
                    (told.Quote.BidTicks, told.Quote.BidLots, told.Quote.AskTicks, told.Quote.AskLots));
            }
        }

        Assert.True(quotes > 100, $"{quotes} quotes");
    }

    [Fact]
    public void Read_OnceWarm_AllocatesNothing()
    {
        var source = new BookWorldSource(default, WorldParameters.Busy, StartNs, StartNs + (20 * MinuteNs));
        var buffer = new Event[512];
        for (var i = 0; i < 400; i++)
        {
            source.Read(buffer);
        }

        var probe = AllocationProbe.Start();
        var count = 0;
        for (var i = 0; i < 200; i++)
        {
            count += source.Read(buffer);
        }

        probe.AssertNothing();
        Assert.Equal(200 * buffer.Length, count);
    }

    [Fact]
    public void Constructor_BadParameter_IsNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => new BookWorldSource(
            default, WorldParameters.Calm with { LimitDistanceTicks = double.NaN }, StartNs, StartNs + MinuteNs));
        Assert.Contains("LimitDistanceTicks of NaN: choose from 1 to 400", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BookWorldSource(default, WorldParameters.Calm, 0, 1));
        Assert.Throws<ArgumentException>(() => new BookWorldSource(default, WorldParameters.Calm, StartNs, StartNs));
    }

    private static string Hash(WorldParameters parameters, WorldFeed feed, int blockSize)
    {
        var events = Events(parameters, feed, blockSize).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(events.AsSpan())))[..16];
    }

    private static List<Event> Events(WorldParameters parameters, WorldFeed feed, int blockSize)
    {
        var source = new BookWorldSource(new InstrumentIndex(4), parameters, StartNs, StartNs + MinuteNs, feed);
        var all = new List<Event>();
        var buffer = new Event[blockSize];
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            all.AddRange(buffer.AsSpan(0, count));
        }

        return all;
    }

    /// <summary>The best prices and their quantities after every update, and the depth within 20 ticks.</summary>
    private static List<(long TimeNs, long Bid, long BidLots, long Ask, long AskLots, long Depth)> Updates(
        WorldParameters parameters, WorldFeed feed)
    {
        var orders = new OrderBookByOrder();
        var levels = feed == WorldFeed.ByOrder ? orders.Levels : new OrderBook();
        var updates = new List<(long, long, long, long, long, long)>();
        foreach (var told in Events(parameters, feed, 512))
        {
            var isLast = false;
            if (told.Kind == EventKind.BookOrder)
            {
                orders.Apply(told.BookOrder);
                isLast = told.BookOrder.IsLast;
            }
            else if (told.Kind == EventKind.BookClear)
            {
                levels.Clear(told.BookLevel.Flags);
            }
            else if (told.Kind == EventKind.BookLevel)
            {
                levels.Apply(told.BookLevel);
                isLast = told.BookLevel.IsLast;
            }

            if (isLast)
            {
                updates.Add((told.TimeNs, levels.BestBidTicks, levels.BestBidLots, levels.BestAskTicks,
                    levels.BestAskLots, Depth(levels)));
            }
        }

        Assert.Equal(0, orders.Inconsistencies);
        return updates;
    }

    private static long Depth(OrderBook book) => Enumerable.Range(0, 20).Sum(distance =>
        book.LotsAt(OrderSide.Buy, book.BestBidTicks - distance)
        + book.LotsAt(OrderSide.Sell, book.BestAskTicks + distance));
}
