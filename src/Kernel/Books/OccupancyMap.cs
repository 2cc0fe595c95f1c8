using System.Numerics;

namespace Plimsoll.Kernel.Books;

/// <summary>
/// A set of small numbers as three layers of bits: each bit of a layer tells whether a word of the layer below has any.
/// The neighbour of a number is found in at most five steps, however far away it is.
/// </summary>
internal sealed class OccupancyMap
{
    /// <summary>Most numbers that three layers of 64 bits can hold.</summary>
    public const int CapacityMax = 64 * 64 * 64;

    private const int WordShift = 6;
    private const int GroupShift = 12;

    private readonly ulong[] words;
    private readonly ulong[] groups;
    private ulong top;

    /// <param name="capacity">The numbers are below it; a power of two, 4,096 to 262,144.</param>
    public OccupancyMap(int capacity)
    {
        words = new ulong[capacity >> WordShift];
        groups = new ulong[capacity >> GroupShift];
    }

    public void Add(int number)
    {
        words[number >> WordShift] |= 1UL << number;
        groups[number >> GroupShift] |= 1UL << (number >> WordShift);
        top |= 1UL << (number >> GroupShift);
    }

    public void Remove(int number)
    {
        if ((words[number >> WordShift] &= ~(1UL << number)) == 0
            && (groups[number >> GroupShift] &= ~(1UL << (number >> WordShift))) == 0)
        {
            top &= ~(1UL << (number >> GroupShift));
        }
    }

    /// <summary>The largest number of the set not above <paramref name="number"/>; -1 when there is none.</summary>
    public int HighestAtOrBelow(int number)
    {
        var word = number >> WordShift;
        var bits = words[word] & (ulong.MaxValue >> (63 - (number & 63)));
        if (bits != 0)
        {
            return (word << WordShift) + BitOperations.Log2(bits);
        }

        var group = number >> GroupShift;
        bits = groups[group] & Below(word & 63);
        if (bits == 0)
        {
            bits = top & Below(group);
            if (bits == 0)
            {
                return -1;
            }

            group = BitOperations.Log2(bits);
            bits = groups[group];
        }

        word = (group << WordShift) + BitOperations.Log2(bits);
        return (word << WordShift) + BitOperations.Log2(words[word]);
    }

    /// <summary>The smallest number of the set not below <paramref name="number"/>; -1 when there is none.</summary>
    public int LowestAtOrAbove(int number)
    {
        var word = number >> WordShift;
        var bits = words[word] & (ulong.MaxValue << (number & 63));
        if (bits != 0)
        {
            return (word << WordShift) + BitOperations.TrailingZeroCount(bits);
        }

        var group = number >> GroupShift;
        bits = groups[group] & Above(word & 63);
        if (bits == 0)
        {
            bits = top & Above(group);
            if (bits == 0)
            {
                return -1;
            }

            group = BitOperations.TrailingZeroCount(bits);
            bits = groups[group];
        }

        word = (group << WordShift) + BitOperations.TrailingZeroCount(bits);
        return (word << WordShift) + BitOperations.TrailingZeroCount(words[word]);
    }

    // Wraps on purpose: bit 0 has nothing below it, bit 63 nothing above it.
    private static ulong Below(int bit) => unchecked((1UL << bit) - 1);

    private static ulong Above(int bit) => unchecked(~((2UL << bit) - 1));
}
