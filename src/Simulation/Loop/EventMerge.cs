using Plimsoll.Model.Events;

namespace Plimsoll.Simulation.Loop;

/// <summary>
/// Merges sources by time. Simultaneous events go by kind (see <see cref="EventKind"/>), then by the order of the
/// sources: always the
/// same order. A binary heap of cursors; one source costs nothing.
/// </summary>
internal sealed class EventMerge
{
    private readonly EventCursor[] heap;
    private int count;

    public EventMerge(IReadOnlyList<IEventSource> sources)
    {
        heap = new EventCursor[sources.Count];
        Cursors = new EventCursor[sources.Count];
        for (var i = 0; i < sources.Count; i++)
        {
            var cursor = new EventCursor(sources[i], i);
            Cursors[i] = cursor;
            if (!cursor.IsAtEnd)
            {
                heap[count] = cursor;
                count++;
            }
        }

        for (var i = (count / 2) - 1; i >= 0; i--)
        {
            Sink(i);
        }
    }

    /// <summary>All cursors, by source.</summary>
    public EventCursor[] Cursors { get; }

    public bool IsAtEnd => count == 0;

    /// <summary>The cursor whose event comes next.</summary>
    public EventCursor Next => heap[0];

    /// <summary>Steps over the next event.</summary>
    public void MoveNext()
    {
        var top = heap[0];
        top.MoveNext();
        if (top.IsAtEnd)
        {
            count--;
            heap[0] = heap[count];
        }

        if (count > 1)
        {
            Sink(0);
        }
    }

    private void Sink(int place)
    {
        var moving = heap[place];
        while (true)
        {
            var child = (place * 2) + 1;
            if (child >= count)
            {
                break;
            }

            if (child + 1 < count && IsBefore(heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!IsBefore(heap[child], moving))
            {
                break;
            }

            heap[place] = heap[child];
            place = child;
        }

        heap[place] = moving;
    }

    private static bool IsBefore(EventCursor left, EventCursor right)
    {
        ref readonly var leftEvent = ref left.Current;
        ref readonly var rightEvent = ref right.Current;
        if (leftEvent.TimeNs != rightEvent.TimeNs)
        {
            return leftEvent.TimeNs < rightEvent.TimeNs;
        }

        return leftEvent.Kind != rightEvent.Kind ? leftEvent.Kind < rightEvent.Kind : left.Number < right.Number;
    }
}
