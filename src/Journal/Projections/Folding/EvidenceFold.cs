using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>The fold of a journal of evidence, which belongs to no run: each statement is a row.</summary>
internal sealed class EvidenceFold : IRecordFold
{
    private readonly FoldScope scope = new(null);
    private readonly EvidenceRows evidence;

    /// <summary>Begins before the first record.</summary>
    public EvidenceFold() => evidence = new EvidenceRows(scope, new AuditRows(scope));

    /// <inheritdoc />
    public long TimeNs => scope.TimeNs;

    /// <summary>How many statements were taken.</summary>
    public long Events { get; private set; }

    /// <inheritdoc />
    public int WaitingRows => scope.Changes.Count;

    /// <inheritdoc />
    public void Take(scoped in JournalRecord record)
    {
        scope.Sequence = record.Sequence;
        if (record.Kind == RecordKind.Evidence)
        {
            Events++;
            scope.TimeNs = Math.Max(scope.TimeNs, evidence.Add(in record));
        }
        else if (record.Kind >= RecordKind.InputEvent)
        {
            throw new JournalException(JournalProblem.Misuse, string.Create(
                CultureInfo.InvariantCulture,
                $"record {record.Sequence} is of the kind {record.Kind}, and the journal describes no run: name the "
                + $"journal of a run or of evidence"));
        }
    }

    /// <inheritdoc />
    public void Take(SegmentHeader header)
    {
        // Each start of the program that signs something begins a segment; they differ in nothing that matters here.
    }

    /// <inheritdoc />
    public ChangeSet TakeChanges() => scope.TakeChanges();
}
