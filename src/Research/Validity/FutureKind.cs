namespace Plimsoll.Research.Validity;

/// <summary>What a run of the prefix check finds behind its cut.</summary>
public enum FutureKind
{
    /// <summary>The data end there.</summary>
    Absent,

    /// <summary>The data go on, but with other prices: mirrored and moved.</summary>
    Scrambled,
}
