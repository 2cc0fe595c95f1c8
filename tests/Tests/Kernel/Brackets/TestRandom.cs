using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Kernel.Brackets;

/// <summary>Choices from a seed.</summary>
internal sealed class TestRandom(ulong seed)
{
    private readonly SplitMix random = new(seed);

    /// <summary>0 to one less than the bound.</summary>
    public int Next(int below) => (int)((uint)(random.Next() >> 33) % (uint)below);

    /// <summary>Once in so many times.</summary>
    public bool Chance(int oneIn) => Next(oneIn) == 0;
}
