namespace Plimsoll.Journal.Reading;

/// <summary>A journal that is ready to be gone on with.</summary>
/// <param name="Place">Where it ends.</param>
/// <param name="LastSegment">Number of its last segment; 0 for none.</param>
/// <param name="Cuts">What was cut off.</param>
internal sealed record Recovered(ChainPlace Place, int LastSegment, IReadOnlyList<TailCut> Cuts);
