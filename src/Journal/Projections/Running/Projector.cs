using System.Globalization;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Projections.Running;

/// <summary>
/// Brings a database to what the journal says. Reads files and nothing else of the run: whatever the database does, the
/// kernel and its journal do not notice. What the database already shows is folded again from the beginning without
/// being written, so that there is no second memory that could differ from the journal.
/// </summary>
public sealed class Projector : IDisposable
{
    private const int CancellationMask = 0xFFF;
    private readonly ProjectionOptions options;
    private readonly ProjectionStore store;
    private readonly CancellationToken cancellation;
    private readonly IRecordFold fold;
    // Others look at it while this works.
    private readonly Lock gate = new();
    private ProjectionPlace? written;
    private bool isBehindAnchor;
    private SegmentStart start = new(1, ChainPlace.Beginning);
    private JournalHead folded;
    private long recordsWaiting;
    private long records;
    private long rows;
    private long transactions;

    /// <summary>Looks where the database stands.</summary>
    /// <param name="options">What is projected where.</param>
    /// <param name="cancellation">Calls it off; a transaction that has begun is written or taken back whole.</param>
    /// <exception cref="ProjectionException">The database does not answer, or its schema is not current.</exception>
    /// <exception cref="JournalException">There is no journal, or its header describes no run.</exception>
    public Projector(ProjectionOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.cancellation = cancellation;
        fold = IRecordFold.Of(options.Outline());
        store = new ProjectionStore(options, cancellation);
        written = store.Place();
        isBehindAnchor = written is not null;
    }

    /// <summary>Where the projection stands; may be asked from any thread.</summary>
    public ProjectionPlace Place
    {
        get
        {
            lock (gate)
            {
                return written ?? default;
            }
        }
    }

    /// <summary>
    /// Brings the schema up before a projector is made, and tries again while the trouble may pass, as a projector
    /// does.
    /// </summary>
    /// <param name="options">What is projected where.</param>
    /// <param name="empties">Whether everything in the database is dropped first.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ProjectionException">The database does not answer, or its schema was made by other
    /// scripts.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static void Prepare(ProjectionOptions options, bool empties, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var store = new ProjectionStore(options, cancellation);
        store.Prepare(empties);
    }

    /// <summary>Empties the database: takes its schema down and up again.</summary>
    /// <param name="database">Which one.</param>
    /// <exception cref="ProjectionException">Its schema was made by other scripts.</exception>
    public static void Empty(IProjectionDatabase database)
    {
        var migrator = new Migrator(database);
        _ = migrator.Down(0);
        _ = migrator.Up();
    }

    /// <summary>Projects what the journal holds now, whole groups only.</summary>
    /// <exception cref="ProjectionException">The database does not answer, or shows another journal.</exception>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public ProjectionReport Run()
    {
        ReadOn();
        if (isBehindAnchor)
        {
            throw Shorter();
        }

        return new ProjectionReport { Place = Place, Records = records, Rows = rows, Transactions = transactions };
    }

    /// <summary>Projects on and on while the journal is being written, until it is called off.</summary>
    /// <exception cref="ProjectionException">The database does not answer for too long, or shows another
    /// journal.</exception>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    public ProjectionReport Follow()
    {
        var report = Run();
        while (!cancellation.WaitHandle.WaitOne(options.PollInterval))
        {
            try
            {
                report = Run();
            }
            catch (FileNotFoundException)
            {
                // A segment was compressed between the listing and the opening: the next look finds it.
                continue;
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return report with { Place = Place, Records = records, Rows = rows, Transactions = transactions };
    }

    /// <summary>How far the projection is behind the journal now; may be asked from any thread.</summary>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    public ProjectionLag Lag()
    {
        ProjectionPlace place;
        SegmentStart from;
        lock (gate)
        {
            (place, from) = (written ?? default, start);
        }

        return ProjectionLag.Measure(options.Folder, place, from);
    }

    /// <inheritdoc />
    public void Dispose() => store.Dispose();

    private void ReadOn()
    {
        using var reader = Open();
        while (reader.TryRead(out var record))
        {
            if ((record.Sequence & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (record.Sequence <= folded.Sequence)
            {
                continue;
            }

            if (reader.Head.Sequence > options.Until)
            {
                break;
            }

            if (reader.Start.Number != start.Number)
            {
                lock (gate)
                {
                    start = reader.Start;
                }
            }

            if (record.Kind == RecordKind.SegmentHeader)
            {
                fold.Take(reader.Header!);
            }

            fold.Take(in record);
            recordsWaiting++;
            if (record.Sequence == reader.Head.Sequence)
            {
                EndGroup(reader.Head);
            }
        }

        if (!isBehindAnchor && folded.Sequence > Place.Head.Sequence)
        {
            Commit();
        }
    }

    // Segments that are folded may be moved to the archive meanwhile: then it goes on with the first that is left.
    private JournalReader Open()
    {
        var files = new DiskFiles(options.Folder);
        if (ArchiveMarker.Read(files) is not { } marker || start.Number > marker.Part.LastSegment)
        {
            return new JournalReader(files, start);
        }

        return folded.Sequence >= marker.Part.Head.Sequence
            ? new JournalReader(files, marker.Start)
            : options.Archive is null
                ? throw marker.Needed(options.Folder)
                : new JournalReader(new JournalFolder(options.Folder, options.Archive).Open(), start);
    }

    private void EndGroup(JournalHead head)
    {
        folded = head;
        if (isBehindAnchor)
        {
            FindAnchor(head);
        }
        else if (fold.WaitingRows >= options.BatchRows || recordsWaiting >= options.BatchRecords)
        {
            Commit();
        }
    }

    private void FindAnchor(JournalHead head)
    {
        var anchor = written!.Value.Head;
        if (head.Sequence < anchor.Sequence)
        {
            return;
        }

        if (head != anchor)
        {
            throw new ProjectionException(
                ProjectionProblem.OtherJournal,
                $"{options.Database.Place}: it shows a journal with the anchor {anchor}, and {options.Folder} does not "
                + "hold it: it is another journal, or it was altered: name the right folder, or --rebuild");
        }

        // Everything up to here is in the database already.
        _ = fold.TakeChanges();
        isBehindAnchor = false;
        recordsWaiting = 0;
    }

    private void Commit()
    {
        var changes = fold.TakeChanges();
        var place = new ProjectionPlace(folded, fold.TimeNs, fold.Events);
        store.Write(changes, written, place);
        lock (gate)
        {
            written = place;
        }

        records += recordsWaiting;
        rows += changes.Count;
        transactions++;
        recordsWaiting = 0;
        options.OnCommit?.Invoke(place);
    }

    private ProjectionException Shorter() => new(ProjectionProblem.OtherJournal, string.Create(
        CultureInfo.InvariantCulture,
        $"{options.Database.Place}: it shows a journal up to record {Place.Head.Sequence}, and {options.Folder} ends "
        + $"at {folded.Sequence}: it is another journal, or its end was lost: name the right folder, or --rebuild"));
}
