namespace Plimsoll.Journal.Reading;

/// <summary>Where a segment begins.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Before">Where the one before it ended.</param>
internal readonly record struct SegmentStart(int Number, ChainPlace Before);
