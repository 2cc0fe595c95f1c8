namespace Plimsoll.Simulation.Books.Loop;

/// <summary>
/// What is under way on a line, in the order in which it was sent, each with the time at which it arrives. Grows to the
/// most that was ever under way and then stays.
/// </summary>
/// <typeparam name="T">What travels.</typeparam>
internal sealed class DelayLine<T>
    where T : struct
{
    // At 64 bytes an event this is a quarter of a gigabyte: a line that holds more than that is set wrongly.
    private const int UnderWayMax = 1 << 22;
    private readonly string name;
    private T[] items = new T[64];
    private long[] arrivals = new long[64];
    private int head;
    private int count;

    public DelayLine(string name) => this.name = name;

    /// <summary>When the next one arrives; never when nothing is under way.</summary>
    public long NextNs { get; private set; } = long.MaxValue;

    public int Count => count;

    /// <summary>The next one to arrive; only when there is one.</summary>
    public ref readonly T Next => ref items[head];

    /// <exception cref="InvalidOperationException">Too much is under way.</exception>
    public void Send(in T item, long arrivalNs)
    {
        if (count == items.Length)
        {
            Grow();
        }

        var place = (head + count) & (items.Length - 1);
        items[place] = item;
        arrivals[place] = arrivalNs;
        if (count == 0)
        {
            NextNs = arrivalNs;
        }

        count++;
    }

    /// <summary>Takes the next one off the line; its place may be overwritten by what is sent afterwards.</summary>
    public void Take()
    {
        head = (head + 1) & (items.Length - 1);
        count--;
        NextNs = count == 0 ? long.MaxValue : arrivals[head];
    }

    private void Grow()
    {
        if (count >= UnderWayMax)
        {
            throw new InvalidOperationException(
                $"more than {UnderWayMax} messages are under way on the {name} line: choose a shorter delay");
        }

        var larger = new T[count * 2];
        var times = new long[count * 2];
        for (var i = 0; i < count; i++)
        {
            larger[i] = items[(head + i) & (count - 1)];
            times[i] = arrivals[(head + i) & (count - 1)];
        }

        items = larger;
        arrivals = times;
        head = 0;
    }
}
