using Plimsoll.Model.Events;

namespace Plimsoll.Simulation.Worlds;

/// <summary>Events that wait to be read, in an array that grows to what one step tells at most.</summary>
internal sealed class EventBuffer
{
    private Event[] events = new Event[256];

    public int Count { get; private set; }

    public ref Event this[int place] => ref events[place];

    public void Clear() => Count = 0;

    public void Add(in Event told)
    {
        if (Count == events.Length)
        {
            Array.Resize(ref events, Count * 2);
        }

        events[Count++] = told;
    }

    /// <summary>Copies from a place on, as many as there are and fit.</summary>
    public int CopyTo(Span<Event> target, int from)
    {
        var count = Math.Min(target.Length, Count - from);
        events.AsSpan(from, count).CopyTo(target);
        return count;
    }
}
