using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>
/// Makes rows of the records of a journal: the same records give the same rows, wherever batches end.
/// </summary>
internal interface IRecordFold
{
    /// <summary>Time of the last event. Nanoseconds since the epoch, UTC.</summary>
    long TimeNs { get; }

    /// <summary>How many events were taken.</summary>
    long Events { get; }

    /// <summary>How many rows wait to be written at least.</summary>
    int WaitingRows { get; }

    /// <summary>Takes the next record.</summary>
    /// <param name="record">Numbered one behind the last.</param>
    /// <exception cref="JournalException">Its layout is newer than this program, or it contradicts itself.</exception>
    void Take(scoped in JournalRecord record);

    /// <summary>Takes the header of a segment.</summary>
    /// <param name="header">What it says.</param>
    /// <exception cref="JournalException">It is of another run than the one before.</exception>
    void Take(SegmentHeader header);

    /// <summary>Gives the rows that changed since the last time; of each the last form.</summary>
    ChangeSet TakeChanges();

    /// <summary>The fold of a run's journal, or of one that belongs to no run.</summary>
    /// <param name="outline">What the header says of the run; null for a journal of evidence.</param>
    static IRecordFold Of(RunOutline? outline) => outline is null ? new EvidenceFold() : new ProjectionFold(outline);
}
