namespace Plimsoll.Journal.Replay;

/// <summary>The first place at which a replay is not what was recorded.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Sequence">The record at which it was seen.</param>
/// <param name="Recorded">What the journal has; null for nothing.</param>
/// <param name="Repeated">What the replay gives; null for nothing.</param>
/// <param name="FirstByte">The first byte of the payload that differs; -1 where bytes were not compared.</param>
/// <param name="Context">The records before it, oldest first, one text each.</param>
public sealed record ReplayDifference(
    DifferenceKind Kind, long Sequence, string? Recorded, string? Repeated, int FirstByte,
    IReadOnlyList<string> Context);
