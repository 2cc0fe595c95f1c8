using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>Goes through the groups of all segments in order and stops at the first fault.</summary>
internal sealed class JournalWalk : IDisposable
{
    private readonly IJournalFiles files;
    private readonly List<SegmentName> segments;
    private readonly JournalHead anchor;
    private readonly int offset;
    private GroupReader? reader;
    private int next;

    /// <exception cref="JournalException">There is no journal in the folder, or not that segment.</exception>
    public JournalWalk(IJournalFiles files, SegmentStart? from = null)
    {
        this.files = files;

        // Before the segments are listed: a writer at work may only add to what the anchor promises.
        anchor = AnchorFile.Read(files);
        segments = SegmentFiles.List(files);
        // Behind the listing: where segments are being removed, what says so was there before.
        Archived = ArchiveMarker.Read(files);
        offset = Archived?.Part.LastSegment ?? 0;
        segments.RemoveAll(segment => segment.Number <= offset);
        if (segments.Count == 0)
        {
            RequireNothingArchived();
            throw new JournalException(
                JournalProblem.Absent, $"no journal: {files.Folder}: name a folder that holds 00000001.journal");
        }

        if ((from ?? Archived?.Start) is { } start)
        {
            if (start.Number <= offset)
            {
                throw Archived!.Needed(files.Folder);
            }

            if (start.Number > offset + segments.Count)
            {
                throw new JournalException(
                    JournalProblem.Damaged,
                    $"{files.Folder}: segment {new SegmentName(start.Number, IsCompressed: false)} is gone: restore it "
                    + "from a copy");
            }

            next = start.Number - offset - 1;
            Place = start.Before;
            Start = start;
        }
    }

    /// <summary>Where the current segment begins: a walk can begin there again.</summary>
    public SegmentStart Start { get; private set; } = new(1, ChainPlace.Beginning);

    /// <summary>What says that the first segments are in an archive; null when they are here.</summary>
    public ArchiveMarker? Archived { get; }

    /// <summary>How many segments there are.</summary>
    public int SegmentCount => segments.Count;

    /// <summary>How many of them are compressed.</summary>
    public int CompressedCount => segments.Count(static segment => segment.IsCompressed);

    /// <summary>The segment of the current group.</summary>
    public SegmentName Segment { get; private set; }

    /// <summary>The current group.</summary>
    public GroupReader Group => reader ?? throw new InvalidOperationException("the walk has not begun");

    /// <summary>What is wrong, and where; null when the walk ended at the journal's end.</summary>
    public JournalFault? Fault { get; private set; }

    /// <summary>Bytes behind the last good group of the last segment.</summary>
    public long TailBytes { get; private set; }

    /// <summary>Where the last good group ended.</summary>
    public ChainPlace Place { get; private set; } = ChainPlace.Beginning;

    /// <summary>Goes to the next group.</summary>
    public bool MoveNext()
    {
        while (Fault is null)
        {
            if (reader is not null && reader.MoveNext())
            {
                if (Follows())
                {
                    Place = reader.Place;
                    return true;
                }

                return false;
            }

            if (reader?.Fault is { } fault)
            {
                Fault = next == segments.Count && !Segment.IsCompressed ? Judge(fault) : fault;
                return false;
            }

            if (!OpenNext())
            {
                return false;
            }
        }

        return false;
    }

    public void Dispose() => reader?.Dispose();

    private bool OpenNext()
    {
        if (next == segments.Count)
        {
            if (anchor.Sequence > Place.Sequence)
            {
                Fault = new JournalFault(
                    FaultKind.Anchor, Segment.ToString(), Place.Sequence + 1, Group.Offset,
                    $"the journal ends before its anchor {anchor}: its end was cut off");
            }

            return false;
        }

        var due = offset + next + 1;
        if (segments[next].Number != due)
        {
            var missing = new SegmentName(due, IsCompressed: false).ToString();
            Fault = new JournalFault(
                FaultKind.Missing, missing, Place.Sequence + 1, 0, "the whole segment is missing");
            return false;
        }

        reader?.Dispose();
        var segment = segments[next];
        reader = SegmentFiles.Open(files, ref segment, Place.Sequence + 1);
        Segment = segments[next] = segment;
        Start = new SegmentStart(Segment.Number, Place);
        next++;
        return true;
    }

    private void RequireNothingArchived()
    {
        if (Archived is not null)
        {
            throw new JournalException(
                JournalProblem.Damaged,
                $"{files.Folder}: every segment behind the archived ones is gone: restore them from a copy");
        }
    }

    // The first group of a segment must go on where the segment before ended.
    private bool Follows()
    {
        var group = Group;
        if (group.Offset != 0)
        {
            return true;
        }

        var before = group.Before;
        if (before.Sequence == Place.Sequence && before.Check == Place.Check
            && string.Equals(before.Hash, Place.Hash, StringComparison.Ordinal)
            && group.Header?.Number == Segment.Number)
        {
            return true;
        }

        Fault = new JournalFault(
            FaultKind.Chain, Segment.ToString(), Place.Sequence + 1, 0,
            "the segment does not go on from the hash that the one before ends with");
        return false;
    }

    private JournalFault Judge(JournalFault fault)
    {
        try
        {
            return JudgeTail(fault);
        }
        catch (FileNotFoundException)
        {
            // It was still being written when it was read, and has been closed and compressed since.
            return fault with { IsTornTail = true };
        }
    }

    private JournalFault JudgeTail(JournalFault fault)
    {
        using var file = files.OpenToRead(Segment.ToString());
        TailBytes = file.Length - Group.Offset;
        if (anchor.Sequence > Place.Sequence)
        {
            return fault with { Detail = $"{fault.Detail}; it had been on disk, as the anchor {anchor} tells" };
        }

        return fault with { IsTornTail = !TailScan.WasDurable(file, Group.Offset, Place.Sequence + 1) };
    }
}
