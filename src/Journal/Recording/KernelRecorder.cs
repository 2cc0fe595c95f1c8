using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Journal.Recording;

/// <summary>
/// Writes down what goes into a kernel and what comes out of it: each event before it is applied, each command before
/// the venue's side gets it. Whoever sends commands over a wire asks <see cref="JournalWriter.Release"/> first.
/// </summary>
public sealed class KernelRecorder : IEventTap, IOrderGateway, IRunObserver
{
    /// <summary>How the note begins that a run ended by the failure of its strategy.</summary>
    public const string FailureMark = "strategy failed: ";

    private readonly IJournalSink journal;
    private readonly IOrderGateway inner;
    private byte[] payload = new byte[DecisionPayload.BytesMax];

    /// <summary>Stands between a kernel and its gateway.</summary>
    /// <param name="journal">Where it is written down; stays the caller's.</param>
    /// <param name="inner">Who really takes the commands.</param>
    public KernelRecorder(IJournalSink journal, IOrderGateway inner)
    {
        this.journal = journal;
        this.inner = inner;
    }

    /// <inheritdoc />
    public void OnEvent(in Event e) =>
        journal.Append(RecordKind.InputEvent, EventRecord.Version, EventRecord.ToBytes(in e));

    /// <inheritdoc />
    public void Submit(in ApprovedOrder order)
    {
        Record(order.Command);
        inner.Submit(in order);
    }

    /// <inheritdoc />
    public void Cancel(in Command command)
    {
        Record(in command);
        inner.Cancel(in command);
    }

    /// <inheritdoc />
    public void Replace(in Command command)
    {
        Record(in command);
        inner.Replace(in command);
    }

    /// <inheritdoc />
    public bool HearsDecisions => true;

    /// <summary>Writes a decision down, directly before the command that it leads to.</summary>
    public void OnDecision(in DecisionRecord decision)
    {
        var bytes = DecisionPayload.Write(in decision, payload);
        _ = journal.Append(RecordKind.Decision, DecisionPayload.Version, payload.AsSpan(0, bytes));
    }

    /// <summary>Writes the account down as it stands.</summary>
    public void OnSnapshot(in AccountSnapshot snapshot)
    {
        var size = SnapshotPayload.SizeOf(in snapshot);
        if (size > payload.Length)
        {
            payload = new byte[size];
        }

        var bytes = SnapshotPayload.Write(in snapshot, payload);
        _ = journal.Append(RecordKind.AccountSnapshot, SnapshotPayload.Version, payload.AsSpan(0, bytes));
    }

    /// <inheritdoc />
    public void OnOrder(in OrderView order)
    {
    }

    /// <inheritdoc />
    public void OnFill(in FillRecord fill)
    {
    }

    /// <inheritdoc />
    public void OnTrade(in PositionEpisode trade)
    {
    }

    /// <inheritdoc />
    public void OnEquity(in EquitySample sample)
    {
    }

    /// <inheritdoc />
    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    /// <inheritdoc />
    public void OnDesync(in DesyncRecord desync)
    {
    }

    /// <summary>Writes down the state at this place, so that a replay can compare it.</summary>
    /// <param name="kernel">The kernel, between two events.</param>
    public void RecordState(TradingKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var state = new StateRecord(kernel.StateHash(), kernel.EventCount, "");
        _ = journal.Append(RecordKind.SnapshotReference, StateRecord.Version, state.ToBytes());
    }

    /// <summary>Writes down that the strategy failed in the last event.</summary>
    /// <param name="failure">How.</param>
    public void RecordFailure(StrategyFailedException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        _ = journal.Append(RecordKind.Note, 1, Encoding.UTF8.GetBytes(FailureMark + failure.Message));
    }

    private void Record(in Command command)
    {
        var bytes = CommandRecord.Write(in command, payload);
        _ = journal.Append(RecordKind.OutputCommand, CommandRecord.Version, payload.AsSpan(0, bytes));
    }
}
