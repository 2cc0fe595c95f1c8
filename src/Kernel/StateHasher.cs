using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// Mixes numbers into 64 bits, in order; the finishing steps are those of SplitMix64 (Steele et al. 2014).
/// </summary>
internal struct StateHasher
{
    private ulong state;

    public readonly ulong Value => state;

    public void Add(long value)
    {
        unchecked
        {
            // Wrapping multiplication is what a hash is made of.
            var mixed = state + (ulong)value + 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            state = mixed ^ (mixed >> 31);
        }
    }

    public void Add(Amount amount)
    {
        unchecked
        {
            // The casts cut the number into its two halves on purpose.
            Add((long)(amount.Atto >> 64));
            Add((long)amount.Atto);
        }
    }
}
