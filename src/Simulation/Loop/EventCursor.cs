using Plimsoll.Model.Events;

namespace Plimsoll.Simulation.Loop;

/// <summary>Reads one source a block at a time and stands at its next event.</summary>
internal sealed class EventCursor
{
    private const int BlockLength = 128;
    private readonly IEventSource source;
    private readonly Event[] block = new Event[BlockLength];
    private int place;
    private int count;

    public EventCursor(IEventSource source, int number)
    {
        this.source = source;
        Number = number;
        IsAtEnd = !Refill();
    }

    /// <summary>
    /// The source's place among the sources; of simultaneous events of one kind the lower goes first.
    /// </summary>
    public int Number { get; }

    public bool IsAtEnd { get; private set; }

    public ref readonly Event Current => ref block[place];

    /// <summary>What is left of the block, the current event first.</summary>
    public ReadOnlySpan<Event> Rest => block.AsSpan(place, count - place);

    /// <summary>Steps over events of the block, but never over the last of <see cref="Rest"/>.</summary>
    public void Skip(int events) => place += events;

    public void MoveNext()
    {
        if (++place == count)
        {
            IsAtEnd = !Refill();
        }
    }

    private bool Refill()
    {
        place = 0;
        count = source.Read(block);
        return count != 0;
    }
}
