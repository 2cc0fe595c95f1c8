using Plimsoll.Host.Safety;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Recording;
using Plimsoll.Kernel.Risk;

namespace Plimsoll.Host.Paper;

/// <summary>
/// The thread that drives the kernel: waits until something of the market is due or somebody wants something, and does
/// it. All that it shares with others are its mailbox, the fence and snapshots.
/// </summary>
internal sealed class KernelThread
{
    private static readonly TimeSpan SnapshotGap = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(250);
    private readonly RunParts parts;
    private readonly KernelDesk desk;
    private readonly SnapshotMaker maker;
    private readonly Thread thread;
    private long snapshotStamp;
    private RunSnapshot snapshot = new();
    private Exception? fault;
    private string? refusal;
    private volatile bool isCatchingUp;
    private volatile bool isRunning;
    private volatile bool isEnding;
    private volatile bool givesUp;
    private volatile bool isOver;

    public KernelThread(RunParts parts)
    {
        this.parts = parts;
        desk = new KernelDesk(parts);
        maker = new SnapshotMaker(parts);
        thread = new Thread(Run) { IsBackground = true, Name = "kernel" };
    }

    /// <summary>How the run stood a moment ago.</summary>
    public RunSnapshot Snapshot => Volatile.Read(ref snapshot);

    /// <summary>Whether the strategies have been started.</summary>
    public bool IsRunning => isRunning;

    /// <summary>Whether the thread has ended, or will do nothing any more.</summary>
    public bool IsOver => isOver;

    /// <summary>Whether it repeats what is recorded already, and takes no orders meanwhile.</summary>
    public bool IsCatchingUp => isCatchingUp;

    /// <summary>Why a run cannot go on; null when it can.</summary>
    public string? Refusal => Volatile.Read(ref refusal);

    /// <summary>What ended it before its time; null for nothing.</summary>
    public Exception? Fault => Volatile.Read(ref fault);

    public void Start() => thread.Start();

    /// <summary>Asks it to end at a clean place.</summary>
    public void End()
    {
        isEnding = true;
        parts.Mailbox.Wake();
    }

    /// <summary>Asks it to hand over, between two events, to whoever then drives the loop.</summary>
    public void GiveUp()
    {
        givesUp = true;
        parts.Mailbox.Wake();
    }

    /// <summary>Shows how the account stands once somebody else has driven the loop; on that thread, when it is
    /// done.</summary>
    public void ShowAtRest()
    {
        if (parts.Fence.IsShut)
        {
            Publish();
        }
    }

    private void Run()
    {
        try
        {
            Drive();
        }
        catch (KernelFencedException)
        {
            // Somebody else has the account; this thread has nothing more to say.
            isOver = true;
        }
        catch (JournalException refused) when (isCatchingUp)
        {
            // Nothing has begun yet that somebody would have to bring to rest.
            Volatile.Write(ref refusal, refused.Message);
        }
        catch (Exception error)
        {
            // Whatever it was: the account must not be left to a kernel that failed.
            parts.Fence.ShutByOwner();
            Volatile.Write(ref fault, error);
        }

        isOver = true;
    }

    private void Drive()
    {
        var loop = parts.Run.Loop;
        loop.Start();
        if (parts.Past is { } past && !CatchUp(past))
        {
            return;
        }

        desk.Open();
        parts.Market.Begin(FirstPacedNs());
        isRunning = true;
        Publish();
        while (!isEnding && !loop.IsAtEnd)
        {
            if (givesUp)
            {
                parts.Fence.ShutByOwner();
                return;
            }

            while (parts.Mailbox.TryTake() is { } order)
            {
                desk.Carry(order);
                Publish();
            }

            desk.WatchJournal();
            desk.WatchBypass();
            if (IsDue(loop.NextNs, out var wait))
            {
                desk.Step();
            }
            else
            {
                PublishNowAndThen();
                parts.Mailbox.Wait(wait < WaitMax ? wait : WaitMax);
            }

            PublishNowAndThen();
        }

        loop.Finish();
        desk.Close();
        Publish(isLast: true);
    }

    // Nobody is told again what was told when it happened; then the latches on disk and in the kernel are made one.
    private bool CatchUp(JournalContinuation past)
    {
        isCatchingUp = true;
        parts.Watcher.IsQuiet = true;
        var isDone = new PastRun(past, parts, desk).CatchUp(() => isEnding || givesUp);
        parts.Watcher.IsQuiet = false;
        isCatchingUp = false;
        var level = parts.Run.Kernel.Risk.Latch;
        if (isDone && level != LatchLevel.Open && !parts.Latch.Read().IsEngaged)
        {
            parts.Watcher.OnLatch?.Invoke(new LatchEntry(
                "", (KillLevel)level, "kernel", "platform", "latched before the process ended",
                ClockText.Now(parts.Clock)));
        }

        return isDone;
    }

    // What only warms up happened long ago: nobody waits for it.
    private long FirstPacedNs() => Math.Max(parts.Run.Loop.NextNs, parts.Run.TradingStartNs);

    private bool IsDue(long nextNs, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (parts.Market.IsFree || nextNs < parts.Run.TradingStartNs)
        {
            return true;
        }

        wait = parts.Market.Until(nextNs);
        return wait <= TimeSpan.Zero;
    }

    private void PublishNowAndThen()
    {
        if (parts.Clock.GetElapsedTime(snapshotStamp) >= SnapshotGap)
        {
            Publish();
        }
    }

    private void Publish(bool isLast = false)
    {
        snapshotStamp = parts.Clock.GetTimestamp();
        Volatile.Write(ref snapshot, maker.Make(isLast));
    }
}
