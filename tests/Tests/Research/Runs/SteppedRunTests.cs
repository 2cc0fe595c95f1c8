using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Research.Benchmarks;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Loop;
using Plimsoll.Simulation.Loop;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>A run in steps is the run in one go, whatever kind of market it goes over.</summary>
public sealed class SteppedRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Step_OverBarsOfSeveralInstrumentsAndStrategies_GivesTheCommandsOfOneRun(int seed)
    {
        var stepped = Bars(seed, out var steppedNotes);
        stepped.Loop.Start();
        var last = long.MinValue;
        while (!stepped.Loop.IsAtEnd)
        {
            var due = stepped.Loop.NextNs;
            Assert.True(due >= last, "what comes next lies behind what has happened");
            stepped.Loop.Step();
            Assert.True(stepped.Loop.NowNs <= due, "a step went beyond what it said it would do");
            last = stepped.Loop.NowNs;
        }

        stepped.Loop.Finish();
        var whole = Bars(seed, out var wholeNotes);
        whole.Loop.Start();
        ((SimulationLoop)whole.Loop).Run(long.MaxValue);
        whole.Loop.Finish();

        Assert.Equal(wholeNotes.Commands, steppedNotes.Commands);
        Assert.Equal(whole.Kernel.StateHash(), stepped.Kernel.StateHash());
        Assert.Equal(whole.Loop.MarketEventCount, stepped.Loop.MarketEventCount);
        Assert.True(wholeNotes.Commands.Count > 20, "the run has too few commands to say anything");
        Assert.Equal(2, wholeNotes.Commands.Select(static one => one.Strategy).Distinct().Count());
    }

    [Theory]
    [InlineData("none")]
    [InlineData("feed=5ms,entry=lognormal:2ms:0.5,answer=1ms")]
    public void Step_OverBooks_GivesTheCommandsOfOneRun(string delays)
    {
        Assert.True(LatencySettings.TryParse(delays, out var latency));
        var stepped = Books(latency, out var steppedNotes);
        stepped.Loop.Start();
        var mostInFlight = 0;
        while (!stepped.Loop.IsAtEnd)
        {
            stepped.Loop.Step();
            mostInFlight = Math.Max(mostInFlight, stepped.Loop.InFlightCount);
        }

        stepped.Loop.Finish();
        var whole = Books(latency, out var wholeNotes);
        whole.Loop.Start();
        ((BookLoop)whole.Loop).Run(long.MaxValue);
        whole.Loop.Finish();

        Assert.Equal(wholeNotes.Commands, steppedNotes.Commands);
        Assert.Equal(whole.Kernel.StateHash(), stepped.Kernel.StateHash());
        Assert.True(wholeNotes.Commands.Count > 50, "the run has too few commands to say anything");
        Assert.Equal(delays != "none", mostInFlight > 0);
    }

    [Fact]
    public void Inject_KillBetweenTwoBars_ReachesTheKernelAndTheVenueAtOnce()
    {
        var run = Bars(3, out var notes);
        run.Loop.Start();
        while (run.Venue.OrderCount == 0)
        {
            run.Loop.Step();
        }

        var before = notes.Commands.Count;
        run.Loop.Inject(Event.OfOperator(new OperatorOrder(run.Loop.NowNs, OperatorOrderKind.KillOrders)));

        Assert.Equal(0, run.Venue.OrderCount);
        Assert.True(notes.Commands.Count > before);
        Assert.All(
            notes.Commands.Skip(before), static command => Assert.Equal(CommandKind.CancelOrder, command.Kind));
        var entered = notes.Commands.Count;
        while (!run.Loop.IsAtEnd)
        {
            run.Loop.Step();
        }

        Assert.DoesNotContain(
            notes.Commands.Skip(entered),
            static command => command.Kind == CommandKind.SubmitOrder && !command.Request.IsReduceOnly);
    }

    [Fact]
    public void Step_GateThatIsShut_LetsCancelsAndReductionsOutAndRefusesTheRest()
    {
        var gate = new FakeGate();
        var run = Bars(5, out var notes, gate);
        run.Loop.Start();
        while (notes.Fills.Count < 5)
        {
            run.Loop.Step();
        }

        gate.IsShut = true;
        notes.Ends.Clear();
        notes.Commands.Clear();
        while (!run.Loop.IsAtEnd)
        {
            run.Loop.Step();
        }

        var asked = notes.Commands.Count(static one =>
            one.Kind == CommandKind.SubmitOrder && !one.Request.IsReduceOnly);
        Assert.True(asked > 5, "nothing was asked for");
        Assert.Equal(asked, notes.Ends.Count(static one => one == OrderReason.JournalFailed));
        Assert.True(gate.Asked > 0);
    }

    [Fact]
    public void New_NoStrategy_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new SteppedRun(Request(1), [], new BareSurroundings()));

    private static SteppedRun Bars(int seed, out BareSurroundings notes, ICommandGate? gate = null)
    {
        notes = new BareSurroundings { Gate = gate };
        Strategy[] strategies = [new RandomStrategy((ulong)seed, 2), new RandomStrategy((ulong)seed + 100, 2)];
        return new SteppedRun(Request(seed), strategies, notes);
    }

    private static BacktestRequest Request(int seed)
    {
        var first = RunSetup.Coin(Plimsoll.Model.Instruments.InstrumentKind.Spot);
        return Requests.Request(
            static () => new OpenStrategy(),
            Requests.Series(first, RandomMarket.Bars((ulong)seed, 600)),
            Requests.Series(first, RandomMarket.Bars((ulong)seed + 50, 500)));
    }

    private static SteppedRun Books(LatencySettings latency, out BareSurroundings notes)
    {
        notes = new BareSurroundings();
        var request = BookRequests.Request(
            new BookRules { Latency = latency }, BookRequests.World("busy", 3, 2));
        return new SteppedRun(request, [new QuotingStrategy(), new QuotingStrategy()], notes);
    }

    private sealed class FakeGate : ICommandGate
    {
        public bool IsShut { get; set; }

        public int Asked { get; private set; }

        public OrderReason Refusal => OrderReason.JournalFailed;

        public void Prepare() => Asked++;

        public bool MayLeave(in Command command) => !IsShut || command.Kind == CommandKind.CancelOrder
            || (command.Kind == CommandKind.SubmitOrder && command.Request.IsReduceOnly);
    }
}
