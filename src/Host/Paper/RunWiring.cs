using Plimsoll.Host.Safety;
using Plimsoll.Journal.Recording;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Host.Paper;

/// <summary>
/// What stands round the kernel of a paper run. On the way out: fence, journal, gate, venue; on the way in: journal,
/// fence.
/// </summary>
internal sealed class RunWiring(PaperPlan plan, KernelFence fence, RunWatcher watcher, string journalFolder,
    string build) : IRunSurroundings, IDisposable
{
    private JournalLine? journal;
    private FencedSink? sink;
    private KernelRecorder? recorder;
    private FencedSeat? seat;
    private ReleaseGate? gate;

    // The recorder hears of things first, so that they are written down before anybody acts on them.
    public IRunObserver Observer => recorder is null ? watcher : new ObserverPair(recorder, watcher);

    public IExecutionObserver Executions => watcher;

    // Asked for before there is a journal, and used only after.
    public ICommandGate? Gate => gate ??= new ReleaseGate(Journal);

    public JournalLine Journal => journal ?? throw new InvalidOperationException("the journal is not open yet");

    public FencedSink Sink => sink ?? throw new InvalidOperationException("the journal is not open yet");

    public KernelRecorder Recorder => recorder ?? throw new InvalidOperationException("nothing is wired yet");

    public FencedSeat Seat => seat ?? throw new InvalidOperationException("nothing is wired yet");

    /// <summary>Opens the journal, whose header says what the run is.</summary>
    public KernelConfiguration Configure(KernelConfiguration usual)
    {
        var configuration = usual with
        {
            Risk = plan.Limits, StrategyFailure = StrategyFailure.DisableStrategy,
        };
        StrategyDescription[] all = [.. plan.Strategies.Select(static one => new StrategyDescription(
            one.Reference, one.Loaded.Factory.Name, one.Loaded.CodeHash,
            one.Loaded.Factory.ValuesOf(one.Loaded.Factory.Create(one.Parameters))))];
        var description = new RunDescription
        {
            Configuration = configuration,
            HasDecisions = true,
            StrategyReference = all[0].Reference,
            StrategyName = all[0].Name,
            CodeHash = all[0].CodeHash,
            Parameters = all[0].Parameters,
            Others = all[1..],
        };
        journal = new JournalLine(JournalWriter.Open(journalFolder, new JournalOptions
        {
            Durability = plan.Durability,
            Build = build,
            Configuration = description.ToBytes(),
        }));
        sink = new FencedSink(fence, journal);
        return configuration;
    }

    public (IOrderGateway Gateway, IEventTap? Tap) Between(KernelConfiguration configuration, IOrderGateway venue)
    {
        recorder = new KernelRecorder(Sink, venue);
        return (new FencedGateway(fence, recorder), recorder);
    }

    public IKernelSeat SeatOf(TradingKernel kernel) => seat = new FencedSeat(fence, kernel);

    public void Dispose() => journal?.Dispose();
}
