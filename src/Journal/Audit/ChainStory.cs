namespace Plimsoll.Journal.Audit;

/// <summary>What led to an order and what came of it.</summary>
/// <param name="Orders">The orders that are meant.</param>
/// <param name="Steps">All steps, the oldest first.</param>
/// <param name="Gaps">Stages that should be there and are not, in words; empty for a chain without a gap.</param>
public sealed record ChainStory(
    IReadOnlyList<long> Orders, IReadOnlyList<ChainStep> Steps, IReadOnlyList<string> Gaps);
