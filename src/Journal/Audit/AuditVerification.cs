using System.Data.Common;
using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Audit;

/// <summary>
/// Holds a database against the journal that it shows. The journal is folded anew; each row of every table that only
/// grows must be the one that its record gives, in each column, and each anchor must be a head of the journal at the
/// end of a group. Changes nothing.
/// </summary>
public sealed class AuditVerification
{
    private const int BatchRows = 2_000;
    private const int CancellationMask = 0xFFF;
    private readonly IRecordFold fold;
    private readonly ProjectionStanding standing;
    private readonly List<(ProjectionTable Table, TableCheck Check)> tables = [];
    private readonly AnchorCheck anchors;
    private JournalHead compared;
    private AuditFault? anchorFault;

    private AuditVerification(ProjectionReader reader, ProjectionStanding standing, RunOutline? outline)
    {
        this.standing = standing;
        fold = IRecordFold.Of(outline);
        foreach (var table in ProjectionTables.All)
        {
            if (table.IsAppendOnly && table != ProjectionTables.AuditAnchors)
            {
                tables.Add((table, new TableCheck(reader, table)));
            }
        }

        anchors = new AnchorCheck(reader, default);
    }

    /// <summary>Compares everything.</summary>
    /// <param name="database">The database.</param>
    /// <param name="journal">At its beginning, or where its folder begins: then only that part is compared.</param>
    /// <param name="outline">What the journal's header says of the run; null for a journal of evidence.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ProjectionException">Nothing is projected, or the schema is not current.</exception>
    /// <exception cref="JournalException">The journal itself is damaged or too new.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public static AuditReport Run(
        IProjectionDatabase database, JournalReader journal, RunOutline? outline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(journal);
        using var reader = new ProjectionReader(database);
        using var snapshot = reader.BeginSnapshot();
        var standing = reader.Standing() ?? throw new ProjectionException(
            ProjectionProblem.Misuse, $"{database.Place}: nothing is projected yet: run 'plimsoll project' first");
        return journal.Archived is { } archived
            ? new AuditRemainder(reader, standing, archived).Run(journal, cancellation)
            : new AuditVerification(reader, standing, outline).Run(journal, cancellation);
    }

    private AuditReport Run(JournalReader journal, CancellationToken cancellation)
    {
        AuditFault? fault = null;
        while (fault is null && journal.TryRead(out var record))
        {
            if ((record.Sequence & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            // What the database does not show yet is only read for its end.
            if (journal.Head.Sequence > standing.Head.Sequence)
            {
                continue;
            }

            if (record.Kind == RecordKind.SegmentHeader)
            {
                fold.Take(journal.Header!);
            }

            fold.Take(in record);
            if (record.Sequence == journal.Head.Sequence)
            {
                fault = EndGroup(journal.Head);
            }
        }

        fault ??= Compare() ?? Rest(journal.Head);
        return new AuditReport
        {
            Head = compared,
            JournalHead = journal.Head,
            Rows = tables.Sum(static one => one.Check.Rows),
            AuditRows = tables.First(static one => one.Table == ProjectionTables.AuditLog).Check.Rows,
            Anchors = anchors.Rows,
            Fault = fault,
        };
    }

    private AuditFault? EndGroup(JournalHead head)
    {
        anchorFault ??= anchors.Take(head);
        if (anchorFault is null && fold.WaitingRows < BatchRows && head.Sequence < standing.Head.Sequence)
        {
            compared = head;
            return null;
        }

        var fault = Compare();
        compared = fault is null ? head : compared;
        return fault;
    }

    // Of all tables the first row that differs, so that the message names the beginning of the trouble.
    private AuditFault? Compare()
    {
        var changes = fold.TakeChanges();
        var first = anchorFault;
        foreach (var (table, check) in tables)
        {
            if (check.Compare(changes.Of(table)) is { } fault && (first is null || fault.Sequence < first.Sequence))
            {
                first = fault;
            }
        }

        return first;
    }

    private AuditFault? Rest(JournalHead end)
    {
        if (end.Sequence < standing.Head.Sequence)
        {
            return State(string.Create(
                CultureInfo.InvariantCulture,
                $"the database shows records up to {standing.Head.Sequence}, and the journal ends with "
                + $"{end.Sequence}"));
        }

        if (anchors.Last != standing.Head)
        {
            return compared == standing.Head
                ? AnchorCheck.Absent(standing.Head)
                : State("the journal has no such head");
        }

        // Within one snapshot nothing can stand behind the place that the database says it has reached.
        var rest = tables.Select(static one => one.Check.Rest(long.MaxValue))
            .Where(static one => one is not null).MinBy(static one => one!.Sequence);
        return rest ?? anchors.Rest();
    }

    private AuditFault State(string detail) =>
        new(AuditFaultKind.Altered, ProjectionTables.State.Name, standing.Head.Sequence, detail);
}
