using System.Globalization;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Recording;

namespace Plimsoll.Journal.Archives;

/// <summary>
/// Reads all that the folder of a journal holds, proves it, and says of each segment what a retention must know.
/// </summary>
internal sealed class SegmentScan
{
    private readonly IJournalFiles files;
    private readonly Dictionary<int, SegmentName> names;
    private readonly List<ProjectionMark> marks;
    private readonly List<SegmentFacts> segments = [];
    private SegmentStart start;
    private long? firstNs;
    private long? lastNs;
    private long? latestNs;
    private long runRecords;
    private bool holdsRun;

    private SegmentScan(IJournalFiles files, IReadOnlyList<ProjectionMark> marks)
    {
        this.files = files;
        this.marks = [.. marks.Where(static mark => mark.Head.Sequence > 0)];
        names = SegmentFiles.List(files).ToDictionary(static name => name.Number);
    }

    /// <summary>The segments, in order, the newest last.</summary>
    public IReadOnlyList<SegmentFacts> Segments => segments;

    /// <summary>What stands in an archive already; null for nothing.</summary>
    public ArchivedPart? Archived { get; private set; }

    /// <summary>The header of the newest segment.</summary>
    public SegmentHeader? Header { get; private set; }

    /// <summary>Reads everything.</summary>
    /// <param name="files">The folder of the journal.</param>
    /// <param name="marks">Heads of databases; those that lie in the folder's part must be heads of it.</param>
    /// <exception cref="JournalException">It is damaged, or a database shows another journal.</exception>
    public static SegmentScan Run(IJournalFiles files, IReadOnlyList<ProjectionMark> marks)
    {
        var scan = new SegmentScan(files, marks);
        scan.Run();
        return scan;
    }

    private void Run()
    {
        using var reader = JournalReader.OfWhatIsThere(files);
        Archived = reader.Archived;
        latestNs = Archived?.LastTimeNs;
        marks.RemoveAll(mark => mark.Head.Sequence < (Archived?.Head.Sequence ?? 0));
        if (Archived is { } part)
        {
            Meet(part.Head);
        }

        while (reader.TryRead(out var record))
        {
            if (reader.Start.Number != start.Number)
            {
                End(reader.Start.Before);
                start = reader.Start;
            }

            Take(in record);
            if (record.Sequence == reader.Head.Sequence)
            {
                Meet(reader.Head);
            }

            Header = reader.Header;
        }

        if (start.Number > 0)
        {
            // The end of the newest is of no use to anybody: it never moves.
            End(new ChainPlace(reader.Head.Sequence, 0, reader.Head.Hash ?? "", 0));
        }

        if (marks.Count > 0)
        {
            throw Other(marks[0], string.Create(
                CultureInfo.InvariantCulture, $"the journal ends at record {reader.Head.Sequence}"));
        }
    }

    private void Take(scoped in JournalRecord record)
    {
        runRecords += RunRecords.Holds(in record) ? 1 : 0;
        holdsRun |= record.Kind >= RecordKind.InputEvent && !RunRecords.IsUpkeep(in record);
        if (RecordTime.Of(in record) is { } timeNs)
        {
            firstNs = Math.Min(firstNs ?? timeNs, timeNs);
            lastNs = Math.Max(lastNs ?? timeNs, timeNs);
            latestNs = Math.Max(latestNs ?? timeNs, timeNs);
        }
    }

    private void End(ChainPlace end)
    {
        if (start.Number == 0)
        {
            return;
        }

        var name = names[start.Number];
        using var file = files.OpenToRead(name.ToString());
        segments.Add(new SegmentFacts
        {
            Number = start.Number,
            IsCompressed = name.IsCompressed,
            StoredBytes = file.Length,
            FirstSequence = start.Before.Sequence + 1,
            Head = new JournalHead(end.Sequence, end.Hash),
            FirstTimeNs = firstNs,
            LastTimeNs = lastNs,
            LatestNs = latestNs,
            RunRecords = runRecords,
            HoldsRun = holdsRun,
            Begin = start.Before,
            End = end,
        });
        (firstNs, lastNs, runRecords, holdsRun) = (null, null, 0, false);
    }

    private void Meet(JournalHead head)
    {
        for (var i = marks.Count - 1; i >= 0; i--)
        {
            if (marks[i].Head == head)
            {
                marks.RemoveAt(i);
            }
            else if (marks[i].Head.Sequence <= head.Sequence)
            {
                throw Other(marks[i], "the journal has no such head");
            }
        }
    }

    private JournalException Other(ProjectionMark mark, string why) => new(
        JournalProblem.Misuse,
        $"{mark.Place}: it stands at {mark.Head}, and {why}: it shows another journal, or this one lost something: "
        + $"name the database that shows {files.Folder}");
}
