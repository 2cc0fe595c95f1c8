namespace Plimsoll.Kernel.Authorization;

/// <summary>A proof of one item.</summary>
/// <param name="Item">Group and name of the item.</param>
/// <param name="Status">What it came to.</param>
/// <param name="AgeNs">How old it is, in nanoseconds; negative for one that is dated ahead, which counts for
/// nothing.</param>
/// <param name="Build">The build that it was made with.</param>
/// <param name="IsWired">Whether the component was seen at work in the mode that is to run.</param>
public readonly record struct ReadinessProof(
    string Item, ReadinessStatus Status, long AgeNs, string Build, bool IsWired);
