using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Recording;
using Plimsoll.Journal.Replay;
using Plimsoll.Journal.States;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Journaling;

/// <summary>
/// Writes one run down, so that it can be replayed without its data, and keeps states of it, so that a replay need not
/// begin at the beginning. A run that stopped goes on where its journal ends.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private const int WaitMilliseconds = 1;
    private const int SyncMinutesMax = 10;
    private readonly JournalTarget target;
    private readonly CommandWitness? witness;
    private JournalWriter? writer;
    private JournalContinuation? past;
    private StateKeeper? keeper;
    private TradingKernel? kernel;
    private ReplayReport? recovered;
    private long nextState;

    public RunJournal(JournalTarget target)
    {
        this.target = target;
        witness = target.Witness is { } file ? new CommandWitness(file, () => past?.CommandCount ?? 0) : null;
    }

    /// <summary>Stands before the venue; null where nobody watches what it gets.</summary>
    public ICommandGate? Gate => witness;

    /// <summary>Stands between kernel and gateway; of use once the run has begun.</summary>
    public KernelRecorder? Recorder { get; private set; }

    private JournalFolder Place => new(target.Folder, target.Archive);

    /// <summary>How many events may pass before <see cref="AfterEvents"/> wants to be called.</summary>
    public long Slice => target.StateInterval == 0 ? long.MaxValue : target.StateInterval;

    /// <summary>To be called before commands leave; null where they need not wait.</summary>
    public Action? CommandsLeave => target.Durability == Durability.None && !target.Resumes ? null : Release;

    /// <summary>
    /// Opens the journal and gives a kernel that writes to it everything that a replay compares: the events that enter,
    /// the commands that leave for the gateway, the decisions and the account.
    /// </summary>
    /// <param name="configuration">What the kernel is wired with.</param>
    /// <param name="subject">What is run, as the header of the journal names it.</param>
    /// <param name="strategy">What the kernel runs: of the kind that the subject creates.</param>
    /// <param name="gateway">The venue.</param>
    /// <param name="observer">Hears what the journal hears, behind it.</param>
    /// <exception cref="JournalException">The folder holds a journal that the run cannot go on with, or the run has no
    /// written form.</exception>
    public TradingKernel CreateKernel(
        KernelConfiguration configuration, RunSubject subject, Strategy strategy, IOrderGateway gateway,
        IRunObserver observer)
    {
        Recorder = Open(configuration, subject, gateway);
        return new TradingKernel(configuration, [strategy], Recorder, new ObserverPair(Recorder, observer))
        {
            Tap = Recorder,
        };
    }

    private KernelRecorder Open(KernelConfiguration configuration, RunSubject subject, IOrderGateway gateway)
    {
        var description = new RunDescription
        {
            Configuration = configuration,
            HasDecisions = true,
            StrategyReference = target.StrategyReference,
            StrategyName = subject.StrategyName,
            CodeHash = subject.CodeHash,
            Parameters = subject.Parameters,
        };
        var bytes = RunDescriptionWriter.Write(description);
        if (Directory.Exists(target.Folder) && Directory.EnumerateFiles(target.Folder, "*.journal*").Any())
        {
            Recover(bytes, subject.CreateStrategy);
        }

        writer = JournalWriter.Open(target.Folder, new JournalOptions
        {
            Durability = target.Durability,
            SegmentBytesMax = target.SegmentBytesMax,
            ReserveBytes = 0,
            // The simulated venue waits as long as the disk takes: nothing is lost by a sync that is late.
            SyncDeadline = TimeSpan.FromMinutes(SyncMinutesMax),
            CompressesClosed = target.IsCompressed,
            Build = target.Build,
            Configuration = bytes,
        });
        foreach (var cut in writer.Cuts)
        {
            target.Note?.Invoke(cut.ToString());
        }

        if (writer.RecoveredSequence > 0)
        {
            past = new JournalContinuation(
                JournalReader.OfWhatIsThere(Place), writer.RecoveredSequence, writer)
            {
                WhenCaughtUp = () => RequireRecovered("goes on behind"),
            };
        }

        return new KernelRecorder((IJournalSink?)past ?? writer, gateway);
    }

    /// <summary>The strategies have started: from here on states can be kept.</summary>
    /// <exception cref="JournalException">States are needed, and a strategy does not save itself.</exception>
    public void Started(TradingKernel started)
    {
        kernel = started;
        if (writer is null || target.StateInterval == 0)
        {
            return;
        }

        try
        {
            started.Save(new StateBuffer());
            keeper = new StateKeeper(writer, RunProgram.Name(target.Build), target.StatesKept);
            nextState = target.StateInterval;
        }
        catch (NotSupportedException refused) when (target.NeedsStates)
        {
            throw new JournalException(
                JournalProblem.Misuse, refused.Message + ", or leave states out with --state-interval 0", refused);
        }
        catch (NotSupportedException refused)
        {
            target.Note?.Invoke($"no states are kept, so a replay begins at the beginning: {refused.Message}");
        }
    }

    /// <summary>Between two events: writes a state when one is due.</summary>
    /// <exception cref="JournalException">The run does not repeat what is recorded.</exception>
    public void AfterEvents()
    {
        past?.RequireSame(isOver: false);
        writer?.Tick();
        if (keeper is null || kernel is null || kernel.EventCount < nextState || past is { IsCaughtUp: false })
        {
            return;
        }

        nextState = ((kernel.EventCount / target.StateInterval) + 1) * target.StateInterval;
        if (!keeper.Save(kernel))
        {
            target.Note?.Invoke($"a state could not be written: {keeper.Trouble}");
        }
    }

    /// <summary>Writes down how the run ended.</summary>
    /// <exception cref="IOException">The journal could not be written.</exception>
    /// <exception cref="JournalException">The run does not repeat what is recorded.</exception>
    public void Finish(TradingKernel finished, StrategyFailedException? failure)
    {
        if (failure is not null)
        {
            Recorder?.RecordFailure(failure);
        }

        Recorder?.RecordState(finished);
        past?.RequireSame(isOver: true);
        if (past is { WhenCaughtUp: not null })
        {
            // Not one event came that was not recorded.
            RequireRecovered("was over with");
        }

        writer?.Dispose();
        if (writer is { Health: JournalHealth.Failed or JournalHealth.DiskFull })
        {
            throw new IOException($"the journal in {target.Folder} is not complete: {writer.Trouble}");
        }
    }

    public void Dispose()
    {
        past?.Dispose();
        writer?.Dispose();
        witness?.Dispose();
    }

    /// <summary>What a crash left is read before anything is opened for writing: a wrong run changes nothing.</summary>
    private void Recover(byte[] description, Func<Strategy> createStrategy)
    {
        if (!target.Resumes)
        {
            throw new JournalException(
                JournalProblem.Misuse,
                $"{target.Folder}: it holds a journal already: name another folder, or go on with it by --resume");
        }

        using (var reader = JournalReader.OfWhatIsThere(Place))
        {
            if (!reader.TryRead(out _) || reader.Header is not { } header)
            {
                // It never began: not even its header came to disk.
                return;
            }

            if (!header.Configuration.Span.SequenceEqual(description))
            {
                throw new JournalException(
                    JournalProblem.Misuse,
                    $"{target.Folder}: it is the journal of another run: name the same strategy, parameters, "
                    + "instruments and options, or another folder");
            }
        }

        var passedOver = new SortedDictionary<string, string>(StringComparer.Ordinal);
        recovered = RunReplay.RunFromState(
            Place, RunDescriptionReader.Read(description), createStrategy,
            new ReplayOptions { Program = RunProgram.Name(target.Build) }, passedOver, CancellationToken.None);
        foreach (var (name, why) in passedOver)
        {
            target.Note?.Invoke($"state {name} is passed over: {why}");
        }

        if (recovered.Difference is { } difference)
        {
            throw new JournalException(JournalProblem.Misuse, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{target.Folder}: this program does not do what is recorded, from record {difference.Sequence} on: "
                + $"see 'plimsoll replay'"));
        }
    }

    // The kernel rebuilt from state and tail, and the one that repeated the run, must be the same.
    private void RequireRecovered(string place)
    {
        if (kernel is null || recovered is null)
        {
            return;
        }

        target.Note?.Invoke(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{place} record {recovered.LastSequence}: {kernel.EventCount} events are recorded"));
        if (past is { UncomparedCount: > 0 })
        {
            target.Note?.Invoke(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"the first {past.UncomparedCount} records of the run stand in an archive and were not compared; the "
                + $"books are those that the journal gives"));
        }

        if (kernel.StateHash() != recovered.StateHash)
        {
            throw new JournalException(
                JournalProblem.Damaged,
                $"{target.Folder}: the books by state and journal differ from those of the repeated run: the data have "
                + "changed, or a state is wrong: see 'plimsoll replay'");
        }
    }

    private void Release()
    {
        past?.RequireSame(isOver: false);
        if (writer is null || past is { IsCaughtUp: false })
        {
            return;
        }

        ReleaseDecision decision;
        while ((decision = writer.Release()) == ReleaseDecision.Wait)
        {
            Thread.Sleep(WaitMilliseconds);
        }

        if (decision == ReleaseDecision.CancelsOnly)
        {
            throw new IOException(
                $"the journal in {target.Folder} is in trouble, so the run stops before its next order: "
                + writer.Trouble);
        }
    }
}
