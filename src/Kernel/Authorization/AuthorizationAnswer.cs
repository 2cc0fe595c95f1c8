namespace Plimsoll.Kernel.Authorization;

/// <summary>What a subject may do at a moment, and why.</summary>
/// <param name="Subject">Who.</param>
/// <param name="AtNs">When; nanoseconds since the epoch, UTC.</param>
/// <param name="Level">The level.</param>
/// <param name="Caps">How far it reaches; nothing without money.</param>
/// <param name="ValidUntilNs">
/// The first moment at which the level can be lower without anything happening; <see cref="long.MaxValue"/> for never.
/// </param>
/// <param name="Rules">Every requirement of every level, in the order of the policy.</param>
public sealed record AuthorizationAnswer(
    EvidenceSubject Subject, long AtNs, AuthorizationLevel Level, LevelCaps Caps, long ValidUntilNs,
    IReadOnlyList<RuleAnswer> Rules)
{
    /// <summary>Whether real money may be traded.</summary>
    public bool AllowsMoney => Level >= AuthorizationLevel.Limited;
}
