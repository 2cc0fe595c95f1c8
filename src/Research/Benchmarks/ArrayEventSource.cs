using Plimsoll.Model.Events;

namespace Plimsoll.Research.Benchmarks;

/// <summary>Events from an array.</summary>
internal sealed class ArrayEventSource(Event[] events, int length) : IEventSource
{
    private int next;

    public int Read(Span<Event> buffer)
    {
        var count = Math.Min(buffer.Length, length - next);
        events.AsSpan(next, count).CopyTo(buffer);
        next += count;
        return count;
    }
}
