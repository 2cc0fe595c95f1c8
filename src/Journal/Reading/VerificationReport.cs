using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>What the check of a whole journal found.</summary>
public sealed record VerificationReport
{
    /// <summary>The place that proves everything that was found sound; keep it elsewhere as an anchor.</summary>
    public required JournalHead Head { get; init; }

    /// <summary>What stands in an archive before the first record that was looked at; null for nothing.</summary>
    public ArchivedPart? Archived { get; init; }

    /// <summary>How many records are sound, counted from the first that was looked at.</summary>
    public required long Records { get; init; }

    /// <summary>How many segments there are.</summary>
    public required int Segments { get; init; }

    /// <summary>How many of them are compressed.</summary>
    public required int CompressedSegments { get; init; }

    /// <summary>How many anchors were found in the journal.</summary>
    public required int AnchorsHeld { get; init; }

    /// <summary>The first difference from what was written; null for none.</summary>
    public JournalFault? Fault { get; init; }

    /// <summary>Bytes behind the last seal of the last segment.</summary>
    public long TailBytes { get; init; }
}
