using System.Globalization;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Recording;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Replay;

/// <summary>
/// Feeds the recorded events to a fresh kernel and compares everything it gives, byte for byte, with what was recorded:
/// commands, decisions, snapshots of the account. Stops at the first difference.
/// </summary>
public sealed class KernelReplay
{
    private const int CancellationMask = 0xFFF;
    private readonly JournalReader reader;
    private readonly OutputCatcher catcher;
    private readonly RecentRecords recent = new();
    private readonly byte[] recorded = new byte[RecordLayout.PayloadMax];
    private readonly TradingKernel kernel;
    private StrategyFailedException? failure;
    private ReplayDifference? difference;
    private string? configurationHash;
    private bool endsWithState;
    private bool endedCleanly;
    private bool endedBefore;
    private bool isUpkeep;
    private long events;
    private long commands;
    private long decisions;
    private long states;
    private long last;

    private readonly ReplayOptions options;
    private int stateFiles;

    private KernelReplay(
        JournalReader reader, Func<IOrderGateway, IRunObserver, TradingKernel> createKernel, ReplayOptions options)
    {
        this.reader = reader;
        this.options = options;
        catcher = new OutputCatcher { HearsDecisions = options.HearsDecisions };
        kernel = createKernel(catcher, catcher);
    }

    /// <summary>Replays a journal.</summary>
    /// <param name="reader">At its beginning.</param>
    /// <param name="createKernel">Makes the kernel that was recorded, not started, on the given gateway and
    /// observer.</param>
    /// <param name="options">From where, how far, and what is compared besides commands.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">The journal is damaged, too new, or holds two different runs.</exception>
    /// <exception cref="Model.Values.StateFormatException">The kernel cannot take the state to go on from.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ReplayReport Run(
        JournalReader reader, Func<IOrderGateway, IRunObserver, TradingKernel> createKernel, ReplayOptions options,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(createKernel);
        ArgumentNullException.ThrowIfNull(options);
        return new KernelReplay(reader, createKernel, options).Run(options.Until, cancellation);
    }

    private ReplayReport Run(long until, CancellationToken cancellation)
    {
        Try(kernel.Start);
        if (options.From is { } state)
        {
            var saved = new StateBuffer(state.Payload.Span);
            kernel.Restore(saved);
            saved.ExpectEnd();
            configurationHash = state.ConfigurationHash;
            last = state.Sequence;
        }

        while (difference is null && reader.TryRead(out var record) && record.Sequence <= until)
        {
            if ((record.Sequence & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            last = record.Sequence;
            Take(in record);
            recent.Add(in record);
        }

        if (difference is null && endedCleanly && last < until && catcher.Count > 0)
        {
            difference = Extra(last);
        }

        return new ReplayReport
        {
            Events = events,
            Commands = commands,
            Decisions = decisions,
            States = states,
            StateFiles = stateFiles,
            FromState = options.From?.Name,
            FromEvent = options.From?.EventCount ?? 0,
            LastSequence = last,
            CommandsNotWritten = difference is null && last < until ? catcher.CommandCount : 0,
            StateHash = kernel.StateHash(),
            Tail = reader.Tail,
            Difference = difference,
        };
    }

    private void Take(scoped in JournalRecord record)
    {
        if (record.Kind is not (RecordKind.SegmentEnd or RecordKind.Seal))
        {
            endedBefore = record.Kind == RecordKind.SegmentHeader ? endedCleanly : endedBefore;
            endsWithState = endedCleanly = false;
        }

        switch (record.Kind)
        {
            case RecordKind.InputEvent:
                TakeEvent(in record);
                break;
            case RecordKind.OutputCommand:
            case RecordKind.Decision when catcher.HearsDecisions:
            case RecordKind.AccountSnapshot when catcher.HearsDecisions:
                TakeOutput(in record);
                break;
            case RecordKind.SnapshotReference:
                var state = StateRecord.Read(record.Version, record.Payload);
                endsWithState = state.File.Length == 0;
                TakeState(state, record.Sequence);
                break;
            case RecordKind.Note:
                TakeNote(Encoding.UTF8.GetString(record.Payload), record.Sequence);
                break;
            case RecordKind.SegmentHeader:
                TakeHeader();
                break;
            case RecordKind.SegmentEnd:
                // A segment also ends in the middle of an event's commands, and a process can be killed right there:
                // only a run that is over ends with its state.
                endedCleanly = isUpkeep ? endedBefore : endsWithState;
                isUpkeep = false;
                break;
            case RecordKind.OperatorAction:
                // Others are told to people; they change nothing here. The run's own end is before this one.
                isUpkeep = RunRecords.IsUpkeep(in record);
                break;
            default:
                // What else there is changes nothing here.
                break;
        }
    }

    private void TakeEvent(scoped in JournalRecord record)
    {
        if (catcher.Count > 0)
        {
            difference = Extra(record.Sequence);
            return;
        }

        if (failure is not null)
        {
            difference = Of(DifferenceKind.Failure, record.Sequence, "goes on", failure.Message);
            return;
        }

        var e = EventRecord.Read(record.Version, record.Payload);
        events++;
        try
        {
            kernel.Process(in e);
        }
        catch (StrategyFailedException failed)
        {
            failure = failed;
        }
    }

    private void TakeOutput(scoped in JournalRecord record)
    {
        var expected = Newest(in record);
        if (catcher.Count == 0)
        {
            var text = RecordText.Of(record.Kind, VersionOf(record.Kind), expected);
            difference = Of(DifferenceKind.MissingInReplay, record.Sequence, text, null);
            return;
        }

        var given = catcher.Take(out var kind);
        if (kind == record.Kind && given.SequenceEqual(expected))
        {
            commands += kind == RecordKind.OutputCommand ? 1 : 0;
            decisions += kind == RecordKind.OutputCommand ? 0 : 1;
            return;
        }

        var what = kind != record.Kind ? DifferenceKind.MissingInReplay
            : kind == RecordKind.Decision ? DifferenceKind.Decision
            : kind == RecordKind.AccountSnapshot ? DifferenceKind.Snapshot
            : DifferenceKind.Command;
        difference = Of(
            what, record.Sequence, RecordText.Of(record.Kind, VersionOf(record.Kind), expected),
            RecordText.Of(kind, VersionOf(kind), given)) with
        {
            FirstByte = kind == record.Kind ? given.CommonPrefixLength(expected) : -1,
        };
    }

    // Lifted to the newest layout; decisions and snapshots have had only one so far.
    private ReadOnlySpan<byte> Newest(scoped in JournalRecord record)
    {
        if (record.Kind == RecordKind.OutputCommand)
        {
            return recorded.AsSpan(0, CommandRecord.Upcast(record.Version, record.Payload, recorded));
        }

        RecordVersions.Require(record.Kind, record.Version, VersionOf(record.Kind));
        record.Payload.CopyTo(recorded);
        return recorded.AsSpan(0, record.Payload.Length);
    }

    private static byte VersionOf(RecordKind kind) => kind switch
    {
        RecordKind.Decision => DecisionPayload.Version,
        RecordKind.AccountSnapshot => SnapshotPayload.Version,
        _ => CommandRecord.Version,
    };

    private void TakeState(StateRecord state, long sequence)
    {
        var hash = kernel.StateHash();
        if (hash == state.StateHash && kernel.EventCount == state.EventCount)
        {
            states++;
            CompareFile(state, sequence);
            return;
        }

        difference = Of(
            DifferenceKind.State, sequence, Words(state.StateHash, state.EventCount), Words(hash, kernel.EventCount));
    }

    // A state that is still there must be, to the byte, what this kernel would save here.
    private void CompareFile(StateRecord state, long sequence)
    {
        if (state.File.Length == 0 || options.States?.TryRead(state.File, out var fileHash, out _) is not { } file
            || fileHash != state.FileHash || !string.Equals(file.Program, options.Program, StringComparison.Ordinal))
        {
            return;
        }

        var saved = new StateBuffer();
        kernel.Save(saved);
        stateFiles++;
        var common = saved.Written.CommonPrefixLength(file.Payload.Span);
        if (common != saved.Written.Length || common != file.Payload.Length)
        {
            difference = Of(
                DifferenceKind.State, sequence, $"{state.File} of {Bytes(file.Payload.Length)}",
                $"a state of {Bytes(saved.Written.Length)}") with { FirstByte = common };
        }
    }

    private static string Bytes(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} bytes");

    private void TakeNote(string text, long sequence)
    {
        if (text.StartsWith(KernelRecorder.FailureMark, StringComparison.Ordinal)
            && text[KernelRecorder.FailureMark.Length..] != failure?.Message)
        {
            difference = Of(DifferenceKind.Failure, sequence, text, failure?.Message ?? "goes on");
        }
    }

    private void TakeHeader()
    {
        var hash = reader.Header?.ConfigurationHash;
        if (configurationHash is not null && !string.Equals(hash, configurationHash, StringComparison.Ordinal))
        {
            throw new JournalException(
                JournalProblem.Misuse, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the configuration changes at record {last}: a replay covers one run: replay up to the record "
                    + $"before it"));
        }

        configurationHash = hash;
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (StrategyFailedException failed)
        {
            failure = failed;
        }
    }

    private ReplayDifference Extra(long sequence)
    {
        var given = catcher.Take(out var kind);
        return Of(DifferenceKind.MissingInJournal, sequence, null, RecordText.Of(kind, VersionOf(kind), given));
    }

    private ReplayDifference Of(DifferenceKind kind, long sequence, string? inJournal, string? inReplay) =>
        new(kind, sequence, inJournal, inReplay, -1, recent.Texts());

    private static string Words(ulong hash, long count) =>
        string.Create(CultureInfo.InvariantCulture, $"state {hash:x16} after {count} events");
}
