using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Audit;

/// <summary>Holds the anchors of a database against the heads of the journal.</summary>
internal sealed class AnchorCheck
{
    private readonly TableCheck rows;

    /// <param name="reader">Asks the database.</param>
    /// <param name="behind">Where the journal that is compared begins; <c>default</c> for its first record.</param>
    public AnchorCheck(ProjectionReader reader, JournalHead behind)
    {
        if (behind.Sequence > 0)
        {
            Skipped = reader.Stream(
                new ProjectionQuery
                {
                    Source = TableCheck.SourceOf(ProjectionTables.AuditAnchors),
                    SequenceMax = behind.Sequence,
                    Limit = int.MaxValue,
                },
                row => Last = new JournalHead((long)row[0]!, (string)row[1]!));
        }

        rows = new TableCheck(reader, ProjectionTables.AuditAnchors, behind.Sequence > 0 ? behind.Sequence : null);
    }

    /// <summary>Anchors before the beginning, which were not compared.</summary>
    public long Skipped { get; }

    /// <summary>How many were found right.</summary>
    public long Rows => rows.Rows;

    /// <summary>The last one that was looked at.</summary>
    public JournalHead Last { get; private set; }

    /// <summary>Compares those up to a head of the journal, at the end of a group.</summary>
    /// <returns>The first that differs; null for none.</returns>
    public AuditFault? Take(JournalHead head)
    {
        while (rows.Peek() is { } row && (long)row[0]! <= head.Sequence)
        {
            var (sequence, hash, previous) = ((long)row[0]!, (string)row[1]!, (long)row[2]!);
            var isHead = sequence == head.Sequence && string.Equals(hash, head.Hash, StringComparison.Ordinal);
            if (!isHead)
            {
                return Fault(AuditFaultKind.Altered, sequence, "the journal has no such head: " + (
                    sequence == head.Sequence ? $"it is {head.Hash}" : "none of its groups ends there"));
            }

            if (previous != Last.Sequence)
            {
                return Fault(
                    previous > Last.Sequence ? AuditFaultKind.Missing : AuditFaultKind.Extra,
                    previous > Last.Sequence ? previous : Last.Sequence, string.Create(
                        CultureInfo.InvariantCulture,
                        $"anchor {sequence} goes on from {previous}, and the one before it is {Last.Sequence}"));
            }

            Last = head;
            rows.Next();
        }

        return null;
    }

    /// <summary>The first that is left although the journal has no more; null for none.</summary>
    public AuditFault? Rest() => rows.Rest(long.MaxValue);

    /// <summary>The place of the projection has no anchor.</summary>
    public static AuditFault Absent(JournalHead standing) =>
        Fault(AuditFaultKind.Missing, standing.Sequence, "the last transaction has no anchor");

    private static AuditFault Fault(AuditFaultKind kind, long sequence, string detail) =>
        new(kind, ProjectionTables.AuditAnchors.Name, sequence, detail);
}
