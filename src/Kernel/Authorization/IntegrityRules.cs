namespace Plimsoll.Kernel.Authorization;

/// <summary>What the integrity gate checks by.</summary>
/// <param name="IntervalNs">Length of a bar in nanoseconds; positive.</param>
/// <param name="GapBarsMax">Most missing bars in a row; 0 or more.</param>
/// <param name="SilenceNsMax">Longest silence of a feed in nanoseconds; 0: silence is not checked.</param>
public readonly record struct IntegrityRules(long IntervalNs, int GapBarsMax, long SilenceNsMax);
