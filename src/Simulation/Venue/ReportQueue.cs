using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Events;

namespace Plimsoll.Simulation.Venue;

/// <summary>What the venue has to say, in order. Grows to the largest burst ever seen and then stays.</summary>
internal sealed class ReportQueue
{
    private Event[] events = new Event[64];
    private int head;
    private int count;

    public bool IsEmpty => count == 0;

    public void Add(in Event e)
    {
        if (count == events.Length)
        {
            Grow();
        }

        events[(head + count) & (events.Length - 1)] = e;
        count++;
    }

    public bool TryTake(out Event e)
    {
        if (count == 0)
        {
            e = default;
            return false;
        }

        e = events[head];
        head = (head + 1) & (events.Length - 1);
        count--;
        return true;
    }

    private void Grow()
    {
        Invariant.Holds(events.Length < Limits.WorkingOrdersMax * 8, "the venue's reports were never taken");
        var larger = new Event[events.Length * 2];
        for (var i = 0; i < count; i++)
        {
            larger[i] = events[(head + i) & (events.Length - 1)];
        }

        events = larger;
        head = 0;
    }
}
