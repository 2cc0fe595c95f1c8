using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Worlds;

/// <summary>Random numbers of the shapes that a world needs, with the platform's own logarithm.</summary>
internal static class Chance
{
    /// <summary>An exponential number with mean 1; at most 37.</summary>
    public static double Exponential(SeededRandom random) => -DeterministicMath.Log(1 - random.NextDouble());

    /// <summary>A whole number of at least 1 with the given mean, falling off exponentially.</summary>
    public static long Size(SeededRandom random, double mean) => 1 + (long)(Exponential(random) * (mean - 1));

    /// <summary>The time to the next event of a Poisson process, at least 1 nanosecond.</summary>
    public static long WaitNs(SeededRandom random, double perSecond) =>
        Math.Max(1, (long)(Exponential(random) / perSecond * 1e9));
}
