using Plimsoll.Host.Safety;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
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
/// fence. A run that goes on has what is recorded of it between fence and journal.
/// </summary>
internal sealed class RunWiring(PaperPlan plan, KernelFence fence, RunWatcher watcher, string journalFolder,
    string build) : IRunSurroundings, IDisposable
{
    private JournalLine? journal;
    private FencedSink? sink;
    private KernelRecorder? recorder;
    private FencedSeat? seat;
    private ReleaseGate? gate;
    private TradingKernel? kernel;

    // The recorder hears of things first, so that they are written down before anybody acts on them.
    public IRunObserver Observer => recorder is null ? watcher : new ObserverPair(recorder, watcher);

    public IExecutionObserver Executions => watcher;

    // Asked for before there is a journal, and used only after.
    public ICommandGate? Gate => gate ??= new ReleaseGate(Journal);

    public JournalLine Journal => journal ?? throw new InvalidOperationException("the journal is not open yet");

    public FencedSink Sink => sink ?? throw new InvalidOperationException("the journal is not open yet");

    public KernelRecorder Recorder => recorder ?? throw new InvalidOperationException("nothing is wired yet");

    public FencedSeat Seat => seat ?? throw new InvalidOperationException("nothing is wired yet");

    /// <summary>What is recorded already; null for a run that begins.</summary>
    public JournalContinuation? Past { get; private set; }

    /// <summary>What a crash left behind the last whole group, in words.</summary>
    public IReadOnlyList<string> Cuts { get; private set; } = [];

    /// <summary>Opens the journal, whose header says what the run is.</summary>
    /// <exception cref="Terminal.CommandException">The run cannot go on with the journal that is there.</exception>
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
        (ulong StateHash, long Events)? before = plan.Resumes && EarlierRun.IsThere(journalFolder)
            ? EarlierRun.Check(
                journalFolder, description,
                () => [.. plan.Strategies.Select(static one => one.Loaded.Factory.Create(one.Parameters))])
            : null;
        var writer = JournalWriter.Open(journalFolder, new JournalOptions
        {
            Durability = plan.Durability,
            Build = build,
            Configuration = description.ToBytes(),
        });
        Cuts = [.. writer.Cuts.Select(static cut => cut.ToString())];
        journal = new JournalLine(writer);
        if (before is { } known)
        {
            Past = new JournalContinuation(new JournalReader(journalFolder), writer.RecoveredSequence, journal)
            {
                WhenCaughtUp = () => RequireSame(known.StateHash, known.Events),
            };
        }

        sink = new FencedSink(fence, (IJournalSink?)Past ?? journal);
        return configuration;
    }

    public (IOrderGateway Gateway, IEventTap? Tap) Between(KernelConfiguration configuration, IOrderGateway venue)
    {
        recorder = new KernelRecorder(Sink, venue);
        return (new FencedGateway(fence, recorder), recorder);
    }

    public IKernelSeat SeatOf(TradingKernel kernel)
    {
        this.kernel = kernel;
        return seat = new FencedSeat(fence, kernel);
    }

    public void Dispose()
    {
        Past?.Dispose();
        journal?.Dispose();
    }

    // The kernel rebuilt out of the journal alone, and the one that repeated the run, must be the same.
    private void RequireSame(ulong stateHash, long events)
    {
        if (kernel is { } now && (now.StateHash() != stateHash || now.EventCount != events))
        {
            throw new JournalException(
                JournalProblem.Damaged,
                "the books by the journal differ from those of the repeated run: the data have changed: see 'plimsoll "
                + "replay'");
        }
    }
}
