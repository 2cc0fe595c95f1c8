using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Simulation.Books.Loop;

public sealed class BookLoopTests
{
    private const long Start = RunSetup.StartNs;
    private const long Millisecond = 1_000_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_NoLatency_EqualsDirectProcessing(int seed)
    {
        var events = RandomBook.Make((ulong)seed, 6_000);
        var looped = new BookRun { Queue = "power:2" }.Run(
            [new EventList(events)], 100, new RandomBookStrategy((ulong)seed));
        var direct = new BookRun { Queue = "power:2" }.Wire([], new RandomBookStrategy((ulong)seed));
        DirectLoop.Run(direct.Kernel, direct.Venue, events);

        Assert.Equal(direct.Kernel.StateHash(), looped.Kernel.StateHash());
        Assert.Equal(direct.Log.Orders, looped.Log.Orders);
        Assert.Equal(direct.Log.Fills, looped.Log.Fills);
        Assert.True(looped.Log.Fills.Count > 20, $"only {looped.Log.Fills.Count} fills");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("feed=2ms,entry=lognormal:3ms:1:1ms,answer=table:0:1ms:9ms")]
    [InlineData("recorded:1ms")]
    public void Run_AgainAndInOtherSlices_GivesTheSame(string latency)
    {
        var events = RandomBook.Make(5, 5_000);
        var more = RandomBook.Make(6, 5_000, instrument: 1);
        var outcomes = new List<(ulong, string)>();
        foreach (var (slice, block) in new[] { (1_000_000, 1_000), (1, 7), (64, 128), (65, 1) })
        {
            var run = new BookRun
            {
                Queue = "log",
                Latency = latency,
                Setup = new BookRun().Setup with
                {
                    Instruments =
                    [
                        RunSetup.Coin(InstrumentKind.Perpetual), RunSetup.Coin(InstrumentKind.Perpetual, number: 1),
                    ],
                },
            }.Run([new EventList(events, block), new EventList(more, block)], slice, new RandomBookStrategy(9));
            outcomes.Add((run.Kernel.StateHash(), string.Join('\n', run.Log.Orders)));
        }

        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0], outcome));
    }

    [Fact]
    public void Run_OtherSeed_DrawsOtherDelays()
    {
        var events = RandomBook.Make(5, 5_000);
        var hashes = Enumerable.Range(1, 2).Select(seed => new BookRun
        {
            Latency = "lognormal:5ms:1", Seed = (ulong)seed,
        }.Run([new EventList(events)], 100, new RandomBookStrategy(9)).Kernel.StateHash());
        Assert.Equal(2, hashes.Distinct().Count());
    }

    [Fact]
    public void Run_FeedDelay_StrategyLearnsLaterAndInOrder()
    {
        var times = new List<(long Known, long AskTicks)>();
        var strategy = new BookStrategy
        {
            WhenBook = (BookStrategy self, in BookUpdate book) => times.Add((self.NowNs, book.AskTicks)),
        };

        _ = new BookRun { Latency = "feed=5ms" }.Run([new EventList(Moving())], 100, strategy);

        Assert.Equal(
            [(Start + (5 * Millisecond), 101L), (Start + (9 * Millisecond), 102), (Start + (25 * Millisecond), 103)],
            times);
    }

    [Fact]
    public void Run_OrderEntryDelay_ArrivesAfterTheMarketMoved()
    {
        BookStrategy Buyer() => new()
        {
            WhenBook = (BookStrategy self, in BookUpdate book) =>
            {
                if (self.BookCount == 0)
                {
                    _ = self.Market(OrderSide.Buy, 1);
                }
            },
        };

        var prompt = new BookRun().Run([new EventList(Moving())], 1, Buyer());
        Assert.Equal(101, Assert.Single(prompt.Log.Fills).Price.Ticks);
        var late = new BookRun { Latency = "entry=4ms" }.Run([new EventList(Moving())], 1, Buyer());
        Assert.Equal(102, Assert.Single(late.Log.Fills).Price.Ticks);
        var later = new BookRun { Latency = "feed=10ms,entry=11ms,answer=7ms" }.Run(
            [new EventList(Moving())], 1, Buyer());
        var fill = Assert.Single(later.Log.Fills);
        Assert.Equal(103, fill.Price.Ticks);
        // Known 10 ms after the first book, sent then, there at 21 ms, answered at 28 ms.
        Assert.Equal(Start + (28 * Millisecond), fill.TimeNs);
    }

    [Fact]
    public void Run_CancellationUnderWay_LosesItsRaceToTheFill()
    {
        var told = new List<string>();
        OrderId mine = default;
        var strategy = new BookStrategy
        {
            WhenBook = (BookStrategy self, in BookUpdate book) =>
            {
                if (self.BookCount == 0)
                {
                    mine = self.Limit(OrderSide.Buy, 5, 99);
                    self.Wake(self.NowNs + (8 * Millisecond), 1);
                }
            },
            WhenTimer = (self, _) => self.Withdraw(mine),
            WhenOrder = (BookStrategy self, in OrderView order) =>
                told.Add($"{order.Status} {order.Filled.Lots} {(self.NowNs - Start) / Millisecond}"),
        };
        var events = new List<Event>(Snapshot(0, 99, 101))
        {
            Event.OfTrade(default, new TradeTick(Start + (9 * Millisecond), 98, 20, 1, 1)),
            Level(30, OrderSide.Buy, 98, 7),
        };

        _ = new BookRun { Latency = "entry=2ms,answer=3ms" }.Run([new EventList(events)], 100, strategy);

        // Asked for at 8 ms and there at 10 ms, a millisecond after the trade; the strategy hears of it at 12 ms.
        Assert.Equal("Filled 5 12", told.First(line => line.StartsWith("Filled", StringComparison.Ordinal)));
        Assert.DoesNotContain(told, line => line.StartsWith("Canceled", StringComparison.Ordinal));
        Assert.Equal("Accepted 0 5", told[0]);
    }

    [Fact]
    public void Finish_MessagesUnderWay_ArriveAndNothingStaysOpen()
    {
        var strategy = new BookStrategy
        {
            WhenBook = (BookStrategy self, in BookUpdate book) => self.Limit(OrderSide.Buy, 1, 90),
        };

        var run = new BookRun { Latency = "feed=1s,entry=1s,answer=1s" }.Run(
            [new EventList(Moving())], 100, strategy);

        Assert.Equal(3, strategy.BookCount);
        Assert.Equal(3, run.Log.Ended.Count());
        Assert.Equal(0, run.Venue.OrderCount);
    }

    [Fact]
    public void Run_TradeAndBookOfOneMoment_OrderComesAfterBoth()
    {
        // The strategy answers the trade at once, and still meets the book from which the trade was taken.
        var strategy = new BookStrategy
        {
            WhenTrade = (BookStrategy self, in TradeTick trade) => self.Market(OrderSide.Buy, 5),
        };
        var events = new List<Event>(Snapshot(0, 99, 101))
        {
            Event.OfTrade(default, new TradeTick(Start + Millisecond, 101, 10, 1, 0)),
            Level(1, OrderSide.Sell, 101, 0, BookFlags.None),
            Level(1, OrderSide.Sell, 104, 50),
        };

        var run = new BookRun().Run([new EventList(events)], 100, strategy);

        Assert.Equal(104, Assert.Single(run.Log.Fills).Price.Ticks);
    }

    private static List<Event> Moving() =>
    [
        .. Snapshot(0, 99, 101),
        Level(4, OrderSide.Sell, 102, 30, BookFlags.None),
        Level(4, OrderSide.Sell, 101, 0),
        Level(20, OrderSide.Sell, 103, 30, BookFlags.None),
        Level(20, OrderSide.Sell, 102, 0),
    ];

    private static Event[] Snapshot(long milliseconds, long bid, long ask) =>
    [
        Event.OfBookClear(default, new BookLevel(
            Start + (milliseconds * Millisecond), 0, 0, 0, OrderSide.Buy, BookFlags.Snapshot, 0)),
        Level(milliseconds, OrderSide.Buy, bid, 10, BookFlags.Snapshot),
        Level(milliseconds, OrderSide.Sell, ask, 10, BookFlags.Snapshot | BookFlags.Last),
    ];

    private static Event Level(
        long milliseconds, OrderSide side, long ticks, long lots, BookFlags flags = BookFlags.Last) =>
        Event.OfBookLevel(default, new BookLevel(
            Start + (milliseconds * Millisecond), ticks, lots, 0, side, flags, 0));
}
