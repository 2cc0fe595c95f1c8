namespace Plimsoll.Model.Events;

/// <summary>A stream of market events in the order of their times, read in blocks.</summary>
public interface IEventSource
{
    /// <summary>Fills <paramref name="buffer"/> from its start with the next events.</summary>
    /// <returns>How many were written; 0 means the stream has ended.</returns>
    int Read(Span<Event> buffer);
}
