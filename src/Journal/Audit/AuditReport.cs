using Plimsoll.Journal.Format;

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

    /// <summary>The first row that differs; null for none.</summary>
    public AuditFault? Fault { get; init; }
}
