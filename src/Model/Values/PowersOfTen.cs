namespace Plimsoll.Model.Values;

/// <summary>Exact powers of ten.</summary>
public static class PowersOfTen
{
    private static readonly long[] Powers = Build();

    /// <summary>10 to the <paramref name="exponent"/>, 0 to 18.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 18.</exception>
    public static long Int64(int exponent) =>
        (uint)exponent < (uint)Powers.Length
            ? Powers[exponent]
            : throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "0 to 18 expected");

    private static long[] Build()
    {
        var powers = new long[19];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
