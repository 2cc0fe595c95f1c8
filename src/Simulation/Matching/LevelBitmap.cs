using System.Numerics;
using System.Runtime.CompilerServices;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// Which of 4,096 places of a ring are occupied: one bit a place and one bit for every 64 of them, so that the next
/// occupied place below another is found in at most three steps.
/// </summary>
internal sealed class LevelBitmap
{
    /// <summary>Number of places.</summary>
    public const int Size = 4_096;

    private readonly ulong[] words = new ulong[Size / 64];
    private ulong summary;

    public bool IsEmpty => summary == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsSet(int place) => (words[place >> 6] & (1UL << (place & 63))) != 0;

    public void Set(int place)
    {
        words[place >> 6] |= 1UL << (place & 63);
        summary |= 1UL << (place >> 6);
    }

    public void Clear(int place)
    {
        var word = place >> 6;
        words[word] &= ~(1UL << (place & 63));
        if (words[word] == 0)
        {
            summary &= ~(1UL << word);
        }
    }

    /// <summary>
    /// The nearest occupied place below a place, past 0 from the top of the ring on; the place itself comes last. The
    /// map is not empty.
    /// </summary>
    public int Below(int place)
    {
        var word = place >> 6;
        var bits = words[word] & ((1UL << (place & 63)) - 1);
        if (bits != 0)
        {
            return (word << 6) | BitOperations.Log2(bits);
        }

        var lower = summary & ((1UL << word) - 1);
        word = BitOperations.Log2(lower == 0 ? summary : lower);
        return (word << 6) | BitOperations.Log2(words[word]);
    }

    /// <summary>
    /// The nearest occupied place at or above a place, past the top of the ring from 0 on. The map is not empty.
    /// </summary>
    public int AtOrAbove(int place)
    {
        var word = place >> 6;
        var bits = words[word] & (ulong.MaxValue << (place & 63));
        if (bits != 0)
        {
            return (word << 6) | BitOperations.TrailingZeroCount(bits);
        }

        var higher = word == 63 ? 0 : summary & (ulong.MaxValue << (word + 1));
        word = BitOperations.TrailingZeroCount(higher == 0 ? summary : higher);
        return (word << 6) | BitOperations.TrailingZeroCount(words[word]);
    }
}
