using System.Runtime.CompilerServices;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// Order numbers to places in the pool: open addressing with linear probing, entries closed up behind a removed one, so
/// that it never fills with traces of the past. At most half full.
/// </summary>
internal sealed class OrderNumberMap
{
    // Fibonacci hashing (Knuth, The Art of Computer Programming 6.4): consecutive numbers are spread evenly.
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private Entry[] entries;
    private int shift;
    private int count;

    public OrderNumberMap(int expected)
    {
        var size = 32;
        while (size < expected * 2L)
        {
            size *= 2;
        }

        entries = new Entry[size];
        shift = 64 - System.Numerics.BitOperations.Log2((uint)size);
    }

    /// <returns>The place, or -1.</returns>
    public int Find(long number)
    {
        var table = entries;
        var place = HomeOf(number);
        while (table[place].PlaceAndOne != 0)
        {
            if (table[place].Number == number)
            {
                return table[place].PlaceAndOne - 1;
            }

            place = (place + 1) & (table.Length - 1);
        }

        return -1;
    }

    /// <param name="number">Not in the map.</param>
    /// <param name="index">0 or greater.</param>
    public void Add(long number, int index)
    {
        if ((count + 1) * 2L > entries.Length)
        {
            Grow();
        }

        Insert(number, index + 1);
        count++;
    }

    /// <param name="number">In the map.</param>
    public void Remove(long number)
    {
        var table = entries;
        var mask = table.Length - 1;
        var hole = HomeOf(number);
        while (table[hole].Number != number || table[hole].PlaceAndOne == 0)
        {
            hole = (hole + 1) & mask;
        }

        var next = (hole + 1) & mask;
        while (table[next].PlaceAndOne != 0)
        {
            // An entry may move into the hole unless its home lies behind the hole.
            var home = HomeOf(table[next].Number);
            if (((next - home) & mask) >= ((next - hole) & mask))
            {
                table[hole] = table[next];
                hole = next;
            }

            next = (next + 1) & mask;
        }

        table[hole] = default;
        count--;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int HomeOf(long number)
    {
        unchecked
        {
            // Wrapping is what the hash is made of.
            return (int)(((ulong)number * Multiplier) >> shift);
        }
    }

    private void Insert(long number, int placeAndOne)
    {
        var table = entries;
        var place = HomeOf(number);
        while (table[place].PlaceAndOne != 0)
        {
            place = (place + 1) & (table.Length - 1);
        }

        table[place] = new Entry { Number = number, PlaceAndOne = placeAndOne };
    }

    private void Grow()
    {
        var old = entries;
        entries = new Entry[old.Length * 2];
        shift--;
        foreach (ref var entry in old.AsSpan())
        {
            if (entry.PlaceAndOne != 0)
            {
                Insert(entry.Number, entry.PlaceAndOne);
            }
        }
    }

    private struct Entry
    {
        public long Number;
        public int PlaceAndOne;
    }
}
