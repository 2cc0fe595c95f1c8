using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Journal.Replay;

/// <summary>
/// Gateway and observer of a replay: keeps each command, decision and snapshot of the account as the bytes it would be
/// recorded with, in order, and sends nothing.
/// </summary>
internal sealed class OutputCatcher : IOrderGateway, IRunObserver
{
    private readonly List<(RecordKind Kind, byte[] Bytes, int Length)> waiting = [];
    private int first;
    private int count;

    /// <summary>How many outputs nobody has asked for yet.</summary>
    public int Count => count - first;

    /// <summary>How many of them are commands.</summary>
    public int CommandCount
    {
        get
        {
            var commands = 0;
            for (var i = first; i < count; i++)
            {
                commands += waiting[i].Kind == RecordKind.OutputCommand ? 1 : 0;
            }

            return commands;
        }
    }

    /// <summary>Whether decisions and snapshots are caught; not for journals from before there were any.</summary>
    public bool HearsDecisions { get; init; }

    public void Submit(in ApprovedOrder order) => Catch(order.Command);

    public void Cancel(in Command command) => Catch(in command);

    public void Replace(in Command command) => Catch(in command);

    public void OnDecision(in DecisionRecord decision)
    {
        var bytes = Room(DecisionPayload.BytesMax);
        Keep(RecordKind.Decision, bytes, DecisionPayload.Write(in decision, bytes));
    }

    public void OnSnapshot(in AccountSnapshot snapshot)
    {
        var bytes = Room(SnapshotPayload.SizeOf(in snapshot));
        Keep(RecordKind.AccountSnapshot, bytes, SnapshotPayload.Write(in snapshot, bytes));
    }

    public void OnOrder(in OrderView order)
    {
    }

    public void OnFill(in FillRecord fill)
    {
    }

    public void OnTrade(in PositionEpisode trade)
    {
    }

    public void OnEquity(in EquitySample sample)
    {
    }

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    public void OnDesync(in DesyncRecord desync)
    {
    }

    /// <summary>The oldest output; there must be one. Valid until the next is caught.</summary>
    /// <param name="kind">What it is.</param>
    public ReadOnlySpan<byte> Take(out RecordKind kind)
    {
        (kind, var bytes, var length) = waiting[first++];
        if (first == count)
        {
            first = count = 0;
        }

        return bytes.AsSpan(0, length);
    }

    private void Catch(in Command command)
    {
        var bytes = Room(DecisionPayload.BytesMax);
        Keep(RecordKind.OutputCommand, bytes, CommandRecord.Write(in command, bytes));
    }

    private byte[] Room(int size)
    {
        if (count == waiting.Count)
        {
            waiting.Add((RecordKind.None, new byte[Math.Max(size, DecisionPayload.BytesMax)], 0));
        }

        var bytes = waiting[count].Bytes;
        return bytes.Length >= size ? bytes : new byte[size];
    }

    private void Keep(RecordKind kind, byte[] bytes, int length) => waiting[count++] = (kind, bytes, length);
}
