using System.Numerics;

namespace Plimsoll.Model.Values;

/// <summary>
/// The platform's own random numbers: xoshiro256** (Blackman and Vigna, 2018), its state filled from the seed by
/// SplitMix64. The algorithm never changes, so a seed gives the same numbers on every machine and in every version.
/// Not for secrets; not thread-safe.
/// </summary>
public sealed class SeededRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private const double UnitOfDouble = 1.0 / (1UL << 53);
    private const ulong LowLane = 0xFFFF;

    // Twelve uniform 16-bit numbers have this sum in the middle and a standard deviation of 65536 (less 1e-10 of it).
    private const double NormalMiddle = 12 * 32_767.5;
    private const double NormalScale = 1.0 / 65_536.0;

    private ulong state0;
    private ulong state1;
    private ulong state2;
    private ulong state3;

    /// <summary>Starts from a seed; every number is a good one, 0 too.</summary>
    public SeededRandom(ulong seed)
    {
        unchecked
        {
            state0 = Mix(seed + GoldenGamma);
            state1 = Mix(seed + (2 * GoldenGamma));
            state2 = Mix(seed + (3 * GoldenGamma));
            state3 = Mix(seed + (4 * GoldenGamma));
        }
    }

    internal SeededRandom(ulong first, ulong second, ulong third, ulong fourth)
    {
        state0 = first;
        state1 = second;
        state2 = third;
        state3 = fourth;
    }

    /// <summary>
    /// SplitMix64's mixing: spreads a number over all 64 bits, one to one. Neighbouring numbers give unrelated results,
    /// so that a value can be drawn for a place (a time, an index) without drawing all values before it.
    /// </summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(state1 * 5, 7) * 9;
            var shifted = state1 << 17;
            state2 ^= state0;
            state3 ^= state1;
            state1 ^= state2;
            state0 ^= state3;
            state2 ^= shifted;
            state3 = BitOperations.RotateLeft(state3, 45);
            return result;
        }
    }

    /// <summary>A number from 0, inclusive, to 1, exclusive, uniform on a grid of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * UnitOfDouble;

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1, each equally likely to within 2^-32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((NextBits() >> 32) * (ulong)bound) >> 32);
    }

    /// <summary>
    /// A number with mean 0 and variance 1 that is nearly normal: the sum of twelve uniform numbers, from -6 to 6,
    /// exact in binary, without a logarithm whose last digit could differ between machines. Its kurtosis is 2.9.
    /// </summary>
    public double NextNormal()
    {
        var sum = SumOfLanes(NextBits()) + SumOfLanes(NextBits()) + SumOfLanes(NextBits());
        return (sum - NormalMiddle) * NormalScale;
    }

    private static int SumOfLanes(ulong bits) =>
        (int)((bits & LowLane) + ((bits >> 16) & LowLane) + ((bits >> 32) & LowLane) + (bits >> 48));
}
