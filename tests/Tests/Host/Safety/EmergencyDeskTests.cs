using Plimsoll.Host.Pacing;
using Plimsoll.Host.Safety;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Research.Benchmarks;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Loop;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Host.Safety;

/// <summary>The desk against venues that a random strategy has left with positions and orders.</summary>
public sealed class EmergencyDeskTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Run_KernelShutOutAtAnyMomentOverBars_BringsTheAccountToRest(int seed)
    {
        using var scene = Scene.OverBars(seed);
        var lastOrders = scene.RunUntilExposed(100 + (seed * 13));

        var report = scene.TakeOver();

        Assert.Null(report.Escalation);
        Assert.True(report.IsFlat);
        Assert.Equal(0, scene.Run.Venue.OrderCount);
        Assert.Equal(0, scene.HeldCount());
        Assert.True(report.NoOrdersAfter <= report.FlatAfter);
        Assert.Equal(lastOrders, scene.Notes.Commands.Count);
        var records = scene.Records();
        Assert.Equal(EmergencyAction.TakeOver, records[0].Action);
        Assert.Equal(EmergencyAction.Flat, records[^1].Action);
        Assert.Equal(report.Canceled, records.Count(static one => one.Action == EmergencyAction.Cancel));
        Assert.Equal(report.Closing, records.Count(static one => one.Action == EmergencyAction.Close));
        // What was closed is what was held when it was closed, strategy by strategy.
        Assert.All(
            records.Where(static one => one.Action == EmergencyAction.Close),
            static one => Assert.NotEqual(0, one.Lots));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("feed=5ms,entry=20ms,answer=5ms")]
    public void Run_KernelShutOutOverBooks_WaitsForWhatIsUnderWay(string delays)
    {
        Assert.True(LatencySettings.TryParse(delays, out var latency));
        using var scene = Scene.OverBooks(latency);
        _ = scene.RunUntilExposed(400);

        var report = scene.TakeOver();

        Assert.True(report.IsFlat, report.Escalation);
        Assert.Equal(0, scene.Run.Venue.OrderCount);
        Assert.Equal(0, scene.Run.Loop.InFlightCount);
        Assert.Equal(0, scene.HeldCount());
    }

    [Fact]
    public void Run_MarketThatEndsFirst_CallsAPerson()
    {
        using var scene = Scene.OverBars(2, bars: 120);
        _ = scene.RunUntilExposed(60);
        while (!scene.Run.Loop.IsAtEnd)
        {
            scene.Run.Loop.Step();
        }

        var report = scene.TakeOver();

        Assert.True(report.IsFlat || report.Escalation is not null);
        Assert.Equal(report.IsFlat, scene.HeldCount() == 0);
        Assert.Equal(
            report.IsFlat ? EmergencyAction.Flat : EmergencyAction.Escalate, scene.Records()[^1].Action);
    }

    [Fact]
    public void Run_MarketThatStandsStill_CallsAPersonAtTheDeadline()
    {
        using var scene = Scene.OverBars(3, pace: 0.001);
        _ = scene.RunUntilExposed(100);
        scene.BeginMarketTime();

        var report = scene.TakeOver(TimeSpan.FromMilliseconds(300));

        Assert.False(report.IsFlat);
        Assert.Contains("not at rest after", report.Escalation, StringComparison.Ordinal);
        Assert.Null(report.FlatAfter);
        Assert.NotNull(report.NoOrdersAfter);
    }

    [Fact]
    public void Run_CommandsThatNeverLeft_AreDropped()
    {
        using var scene = Scene.OverBars(4);
        _ = scene.RunUntilExposed(80);
        // The kernel asks for something and is shut out before the venue hears of it.
        var held = scene.HeldCount();
        var command = Plimsoll.Kernel.Records.EmergencyCommand.Close(
            scene.Run.Loop.NowNs, new StrategyIndex(0), new InstrumentIndex(0), 77, 5);
        scene.Run.Venue.Take(in command);
        scene.Run.Venue.DropUnsent();
        scene.Run.Loop.Exchange(scene.Run.Loop.NowNs);
        Assert.Equal(held, scene.HeldCount());
        Assert.DoesNotContain(
            Enumerable.Range(0, scene.Run.Venue.OrderCount).Select(scene.Run.Venue.OrderAt),
            static order => order.Id.Value >= Plimsoll.Kernel.Records.EmergencyCommand.FirstOrder);
    }

    private sealed class Scene : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly KernelFence fence = new(TimeProvider.System);
        private readonly JournalLine journal;
        private readonly MarketClock market;
        private FencedSeat? seat;
        private bool isClosed;

        private Scene(Func<BareSurroundings, SteppedRun> make, double pace)
        {
            journal = new JournalLine(JournalWriter.Open(
                folder.Path("journal"),
                new JournalOptions { ReserveBytes = 0, SyncDeadline = TimeSpan.FromSeconds(30) }));
            market = new MarketClock(pace, TimeProvider.System);
            Notes = new BareSurroundings { MakeSeat = kernel => seat = new FencedSeat(fence, kernel) };
            Run = make(Notes);
            Run.Loop.Start();
        }

        public BareSurroundings Notes { get; }

        public SteppedRun Run { get; }

        public static Scene OverBars(int seed, int bars = 1_500, double pace = 0) => new(
            notes => new SteppedRun(
                Requests.Request(
                    static () => new OpenStrategy(),
                    Requests.Series(RunSetup.Coin(InstrumentKind.Perpetual), RandomMarket.Bars((ulong)seed, bars)),
                    Requests.Series(RunSetup.Coin(InstrumentKind.Spot), RandomMarket.Bars((ulong)seed + 9, bars))),
                [new RandomStrategy((ulong)seed, 2), new RandomStrategy((ulong)seed + 1, 2)],
                notes),
            pace);

        public static Scene OverBooks(LatencySettings latency) => new(
            notes => new SteppedRun(
                BookRequests.Request(new BookRules { Latency = latency }, BookRequests.World("busy", 5, 5)),
                [new QuotingStrategy(), new QuotingStrategy()],
                notes),
            0);

        /// <summary>Runs on until, after so many steps, something is held and something works.</summary>
        /// <returns>How many commands there were until then.</returns>
        public int RunUntilExposed(int steps)
        {
            for (var i = 0; !Run.Loop.IsAtEnd && (i < steps || HeldCount() == 0 || Run.Venue.OrderCount == 0); i++)
            {
                Run.Loop.Step();
            }

            Assert.True(HeldCount() > 0 && Run.Venue.OrderCount > 0, "nothing is held, or nothing works");
            return Notes.Commands.Count;
        }

        public void BeginMarketTime() => market.Begin(Run.Loop.NowNs);

        public int HeldCount()
        {
            var count = 0;
            for (var i = 0; i < 2 * Run.Instruments.Count; i++)
            {
                count += Run.Venue.PositionLots(new StrategyIndex(i % 2), new InstrumentIndex(i / 2)) == 0 ? 0 : 1;
            }

            return count;
        }

        public EmergencyReport TakeOver(TimeSpan? deadline = null)
        {
            fence.ShutByOwner();
            var desk = new EmergencyDesk(
                new EmergencyTools
                {
                    Loop = Run.Loop, Venue = Run.Venue, StrategyCount = 2, InstrumentCount = Run.Instruments.Count,
                    Journal = journal, Market = market, Clock = TimeProvider.System,
                    Deadline = deadline ?? TimeSpan.FromSeconds(60),
                },
                TimeProvider.System.GetTimestamp());
            seat!.GiveTo(desk);
            return desk.Run("test");
        }

        public List<EmergencyRecord> Records()
        {
            Close();
            using var reader = new JournalReader(folder.Path("journal"));
            var records = new List<EmergencyRecord>();
            while (reader.TryRead(out var record))
            {
                if (record.Kind == RecordKind.EmergencyCommand)
                {
                    records.Add(EmergencyRecord.Read(record.Version, record.Payload));
                }
            }

            return records;
        }

        public void Dispose()
        {
            Close();
            folder.Dispose();
        }

        private void Close()
        {
            if (!isClosed)
            {
                isClosed = true;
                journal.Dispose();
            }
        }
    }
}
