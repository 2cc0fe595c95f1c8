using Plimsoll.Model.Events;

namespace Plimsoll.Simulation.Loop;

/// <summary>
/// Merges sources by time. Simultaneous events go by kind (see <see cref="EventKind"/>), then by the order of the
/// sources: always the same order. Bars of many instruments mostly end at the same moments, so the sources are swept
/// moment by moment: no comparison tree is kept, and an event costs the same however many sources there are.
/// </summary>
internal sealed class EventMerge
{
    private readonly long[] timesNs;
    private readonly bool isOneKind;
    private long momentNs = long.MinValue;
    private int place;

    public EventMerge(IReadOnlyList<IEventSource> sources)
    {
        Cursors = new EventCursor[sources.Count];
        timesNs = new long[sources.Count];
        isOneKind = true;
        for (var i = 0; i < sources.Count; i++)
        {
            var cursor = new EventCursor(sources[i], i);
            Cursors[i] = cursor;
            timesNs[i] = cursor.IsAtEnd ? long.MaxValue : cursor.Current.TimeNs;
            isOneKind &= cursor.IsAtEnd || cursor.Current.Kind == EventKind.Bar;
        }

        BeginMoment();
    }

    /// <summary>All cursors, by source.</summary>
    public EventCursor[] Cursors { get; }

    public bool IsAtEnd { get; private set; }

    /// <summary>The cursor whose event comes next; not at the end.</summary>
    public EventCursor Next => Cursors[place];

    /// <summary>Whether there is only one source, so that its events follow each other.</summary>
    public bool IsSingle => timesNs.Length == 1;

    /// <summary>Steps over the next event.</summary>
    public void MoveNext()
    {
        var cursor = Cursors[place];
        cursor.MoveNext();
        timesNs[place] = cursor.IsAtEnd ? long.MaxValue : cursor.Current.TimeNs;
        if (timesNs.Length == 1)
        {
            IsAtEnd = cursor.IsAtEnd;
            return;
        }

        if (!isOneKind)
        {
            BeginMoment();
            return;
        }

        // A source may have several events of one moment; it keeps its turn.
        while (place < timesNs.Length && timesNs[place] != momentNs)
        {
            place++;
        }

        if (place == timesNs.Length)
        {
            BeginMoment();
        }
    }

    private void BeginMoment()
    {
        momentNs = long.MaxValue;
        place = 0;
        for (var i = 0; i < timesNs.Length; i++)
        {
            if (timesNs[i] < momentNs)
            {
                momentNs = timesNs[i];
                place = i;
            }
        }

        IsAtEnd = momentNs == long.MaxValue;
        if (isOneKind || IsAtEnd)
        {
            return;
        }

        for (var i = place + 1; i < timesNs.Length; i++)
        {
            if (timesNs[i] == momentNs && Cursors[i].Current.Kind < Cursors[place].Current.Kind)
            {
                place = i;
            }
        }
    }
}
