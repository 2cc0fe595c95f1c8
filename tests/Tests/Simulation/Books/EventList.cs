using Plimsoll.Model.Events;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>Events from memory, handed out in blocks of a given size.</summary>
internal sealed class EventList(IReadOnlyList<Event> events, int block = int.MaxValue) : IEventSource
{
    private int next;

    public int Read(Span<Event> buffer)
    {
        var count = Math.Min(Math.Min(buffer.Length, block), events.Count - next);
        for (var i = 0; i < count; i++)
        {
            buffer[i] = events[next++];
        }

        return count;
    }
}
