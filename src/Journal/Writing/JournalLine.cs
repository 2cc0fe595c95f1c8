using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Ports;

namespace Plimsoll.Journal.Writing;

/// <summary>
/// Puts a thread between those who append and the disk: appending never waits for a sync, and a disk that hangs is
/// noticed while it hangs. One thread appends and asks; the line's own thread alone touches the writer.
/// </summary>
public sealed class JournalLine : IJournalSink, IJournalHealth, IDisposable
{
    /// <summary>
    /// Bytes that may wait for the disk; behind them appending waits too, because nothing may be lost.
    /// </summary>
    public const int WaitingBytesMax = 64 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly ManualResetEventSlim work = new();
    private readonly ManualResetEventSlim progress = new();
    private readonly JournalWriter writer;
    private readonly TimeProvider clock;
    private readonly Thread thread;
    private RecordBatch front = new();
    private RecordBatch back = new();
    private long appended;
    private long durable;
    private long begunStamp;
    private int health;
    private volatile bool isWorking;
    private volatile bool isEnding;

    /// <summary>Starts the thread.</summary>
    /// <param name="writer">Not touched by anyone else from here on; closed with the line.</param>
    public JournalLine(JournalWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        this.writer = writer;
        clock = writer.Options.Clock;
        health = (int)writer.Health;
        thread = new Thread(Run) { IsBackground = true, Name = "journal" };
        thread.Start();
    }

    /// <inheritdoc />
    public JournalHealth Health
    {
        get
        {
            var known = (JournalHealth)Volatile.Read(ref health);
            return known == JournalHealth.Sound && IsLate ? JournalHealth.Stalled : known;
        }
    }

    /// <summary>How many records are on disk, counted from the opening of the line.</summary>
    public long DurableCount => Volatile.Read(ref durable);

    /// <summary>How many records were appended, counted from the opening of the line.</summary>
    public long AppendedCount => Volatile.Read(ref appended);

    private bool IsLate =>
        isWorking && clock.GetElapsedTime(Volatile.Read(ref begunStamp)) > writer.Options.SyncDeadline;

    /// <inheritdoc />
    public long Append(RecordKind kind, byte version, ReadOnlySpan<byte> payload)
    {
        if (kind < RecordKind.InputEvent || payload.Length > RecordLayout.PayloadMax)
        {
            throw new JournalException(
                JournalProblem.Misuse, $"a record of kind {kind}: give another kind and at most a mebibyte");
        }

        while (true)
        {
            if (Volatile.Read(ref health) == (int)JournalHealth.Failed)
            {
                return 0;
            }

            lock (gate)
            {
                if (front.Length + payload.Length < WaitingBytesMax)
                {
                    front.Add(kind, version, payload);
                    var number = Volatile.Read(ref appended) + 1;
                    Volatile.Write(ref appended, number);
                    work.Set();
                    return number;
                }

                progress.Reset();
            }

            progress.Wait(writer.Options.SyncDeadline);
        }
    }

    /// <summary>
    /// Asks whether the commands appended so far may leave, and waits for the disk, but not longer than the deadline of
    /// a sync. Under <see cref="Durability.None"/> it never waits.
    /// </summary>
    public ReleaseDecision Release()
    {
        var wanted = AppendedCount;
        var begun = clock.GetTimestamp();
        while (writer.Options.Durability != Durability.None && DurableCount < wanted)
        {
            if (Health != JournalHealth.Sound || clock.GetElapsedTime(begun) > writer.Options.SyncDeadline)
            {
                return ReleaseDecision.CancelsOnly;
            }

            progress.Reset();
            if (DurableCount < wanted)
            {
                progress.Wait(1);
            }
        }

        return Health == JournalHealth.Sound ? ReleaseDecision.Send : ReleaseDecision.CancelsOnly;
    }

    /// <summary>Brings everything to disk and closes the writer. Waits for a disk that hangs.</summary>
    public void Dispose()
    {
        isEnding = true;
        work.Set();
        thread.Join();
        writer.Dispose();
        work.Dispose();
        progress.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            if (!isEnding)
            {
                work.Wait();
            }

            if (writer.Options.Durability == Durability.Interval && !isEnding)
            {
                // What comes within the interval shares its sync.
                Thread.Sleep(writer.Options.Interval);
            }

            var isLast = isEnding;
            if (!Take(out var upTo) && isLast)
            {
                return;
            }

            Volatile.Write(ref begunStamp, clock.GetTimestamp());
            isWorking = true;
            back.AppendTo(writer);
            if (writer.Options.Durability != Durability.None)
            {
                writer.Commit();
            }

            isWorking = false;
            Volatile.Write(ref health, (int)writer.Health);
            if (writer.Options.Durability != Durability.None && writer.Health != JournalHealth.Failed)
            {
                Volatile.Write(ref durable, upTo);
            }

            progress.Set();
        }
    }

    private bool Take(out long upTo)
    {
        lock (gate)
        {
            work.Reset();
            upTo = appended;
            (front, back) = (back, front);
            return back.Count > 0;
        }
    }
}
