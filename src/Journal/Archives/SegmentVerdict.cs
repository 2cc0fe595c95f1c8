namespace Plimsoll.Journal.Archives;

/// <summary>What becomes of a segment.</summary>
/// <param name="Segment">Which one.</param>
/// <param name="Reasons">Why it stays; empty when it moves to the archive.</param>
public sealed record SegmentVerdict(SegmentFacts Segment, IReadOnlyList<StayReason> Reasons)
{
    /// <summary>Whether it moves to the archive.</summary>
    public bool Moves => Reasons.Count == 0;
}
