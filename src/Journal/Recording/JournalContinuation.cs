using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;

namespace Plimsoll.Journal.Recording;

/// <summary>
/// A run that stopped and is repeated from its beginning: what is recorded already is compared and not written again;
/// behind the last record it goes on as if it had never stopped.
/// </summary>
public sealed class JournalContinuation : IJournalSink, IDisposable
{
    private readonly JournalReader past;
    private readonly long last;
    private readonly IJournalSink onward;
    private long unseen;
    private bool isAtEnd;
    private readonly byte[] lifted = new byte[CommandRecord.BytesMax];
    private byte[] payload = new byte[CommandRecord.BytesMax];
    private int length;
    private byte version;
    private RecordKind kind;
    private long sequence;

    /// <summary>Stands at the first record.</summary>
    /// <param name="past">The journal from where its folder begins; closed with this.</param>
    /// <param name="last">The last record that is to be repeated.</param>
    /// <param name="onward">Takes what comes behind it; stays the caller's.</param>
    public JournalContinuation(JournalReader past, long last, IJournalSink onward)
    {
        ArgumentNullException.ThrowIfNull(past);
        this.past = past;
        unseen = past.ArchivedRunRecords;
        this.last = last;
        this.onward = onward;
        MoveNext();
    }

    /// <summary>Whether everything recorded was repeated: from here on it is written down again.</summary>
    public bool IsCaughtUp => isAtEnd && unseen == 0;

    /// <summary>How many records were repeated that stand in an archive and could not be compared.</summary>
    public long UncomparedCount { get; private set; }

    /// <summary>What the next record to repeat is; of use while it is not caught up.</summary>
    public RecordKind NextKind => kind;

    /// <summary>The version of the next record.</summary>
    public byte NextVersion => version;

    /// <summary>The payload of the next record; good until something is appended.</summary>
    public ReadOnlySpan<byte> NextPayload => payload.AsSpan(0, length);

    /// <summary>How many events were repeated.</summary>
    public long EventCount { get; private set; }

    /// <summary>How many commands were repeated; none of them is sent a second time to a real venue.</summary>
    public long CommandCount { get; private set; }

    /// <summary>What the run did otherwise than is recorded, in words; null while it does the same.</summary>
    public string? Mismatch { get; private set; }

    /// <summary>Called once, before the first event that is not recorded yet is written down.</summary>
    public Action? WhenCaughtUp { get; set; }

    /// <inheritdoc />
    public long Append(RecordKind kind, byte version, ReadOnlySpan<byte> payload)
    {
        if (Mismatch is not null)
        {
            // Not inside a strategy's call, where it would pass for the strategy's failure.
            return kind == RecordKind.InputEvent ? throw Refusal() : 0;
        }

        if (unseen > 0)
        {
            unseen--;
            UncomparedCount++;
            Count(kind);
            return 0;
        }

        if (isAtEnd)
        {
            if (kind == RecordKind.InputEvent && WhenCaughtUp is { } tell)
            {
                WhenCaughtUp = null;
                tell();
            }

            return onward.Append(kind, version, payload);
        }

        if (kind == this.kind && IsSame(version, payload))
        {
            Count(kind);
            var repeated = sequence;
            MoveNext();
            return repeated;
        }

        Mismatch = string.Create(CultureInfo.InvariantCulture, $"record {sequence} holds ")
            + RecordText.Of(this.kind, this.version, this.payload.AsSpan(0, length)) + ", and now comes "
            + RecordText.Of(kind, version, payload);
        return kind == RecordKind.InputEvent ? throw Refusal() : 0;
    }

    /// <summary>Refuses to go on with a run that is not the recorded one.</summary>
    /// <exception cref="JournalException">The run did something otherwise, or ended before its journal.</exception>
    public void RequireSame(bool isOver)
    {
        if (isOver && !IsCaughtUp && Mismatch is null)
        {
            Mismatch = string.Create(
                CultureInfo.InvariantCulture, $"the journal goes on with record {sequence}, and the run is over");
        }

        if (Mismatch is not null)
        {
            throw Refusal();
        }
    }

    /// <inheritdoc />
    public void Dispose() => past.Dispose();

    private JournalException Refusal() => new(
        JournalProblem.Misuse,
        $"the run does not repeat what is recorded, so it cannot go on there: {Mismatch}: the data or the program have "
        + "changed; restore them, or record anew into another folder");

    private bool IsSame(byte nowVersion, ReadOnlySpan<byte> now)
    {
        var then = payload.AsSpan(0, length);
        if (kind == RecordKind.OutputCommand && version != nowVersion)
        {
            return lifted.AsSpan(0, CommandRecord.Upcast(version, then, lifted)).SequenceEqual(now);
        }

        if (kind == RecordKind.SnapshotReference && version != nowVersion)
        {
            return StateRecord.Read(version, then) == StateRecord.Read(nowVersion, now);
        }

        return version == nowVersion && then.SequenceEqual(now);
    }

    private void Count(RecordKind repeated)
    {
        EventCount += repeated == RecordKind.InputEvent ? 1 : 0;
        CommandCount += repeated == RecordKind.OutputCommand ? 1 : 0;
    }

    private void MoveNext()
    {
        while (past.TryRead(out var record) && record.Sequence <= last)
        {
            if (!RunRecords.Holds(in record))
            {
                continue;
            }

            if (payload.Length < record.Payload.Length)
            {
                payload = new byte[record.Payload.Length];
            }

            record.Payload.CopyTo(payload);
            (kind, version, sequence, length) = (record.Kind, record.Version, record.Sequence, record.Payload.Length);
            return;
        }

        isAtEnd = true;
    }
}
