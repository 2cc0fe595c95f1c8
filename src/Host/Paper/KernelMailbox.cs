namespace Plimsoll.Host.Paper;

/// <summary>Orders for the kernel's thread, which takes them between two events. Bounded; for any thread.</summary>
internal sealed class KernelMailbox(TimeProvider clock)
{
    private const int WaitingMax = 64;
    private readonly object gate = new();
    private readonly Queue<KernelOrder> waiting = new();
    private bool isWoken;

    /// <summary>How long the oldest urgent order has been waiting; nothing when there is none.</summary>
    public TimeSpan UrgentFor
    {
        get
        {
            lock (gate)
            {
                foreach (var order in waiting)
                {
                    if (order.IsUrgent)
                    {
                        return clock.GetElapsedTime(order.PostedStamp);
                    }
                }

                return TimeSpan.Zero;
            }
        }
    }

    /// <returns>False when too many wait already.</returns>
    public bool TryPost(KernelOrder order)
    {
        lock (gate)
        {
            // A change of authorization must not be lost: there are no more of them than changes on record.
            if (waiting.Count >= WaitingMax && !order.IsUrgent && order.Step is null)
            {
                return false;
            }

            waiting.Enqueue(order);
            Monitor.PulseAll(gate);
            return true;
        }
    }

    public KernelOrder? TryTake()
    {
        lock (gate)
        {
            return waiting.TryDequeue(out var order) ? order : null;
        }
    }

    /// <summary>Waits until something is there, somebody wakes it, or the time is over.</summary>
    public void Wait(TimeSpan timeout)
    {
        lock (gate)
        {
            if (waiting.Count == 0 && !isWoken)
            {
                _ = Monitor.Wait(gate, timeout);
            }

            isWoken = false;
        }
    }

    /// <summary>Wakes who waits.</summary>
    public void Wake()
    {
        lock (gate)
        {
            isWoken = true;
            Monitor.PulseAll(gate);
        }
    }
}
