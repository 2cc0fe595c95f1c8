using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Worlds;

/// <summary>
/// Numbers of orders that may still work, for cancellations at random. Orders that are filled stay in the list until
/// they are drawn: a drawn one that works no more cancels nothing, so each living order is drawn at its own rate.
/// </summary>
internal sealed class LiveOrders
{
    private long[] numbers = new long[256];

    public int Count { get; private set; }

    public void Add(long number)
    {
        if (Count == numbers.Length)
        {
            Array.Resize(ref numbers, Count * 2);
        }

        numbers[Count++] = number;
    }

    /// <summary>Takes one out at random; there is one.</summary>
    public long Draw(SeededRandom random)
    {
        var place = random.NextInt32(Count);
        var number = numbers[place];
        numbers[place] = numbers[--Count];
        return number;
    }
}
