namespace Plimsoll.Tests.Model.Values;

/// <summary>A generator that never changes between runtimes (SplitMix64, G. Steele, D. Lea, C. Flood, 2014).</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / 9007199254740992.0);
}
