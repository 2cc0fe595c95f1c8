namespace Plimsoll.Journal.Format;

/// <summary>What a record of the journal holds. Stable numbers, never used again: they stand in files.</summary>
public enum RecordKind : byte
{
    /// <summary>Nothing; never written.</summary>
    None = 0,

    /// <summary>The first record of a segment: who wrote it, under which configuration, after which head.</summary>
    SegmentHeader = 1,

    /// <summary>The last record of a group: chains and proves everything before it.</summary>
    Seal = 2,

    /// <summary>The writer ended the segment on purpose; only its seal follows.</summary>
    SegmentEnd = 3,

    /// <summary>An event, written before the kernel applied it.</summary>
    InputEvent = 10,

    /// <summary>A command, written before it left.</summary>
    OutputCommand = 11,

    /// <summary>What led to an intent, and how each layer answered.</summary>
    Decision = 12,

    /// <summary>The state at this place, by its hash, and where it is kept if it is.</summary>
    SnapshotReference = 13,

    /// <summary>What an operator asked for.</summary>
    OperatorAction = 14,

    /// <summary>A remark for readers; changes nothing.</summary>
    Note = 15,

    /// <summary>What was done at the venue without the kernel, after it was shut out.</summary>
    EmergencyCommand = 19,
}
