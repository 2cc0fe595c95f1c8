using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Archives;

/// <summary>A segment in the folder of a journal.</summary>
public sealed record SegmentFacts
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it is compressed.</summary>
    public required bool IsCompressed { get; init; }

    /// <summary>Length of its file in bytes.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>Its first record.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>The head behind its last record.</summary>
    public required JournalHead Head { get; init; }

    /// <summary>The earliest time in it; null when no record of it has one. Nanoseconds since the epoch, UTC.</summary>
    public long? FirstTimeNs { get; init; }

    /// <summary>The latest time in it; null when no record of it has one. Nanoseconds since the epoch, UTC.</summary>
    public long? LastTimeNs { get; init; }

    /// <summary>The latest time up to its end, the archived part included. Nanoseconds since the epoch, UTC.</summary>
    public long? LatestNs { get; init; }

    /// <summary>How many of its records a run that is repeated gives again.</summary>
    public required long RunRecords { get; init; }

    /// <summary>Whether it holds anything but upkeep: openings and retentions leave small segments without.</summary>
    internal bool HoldsRun { get; init; }

    internal ChainPlace Begin { get; init; }

    internal ChainPlace End { get; init; }

    internal string File => new SegmentName(Number, IsCompressed).ToString();
}
