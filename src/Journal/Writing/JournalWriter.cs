using System.Globalization;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Kernel.Ports;

namespace Plimsoll.Journal.Writing;

/// <summary>
/// The one writer of a journal. Appends are laid out in memory; a group is sealed and written when it is large enough,
/// when commands ask to leave, or when its time has come. Not to be used by two threads at once. No method but
/// <see cref="Open(string, JournalOptions)"/> throws for a disk that fails: <see cref="Health"/> tells.
/// </summary>
public sealed class JournalWriter : IJournalSink, IJournalHealth, IDisposable
{
    private readonly IDisposable right;
    private readonly SegmentWriter segment;
    private readonly GroupBuilder group;
    private long lastSyncStamp;
    private long segmentStamp;
    private bool isClosed;

    private JournalWriter(IJournalFiles files, JournalOptions options, IDisposable right)
    {
        Options = options;
        Files = files;
        this.right = right;
        var recovered = Recovery.Run(files);
        Cuts = recovered.Cuts;
        RecoveredSequence = recovered.Place.Sequence;
        DurableSequence = recovered.Place.Sequence;
        var epoch = recovered.Place.Epoch + 1;
        group = new GroupBuilder(options.GroupBytes, recovered.Place, epoch);
        segment = new SegmentWriter(files, options, epoch, recovered.LastSegment);
        try
        {
            if (!segment.MakeReserve())
            {
                Turn(JournalHealth.DiskFull, "the disk has no room for the reserve");
            }

            DurableSequence = segment.Begin(group, DurableSequence);
        }
        catch (IOException)
        {
            segment.Dispose();
            group.Dispose();
            throw;
        }

        lastSyncStamp = segmentStamp = Options.Clock.GetTimestamp();
    }

    /// <summary>How it writes.</summary>
    public JournalOptions Options { get; }

    /// <summary>The folder that it writes to.</summary>
    internal IJournalFiles Files { get; }

    /// <summary>Whether it can write.</summary>
    public JournalHealth Health { get; private set; }

    /// <summary>Why it is not sound, in words; null when it is.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What was cut off when it was opened; mostly empty.</summary>
    public IReadOnlyList<TailCut> Cuts { get; }

    /// <summary>The last record that was there before this opening; 0 for a new journal.</summary>
    public long RecoveredSequence { get; }

    /// <summary>The last record appended.</summary>
    public long LastSequence => group.LastSequence;

    /// <summary>The last record that is on disk.</summary>
    public long DurableSequence { get; private set; }

    /// <summary>The last head that is written: an anchor once <see cref="DurableSequence"/> has reached it.</summary>
    public JournalHead Head => group.Head;

    /// <summary>How many records could not be kept because the journal had failed.</summary>
    public long LostRecords { get; private set; }

    /// <summary>How many groups were written.</summary>
    public long GroupCount { get; private set; }

    /// <summary>Opens a journal for writing; makes it when the folder is empty or absent.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="JournalException">Another process writes to it, it is damaged, or too new.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static JournalWriter Open(string folder, JournalOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Open(new DiskFiles(folder), options);
    }

    internal static JournalWriter Open(IJournalFiles files, JournalOptions options)
    {
        var right = files.TryLock(out var holder) ?? throw new JournalException(
            JournalProblem.Locked, $"{files.Folder}: {holder} is writing to this journal: stop it, or name another "
            + "folder");
        try
        {
            return Open(files, options, right);
        }
        catch (Exception refused) when (refused is IOException or JournalException or UnauthorizedAccessException)
        {
            right.Dispose();
            throw;
        }
    }

    /// <summary>Opens a journal for somebody who has the right to write already; it is given back at the end.</summary>
    internal static JournalWriter Open(IJournalFiles files, JournalOptions options, IDisposable right)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Require();
        return new JournalWriter(files, options, right);
    }

    /// <inheritdoc />
    public long Append(RecordKind kind, byte version, ReadOnlySpan<byte> payload)
    {
        if (kind < RecordKind.InputEvent || payload.Length > RecordLayout.PayloadMax || isClosed)
        {
            throw new JournalException(JournalProblem.Misuse, string.Create(
                CultureInfo.InvariantCulture,
                $"a record of kind {kind} with {payload.Length} bytes: give another kind and at most "
                + $"{RecordLayout.PayloadMax} bytes, before the journal is closed"));
        }

        if (Health == JournalHealth.Failed)
        {
            LostRecords++;
            return 0;
        }

        var sequence = group.Add(kind, version, payload);
        if (Options.Durability == Durability.Record)
        {
            Commit();
        }
        else if (group.Bytes >= Options.GroupBytes)
        {
            Write();
        }

        return sequence;
    }

    /// <summary>Asks whether the commands appended so far may leave; brings them to disk if that is what it
    /// takes.</summary>
    public ReleaseDecision Release()
    {
        if (Options.Durability == Durability.Interval)
        {
            Tick();
        }
        else if (Options.Durability != Durability.None)
        {
            Commit();
        }

        return Health != JournalHealth.Sound ? ReleaseDecision.CancelsOnly
            : Options.Durability == Durability.None || DurableSequence >= LastSequence ? ReleaseDecision.Send
            : ReleaseDecision.Wait;
    }

    /// <summary>To be called now and then: brings to disk what has waited for its interval.</summary>
    public void Tick()
    {
        if (Options.Durability == Durability.Interval && DurableSequence < LastSequence
            && Options.Clock.GetElapsedTime(lastSyncStamp) >= Options.Interval)
        {
            Commit();
        }
    }

    /// <summary>Brings everything appended to disk; whether that went well tells <see cref="Health"/>.</summary>
    public void Commit()
    {
        Write();
        if (Health == JournalHealth.Failed || DurableSequence >= group.FirstSequence - 1)
        {
            return;
        }

        Try(() =>
        {
            var begun = Options.Clock.GetTimestamp();
            segment.Sync();
            lastSyncStamp = Options.Clock.GetTimestamp();
            DurableSequence = group.FirstSequence - 1;
            Judge(Options.Clock.GetElapsedTime(begun, lastSyncStamp));
        });
    }

    /// <summary>Ends the journal: everything is brought to disk, the segment ended, the anchor written.</summary>
    public void Dispose()
    {
        if (isClosed)
        {
            return;
        }

        isClosed = true;
        if (Health != JournalHealth.Failed)
        {
            Try(() => DurableSequence = segment.End(group, DurableSequence));
        }

        if (Health == JournalHealth.Sound && Options.CompressesClosed)
        {
            Try(segment.CompressClosed);
        }

        segment.Dispose();
        group.Dispose();
        right.Dispose();
    }

    /// <summary>Seals and writes what waits, without a sync; ends the segment when it is full or old.</summary>
    private void Write()
    {
        if (group.Bytes == 0 || Health == JournalHealth.Failed)
        {
            return;
        }

        GroupCount++;
        Try(() =>
        {
            segment.Write(group, DurableSequence);
            var isOld = Options.SegmentAgeMax is { } age && Options.Clock.GetElapsedTime(segmentStamp) >= age;
            if ((isOld || segment.Bytes >= Options.SegmentBytesMax) && Health == JournalHealth.Sound)
            {
                DurableSequence = segment.End(group, DurableSequence);
                DurableSequence = segment.Begin(group, DurableSequence);
                segmentStamp = Options.Clock.GetTimestamp();
            }
        });
    }

    private void Try(Action work)
    {
        try
        {
            work();
            if (segment.UsesReserve && Health != JournalHealth.DiskFull)
            {
                Turn(JournalHealth.DiskFull, "the disk is full; the reserve is being used: make room and restart");
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Turn(JournalHealth.Failed, failed.Message);
        }
    }

    private void Judge(TimeSpan elapsed)
    {
        if (elapsed > Options.SyncDeadline)
        {
            Turn(JournalHealth.Stalled, string.Create(
                CultureInfo.InvariantCulture,
                $"a sync took {elapsed.TotalMilliseconds:0} ms; at most {Options.SyncDeadline.TotalMilliseconds:0} "
                + $"are allowed"));
        }
        else if (Health == JournalHealth.Stalled)
        {
            Turn(JournalHealth.Sound, "syncs are in time again");
        }
    }

    // Trouble only grows worse until the journal is opened again; a stall alone passes.
    private void Turn(JournalHealth health, string why)
    {
        if (health == Health || (health < Health && Health != JournalHealth.Stalled))
        {
            return;
        }

        Health = health;
        Trouble = health == JournalHealth.Sound ? null : why;
        Options.Alarm?.Invoke(health, why);
    }
}
