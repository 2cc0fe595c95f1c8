using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>What holds on every feed for every order, at random. A failing case is named by its seed.</summary>
public sealed class BookVenuePropertyTests
{
    private const int EventCount = 12_000;
    private static readonly string[] Queues = ["pessimistic", "power:2", "power:1", "log"];
    private static readonly string[] Lines =
        ["none", "feed=3ms,entry=5ms,answer=2ms", "lognormal:4ms:1", "feed=recorded,entry=table:1ms:30ms,answer=0"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Execute_RandomFeedAndOrders_NothingImpossibleIsTold(int seed)
    {
        var checker = Play((ulong)seed, tamper: 0);

        Assert.True(checker.Fills > 300, $"only {checker.Fills} fills");
        Assert.True(checker.Makers > 30, $"only {checker.Makers} of resting orders");
        Assert.True(checker.LateCancels > 10, $"only {checker.LateCancels} late cancellations");
    }

    /// <summary>
    /// The bugs that the judge exists for are caught: a venue that believes in more depth than there is, one that is
    /// told of larger trades, and one that takes buyers for sellers.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Execute_PlantedBug_IsCaught(int tamper)
    {
        var caught = 0;
        for (var seed = 1UL; seed <= 5; seed++)
        {
            caught += Record.Exception(() => Play(seed, tamper)) is null ? 0 : 1;
        }

        Assert.Equal(5, caught);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_RandomStrategyOverEveryLine_BooksAreExact(int seed)
    {
        var setup = new BookRun().Setup with { Fees = "bps:maker=-0.5,taker=4" };
        var events = RandomBook.Make((ulong)seed, EventCount);
        var run = new BookRun
        {
            Setup = setup,
            Queue = Queues[seed % 4],
            Latency = Lines[seed / 4 % 4],
            SelfCross = (SelfCross)(seed % 2),
            Seed = (ulong)seed,
        }.Run([new EventList(events)], 97, new RandomBookStrategy((ulong)seed));

        var cash = Amount.FromUnits(setup.Cash);
        var position = 0L;
        foreach (var fill in run.Log.Fills)
        {
            var signed = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
            position += signed;
            cash -= setup.Instruments[0].Notional(fill.Price.Ticks, signed) + fill.Fee;
        }

        var held = setup.Instruments[0].Notional(run.Kernel.LastTicks(default), position);
        Assert.Equal(position, run.Kernel.PositionLots(default, default));
        Assert.Equal(cash + held, run.Kernel.Equity);
        Assert.Equal(run.Kernel.OrderCount, run.Log.Ended.Count());
        Assert.Equal(0, run.Venue.OrderCount);
        Assert.Equal(0, run.Kernel.DesyncCount);
        Assert.Equal(0, run.Kernel.DuplicateReportCount);
        Assert.Equal(run.Log.Fills.Count, run.Log.Executions.Count);
        Assert.True(run.Log.Fills.Count > 20, $"only {run.Log.Fills.Count} fills");
        foreach (var order in run.Log.Ended)
        {
            RequireLegalEnd(in order);
        }
    }

    private static void RequireLegalEnd(in OrderView order)
    {
        Assert.Equal(order.Status == OrderStatus.Filled, order.EndReason == OrderReason.None);
        Assert.True(order.Request.QuoteBudget.Sign > 0 || order.Filled <= order.Request.Quantity);
        Assert.True(order.Status != OrderStatus.Rejected || order.Filled.IsZero);
    }

    private static VenueChecker Play(ulong seed, int tamper)
    {
        var instrument = RunSetup.Coin(InstrumentKind.Perpetual);
        var checker = new VenueChecker(instrument);
        var log = new RunLog();
        Assert.True(QueueModel.TryParse(Queues[seed % 4], out var queue));
        Assert.True(FeeSchedule.TryParse("bps:maker=-0.5,taker=4", out var fees));
        var settings = new BookVenueSettings { Fees = fees, Queue = queue, SelfCross = (SelfCross)(seed % 2) };
        var venue = new BookVenue([instrument], 1, Amount.FromUnits(10_000_000), settings, log);
        var commands = new RandomCommands(seed);
        foreach (var e in RandomBook.Make(seed, EventCount))
        {
            if (venue.NextEndNs <= e.TimeNs)
            {
                checker.BeforeTime();
                venue.EndDue(e.TimeNs);
                Judge(venue, checker);
            }

            checker.Before(in e);
            venue.OnMarket(Tampered(in e, tamper));
            Judge(venue, checker);
            commands.Note(in e);
            while (commands.TryNext(e.TimeNs, out var command))
            {
                checker.Before(in command);
                venue.Execute(in command, e.TimeNs);
                Judge(venue, checker);
            }
        }

        return checker;
    }

    private static Event Tampered(in Event e, int tamper) => (tamper, e.Kind) switch
    {
        (1, EventKind.BookLevel) when e.BookLevel.QuantityLots > 0 =>
            Event.OfBookLevel(e.Instrument, e.BookLevel with { QuantityLots = e.BookLevel.QuantityLots + 5 }),
        (2, EventKind.Trade) => Event.OfTrade(
            e.Instrument, e.Trade with { QuantityLots = e.Trade.QuantityLots + 20 }),
        (3, EventKind.Trade) => Event.OfTrade(e.Instrument, e.Trade with { BuyerIsMaker = 1 - e.Trade.BuyerIsMaker }),
        _ => e,
    };

    private static void Judge(BookVenue venue, VenueChecker checker)
    {
        while (venue.TryTakeReport(out var report))
        {
            checker.Judge(in report);
        }
    }
}
