namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Series that several tests use.</summary>
internal static class CheckSeries
{
    /// <summary>Thirty-six monthly excess returns out of the documentation of the public package jsharpe.</summary>
    public static double[] R36 =>
    [
        0.021, -0.014, 0.038, 0.006, -0.022, 0.041, 0.013, 0.029, -0.008, 0.034, 0.017, -0.011,
        0.025, 0.009, 0.031, -0.019, 0.022, 0.014, 0.037, -0.006, 0.028, 0.011, 0.019, 0.033,
        0.007, 0.024, -0.013, 0.036, 0.015, 0.027, 0.004, 0.032, -0.017, 0.023, 0.018, 0.030,
    ];

    /// <summary>Repeatable pseudo-random returns around <paramref name="drift"/>, roughly triangular.</summary>
    public static double[] Pseudo(uint seed, int count, double drift, double scale)
    {
        var values = new double[count];
        ulong state = seed;
        for (var index = 0; index < count; index++)
        {
            values[index] = drift + (scale * (Next(ref state) + Next(ref state) - 1.0));
        }

        return values;
    }

    /// <summary>The next number in [0, 1) of a linear congruential generator modulo 2^31.</summary>
    public static double Next(ref ulong state)
    {
        state = ((1103515245UL * state) + 12345UL) % 2147483648UL;
        return state / 2147483648.0;
    }
}
