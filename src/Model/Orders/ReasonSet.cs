using System.Numerics;

namespace Plimsoll.Model.Orders;

/// <summary>
/// A set of reasons, by their numbers: all that speaks against an order, not only what was found first. 256 bits, so a
/// reason's number is 0 to 255. <see cref="OrderReason.None"/> is never a member.
/// </summary>
public record struct ReasonSet
{
    /// <summary>Reasons have numbers below this.</summary>
    public const int NumbersMax = 256;

    private ulong word0;
    private ulong word1;
    private ulong word2;
    private ulong word3;

    /// <summary>Whether nothing is in it.</summary>
    public readonly bool IsEmpty => (word0 | word1 | word2 | word3) == 0;

    /// <summary>How many reasons are in it; 0 to 255.</summary>
    public readonly int Count => BitOperations.PopCount(word0) + BitOperations.PopCount(word1)
        + BitOperations.PopCount(word2) + BitOperations.PopCount(word3);

    /// <summary>Puts a reason in; none and reasons that are in already change nothing.</summary>
    /// <param name="reason">The reason.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its number is not 0 to 255.</exception>
    public void Add(OrderReason reason)
    {
        var number = Number(reason);
        if (number == 0)
        {
            return;
        }

        Word(number >> 6) |= 1UL << (number & 63);
    }

    /// <summary>Puts all of another set in.</summary>
    /// <param name="other">The other set.</param>
    public void Add(in ReasonSet other)
    {
        word0 |= other.word0;
        word1 |= other.word1;
        word2 |= other.word2;
        word3 |= other.word3;
    }

    /// <summary>Whether a reason is in it.</summary>
    /// <param name="reason">The reason.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its number is not 0 to 255.</exception>
    public readonly bool Contains(OrderReason reason)
    {
        var number = Number(reason);
        return ((Word(this, number >> 6) >> (number & 63)) & 1) != 0;
    }

    /// <summary>The member with the next higher number, none after the last: begin with none to see them all.</summary>
    /// <param name="after">The member before, or none.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its number is not 0 to 255.</exception>
    public readonly OrderReason Next(OrderReason after)
    {
        for (var number = Number(after) + 1; number < NumbersMax; number = (number | 63) + 1)
        {
            var rest = Word(this, number >> 6) >> (number & 63);
            if (rest != 0)
            {
                return (OrderReason)(number + BitOperations.TrailingZeroCount(rest));
            }
        }

        return OrderReason.None;
    }

    /// <summary>Writes the four words, lowest reasons first, for journals and saved states.</summary>
    /// <param name="words">Takes four words.</param>
    /// <exception cref="ArgumentException">There is no room for four.</exception>
    public readonly void CopyTo(Span<ulong> words)
    {
        if (words.Length < 4)
        {
            throw new ArgumentException("a set of reasons has four words", nameof(words));
        }

        words[0] = word0;
        words[1] = word1;
        words[2] = word2;
        words[3] = word3;
    }

    /// <summary>The set of four words that <see cref="CopyTo"/> wrote.</summary>
    /// <param name="words">Four words.</param>
    /// <exception cref="ArgumentException">There are fewer than four, or the bit of none is set.</exception>
    public static ReasonSet FromWords(ReadOnlySpan<ulong> words)
    {
        if (words.Length < 4 || (words[0] & 1) != 0)
        {
            throw new ArgumentException("these words are no set of reasons", nameof(words));
        }

        return new ReasonSet { word0 = words[0], word1 = words[1], word2 = words[2], word3 = words[3] };
    }

    /// <summary>The names, lowest number first, with commas; empty for the empty set.</summary>
    public override readonly string ToString()
    {
        var text = "";
        for (var reason = Next(OrderReason.None); reason != OrderReason.None; reason = Next(reason))
        {
            text = text.Length == 0 ? reason.ToString() : text + ", " + reason;
        }

        return text;
    }

    private static int Number(OrderReason reason)
    {
        var number = (int)reason;
        return number is >= 0 and < NumbersMax
            ? number
            : throw new ArgumentOutOfRangeException(
                nameof(reason), number, "a reason's number is 0 to 255, or it has no place in a set of reasons");
    }

    private static ulong Word(in ReasonSet set, int index) => index switch
    {
        0 => set.word0,
        1 => set.word1,
        2 => set.word2,
        _ => set.word3,
    };

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref ulong Word(int index)
    {
        switch (index)
        {
            case 0: return ref word0;
            case 1: return ref word1;
            case 2: return ref word2;
            default: return ref word3;
        }
    }
}
