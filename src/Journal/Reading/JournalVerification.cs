using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>
/// Reads a whole journal and names the first place at which it is not what was written. Changes nothing.
/// </summary>
public static class JournalVerification
{
    /// <summary>Checks a journal.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="anchors">Heads that were kept elsewhere; the journal must hold each of them.</param>
    /// <exception cref="JournalException">There is none, or it is too new.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static VerificationReport Run(JournalFolder folder, IReadOnlyList<JournalHead> anchors) =>
        Run(folder.Open(), anchors);

    /// <summary>Checks a journal and shows every sound record on the way.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="anchors">Heads that were kept elsewhere; the journal must hold each of them.</param>
    /// <param name="visit">Is shown each record, its group having been proved.</param>
    /// <exception cref="JournalException">There is none, or it is too new.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static VerificationReport Run(
        JournalFolder folder, IReadOnlyList<JournalHead> anchors, RecordVisitor visit) =>
        Run(folder.Open(), anchors, visit);

    internal static VerificationReport Run(
        IJournalFiles files, IReadOnlyList<JournalHead> anchors, RecordVisitor? visit = null)
    {
        using var walk = new JournalWalk(files);
        var open = new List<JournalHead>(anchors);
        var own = AnchorFile.Read(files);
        if (own.Sequence > 0)
        {
            open.Add(own);
        }

        RequireReachable(open, walk.Archived, files.Folder);
        var all = open.Count;
        var met = walk.Archived is { } marker ? MeetBeginning(open, marker) : null;
        var fault = met;
        while (fault is null && walk.MoveNext())
        {
            fault = Meet(open, walk);
            if (visit is not null && fault is null)
            {
                Visit(walk, visit);
            }
        }

        fault ??= walk.Fault;
        if ((fault is null || fault.IsTornTail) && open.Count > 0)
        {
            fault = Unmet(open, walk, fault);
        }

        return new VerificationReport
        {
            Head = new JournalHead(walk.Place.Sequence, walk.Place.Hash),
            Records = walk.Place.Sequence - (walk.Archived?.Place.Sequence ?? 0),
            Archived = walk.Archived?.Part,
            Segments = walk.SegmentCount,
            CompressedSegments = walk.CompressedCount,
            AnchorsHeld = all - open.Count,
            Fault = fault,
            TailBytes = walk.TailBytes,
        };
    }

    // An anchor in the archived part proves nothing about what is here.
    private static void RequireReachable(List<JournalHead> open, ArchiveMarker? marker, string folder)
    {
        if (marker is not null && open.Exists(anchor => anchor.Sequence < marker.Place.Sequence))
        {
            throw marker.Needed(folder + ": an anchor lies before its beginning");
        }
    }

    private static JournalFault? MeetBeginning(List<JournalHead> open, ArchiveMarker marker)
    {
        var head = marker.Part.Head;
        var isOther = open.Exists(anchor => anchor.Sequence == head.Sequence && anchor != head);
        open.RemoveAll(anchor => anchor == head);
        return isOther
            ? new JournalFault(
                FaultKind.Anchor, ArchiveMarker.FileName, head.Sequence, 0,
                $"the journal begins behind {head}, and an anchor gives that record another hash")
            : null;
    }

    private static void Visit(JournalWalk walk, RecordVisitor visit)
    {
        for (var place = 0; place < walk.Group.GroupBytes;)
        {
            var bytes = walk.Group.Group[place..];
            var head = RecordLayout.ReadHead(bytes);
            var record = new JournalRecord(
                in head, bytes.Slice(RecordLayout.HeadBytes, head.Length), walk.Segment.Number,
                walk.Group.Offset + place);
            visit(in record);
            place += RecordLayout.SizeOf(head.Length);
        }
    }

    private static JournalFault? Meet(List<JournalHead> open, JournalWalk walk)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Sequence > walk.Place.Sequence)
            {
                continue;
            }

            if (open[i].Sequence < walk.Place.Sequence
                || !string.Equals(open[i].Hash, walk.Place.Hash, StringComparison.Ordinal))
            {
                return new JournalFault(
                    FaultKind.Anchor, walk.Segment.ToString(), open[i].Sequence, walk.Group.Offset,
                    $"the anchor {open[i]} is of another journal: something up to this place was altered and all "
                    + "hashes recomputed");
            }

            open.RemoveAt(i);
        }

        return null;
    }

    private static JournalFault Unmet(List<JournalHead> open, JournalWalk walk, JournalFault? tail)
    {
        var last = open.MaxBy(static anchor => anchor.Sequence);
        return tail is null
            ? new JournalFault(
                FaultKind.Anchor, walk.Segment.ToString(), walk.Place.Sequence + 1, walk.Group.Offset,
                $"the journal ends before its anchor {last}: its end was cut off")
            : tail with
            {
                IsTornTail = false,
                Detail = $"{tail.Detail}; it had been on disk, as the anchor {last} tells",
            };
    }
}
