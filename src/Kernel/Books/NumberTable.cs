namespace Plimsoll.Kernel.Books;

/// <summary>
/// A table from numbers to places, by open addressing with linear probing and deletion without tombstones: it does not
/// slow down however many numbers come and go. It allocates only when it grows.
/// </summary>
internal sealed class NumberTable
{
    private const int CapacityFirst = 1_024;

    // 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4): spreads neighbouring numbers.
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private long[] numbers = new long[CapacityFirst];
    private int[] placesPlusOne = new int[CapacityFirst];
    private int shift = 54;

    /// <summary>Numbers in the table.</summary>
    public int Count { get; private set; }

    /// <summary>The place of a number; -1 when it is not in the table.</summary>
    public int Find(long number)
    {
        for (var at = Home(number); placesPlusOne[at] != 0; at = Next(at))
        {
            if (numbers[at] == number)
            {
                return placesPlusOne[at] - 1;
            }
        }

        return -1;
    }

    /// <summary>Adds a number that is not in the table.</summary>
    public void Add(long number, int place)
    {
        if ((Count + 1) * 2 > numbers.Length)
        {
            Grow();
        }

        Insert(number, place + 1);
        Count++;
    }

    /// <summary>Takes a number out; nothing happens when it is not there.</summary>
    public void Remove(long number)
    {
        var at = Home(number);
        while (numbers[at] != number || placesPlusOne[at] == 0)
        {
            if (placesPlusOne[at] == 0)
            {
                return;
            }

            at = Next(at);
        }

        Count--;

        // Entries behind the hole move into it when their home does not lie between the hole and them.
        for (var next = Next(at); placesPlusOne[next] != 0; next = Next(next))
        {
            var mask = numbers.Length - 1;
            if (((next - Home(numbers[next])) & mask) >= ((next - at) & mask))
            {
                numbers[at] = numbers[next];
                placesPlusOne[at] = placesPlusOne[next];
                at = next;
            }
        }

        placesPlusOne[at] = 0;
    }

    public void Clear()
    {
        Array.Clear(placesPlusOne);
        Count = 0;
    }

    private int Home(long number) => unchecked((int)(((ulong)number * Multiplier) >> shift));

    private int Next(int at) => (at + 1) & (numbers.Length - 1);

    private void Insert(long number, int placePlusOne)
    {
        var at = Home(number);
        while (placesPlusOne[at] != 0)
        {
            at = Next(at);
        }

        numbers[at] = number;
        placesPlusOne[at] = placePlusOne;
    }

    private void Grow()
    {
        var oldNumbers = numbers;
        var oldPlaces = placesPlusOne;
        numbers = new long[oldNumbers.Length * 2];
        placesPlusOne = new int[numbers.Length];
        shift--;
        for (var i = 0; i < oldNumbers.Length; i++)
        {
            if (oldPlaces[i] != 0)
            {
                Insert(oldNumbers[i], oldPlaces[i]);
            }
        }
    }
}
