using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Audit;

/// <summary>What holding a database against its journal found.</summary>
public sealed record AuditReport
{
    /// <summary>The head of the journal up to which both were compared.</summary>
    public required JournalHead Head { get; init; }

    /// <summary>The last head of the journal.</summary>
    public required JournalHead JournalHead { get; init; }

    /// <summary>How many rows are what the journal says.</summary>
    public required long Rows { get; init; }

    /// <summary>How many of them are of the audit log.</summary>
    public required long AuditRows { get; init; }

    /// <summary>How many anchors are heads of the journal.</summary>
    public required long Anchors { get; init; }

    /// <summary>What of the journal was in an archive that was not named; null when all of it was read.</summary>
    public ArchivedPart? Archived { get; init; }

    /// <summary>
    /// Rows of the audit log that were held against their record by its hash alone: their other columns follow from
    /// records in the archive too.
    /// </summary>
    public long RowsByHash { get; init; }

    /// <summary>Rows that nothing was compared of: they stem from records in the archive, or need them.</summary>
    public long RowsNotCompared { get; init; }

    /// <summary>Anchors that lie in the archived part and were not compared.</summary>
    public long AnchorsNotCompared { get; init; }

    /// <summary>The first row that differs; null for none.</summary>
    public AuditFault? Fault { get; init; }
}
