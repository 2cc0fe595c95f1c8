using System.Runtime.CompilerServices;

namespace Plimsoll.Kernel.Books;

/// <summary>
/// A table from numbers, such as those of orders, to places in an array: open addressing with linear probing, entries
/// closed up behind a removed one, so that it does not slow down however many numbers come and go. At most half full;
/// allocates only when it grows.
/// </summary>
public sealed class NumberTable
{
    // Fibonacci hashing (Knuth, The Art of Computer Programming 6.4): consecutive numbers are spread evenly.
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private Entry[] entries;
    private int shift;

    /// <summary>Makes an empty table.</summary>
    /// <param name="expected">How many numbers it holds before it grows; 0 or greater.</param>
    public NumberTable(int expected = 512)
    {
        var size = 32;
        while (size < expected * 2L)
        {
            size *= 2;
        }

        entries = new Entry[size];
        shift = 64 - System.Numerics.BitOperations.Log2((uint)size);
    }

    /// <summary>Numbers in the table.</summary>
    public int Count { get; private set; }

    /// <summary>The place of a number.</summary>
    /// <returns>The place; -1 when the number is not in the table.</returns>
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

    /// <summary>Adds a number.</summary>
    /// <param name="number">Not in the table.</param>
    /// <param name="place">0 or greater.</param>
    public void Add(long number, int place)
    {
        if ((Count + 1) * 2L > entries.Length)
        {
            Grow();
        }

        Insert(number, place + 1);
        Count++;
    }

    /// <summary>Takes a number out; nothing happens when it is not there.</summary>
    /// <param name="number">Any.</param>
    public void Remove(long number)
    {
        var table = entries;
        var mask = table.Length - 1;
        var hole = HomeOf(number);
        while (table[hole].Number != number || table[hole].PlaceAndOne == 0)
        {
            if (table[hole].PlaceAndOne == 0)
            {
                return;
            }

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
        Count--;
    }

    /// <summary>Takes all numbers out.</summary>
    public void Clear()
    {
        Array.Clear(entries);
        Count = 0;
    }

    /// <summary>Writes all numbers of the table, in no order.</summary>
    /// <param name="target">Takes <see cref="Count"/> numbers.</param>
    internal void CopyNumbers(Span<long> target)
    {
        var written = 0;
        foreach (ref readonly var entry in entries.AsSpan())
        {
            if (entry.PlaceAndOne != 0)
            {
                target[written++] = entry.Number;
            }
        }
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
