using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Archives;

/// <summary>A segment as the manifest of an archive names it.</summary>
public sealed record ArchivedSegment
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The file in the archive.</summary>
    public required string File { get; init; }

    /// <summary>Length of that file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of that file, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Its first record.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Hash of the seal before it, lower-case hex; zeros for the first.</summary>
    public required string ChainBefore { get; init; }

    /// <summary>The head behind its last record.</summary>
    public required JournalHead Head { get; init; }

    /// <summary>Checksum of its last record.</summary>
    public required uint LastCheck { get; init; }

    /// <summary>Which opening of the journal wrote it, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The earliest time in it; null when no record of it has one. Nanoseconds since the epoch, UTC.</summary>
    public long? FirstTimeNs { get; init; }

    /// <summary>The latest time in it; null when no record of it has one. Nanoseconds since the epoch, UTC.</summary>
    public long? LastTimeNs { get; init; }

    /// <summary>How many of its records a run that is repeated gives again.</summary>
    public required long RunRecords { get; init; }
}
