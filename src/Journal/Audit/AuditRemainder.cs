using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Audit;

/// <summary>
/// Holds a database against what the folder of a journal still holds, when its first records are in an archive that is
/// not there. Without them nothing can be folded; but a row of the audit log carries the hash of its record, and each
/// record says by itself whether it has a row. All other rows are counted, and neither called right nor wrong.
/// </summary>
internal sealed class AuditRemainder
{
    private const int CancellationMask = 0xFFF;
    private static readonly int KindColumn = Column("kind");
    private static readonly int HashColumn = Column("record_hash");
    private readonly ProjectionReader reader;
    private readonly ProjectionStanding standing;
    private readonly ArchivedPart archived;
    private readonly TableCheck log;
    private readonly AnchorCheck anchors;
    private JournalHead compared;

    public AuditRemainder(ProjectionReader reader, ProjectionStanding standing, ArchivedPart archived)
    {
        this.reader = reader;
        this.standing = standing;
        this.archived = archived;
        log = new TableCheck(reader, ProjectionTables.AuditLog, archived.Head.Sequence);
        anchors = new AnchorCheck(reader, archived.Head);
        compared = archived.Head;
    }

    public AuditReport Run(JournalReader journal, CancellationToken cancellation)
    {
        AuditFault? fault = null;
        while (fault is null && journal.TryRead(out var record))
        {
            if ((record.Sequence & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (journal.Head.Sequence > standing.Head.Sequence)
            {
                continue;
            }

            fault = ProjectionFold.IsAudited(in record) ? Compare(in record) : null;
            if (fault is null && record.Sequence == journal.Head.Sequence)
            {
                fault = anchors.Take(journal.Head);
                compared = journal.Head;
            }
        }

        fault ??= Rest(journal.Head);
        return new AuditReport
        {
            Head = compared,
            JournalHead = journal.Head,
            Rows = 0,
            AuditRows = 0,
            Anchors = anchors.Rows,
            Archived = archived,
            RowsByHash = log.Rows,
            RowsNotCompared = Uncompared(),
            AnchorsNotCompared = anchors.Skipped,
            Fault = fault,
        };
    }

    private static int Column(string name)
    {
        var columns = ProjectionTables.AuditLog.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"the audit log has no column {name}");
    }

    private AuditFault? Compare(scoped in JournalRecord record)
    {
        var name = ProjectionTables.AuditLog.Name;
        var row = log.Peek();
        if (row is null || (long)row[0]! > record.Sequence)
        {
            return new AuditFault(
                AuditFaultKind.Missing, name, record.Sequence, "the journal holds its record, and the row is gone");
        }

        if ((long)row[0]! < record.Sequence)
        {
            return new AuditFault(
                AuditFaultKind.Extra, name, (long)row[0]!, "no record of the journal gives this row");
        }

        var kind = Words.Of(record.Kind);
        var hash = RecordHash.Of(in record);
        if (!string.Equals(kind, row[KindColumn] as string, StringComparison.Ordinal)
            || !string.Equals(hash, row[HashColumn] as string, StringComparison.Ordinal))
        {
            return new AuditFault(
                AuditFaultKind.Altered, name, record.Sequence,
                $"it is of {row[KindColumn]} {row[HashColumn]}, and the journal holds {kind} {hash}");
        }

        log.Next();
        return null;
    }

    private AuditFault? Rest(JournalHead end)
    {
        if (standing.Head.Sequence < archived.Head.Sequence)
        {
            // The database stands inside the archived part: nothing that is here says anything of it.
            return log.Rest(long.MaxValue) ?? anchors.Rest();
        }

        if (end.Sequence < standing.Head.Sequence)
        {
            return State(string.Create(
                CultureInfo.InvariantCulture,
                $"the database shows records up to {standing.Head.Sequence}, and the journal ends with "
                + $"{end.Sequence}"));
        }

        return compared != standing.Head ? State("the journal has no such head")
            : anchors.Last != standing.Head ? AnchorCheck.Absent(standing.Head)
            : log.Rest(long.MaxValue) ?? anchors.Rest();
    }

    private long Uncompared()
    {
        var count = 0L;
        foreach (var table in ProjectionTables.All)
        {
            if (!table.IsAppendOnly || table == ProjectionTables.AuditAnchors)
            {
                continue;
            }

            count += reader.Stream(
                new ProjectionQuery
                {
                    Source = TableCheck.SourceOf(table),
                    SequenceMax = table == ProjectionTables.AuditLog ? archived.Head.Sequence : null,
                    Limit = int.MaxValue,
                },
                static _ =>
                {
                    // Only counted.
                });
        }

        return count;
    }

    private AuditFault State(string detail) =>
        new(AuditFaultKind.Altered, ProjectionTables.State.Name, standing.Head.Sequence, detail);
}
