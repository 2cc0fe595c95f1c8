using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>
/// Makes a journal ready to be gone on with after whatever happened: cuts what a crash left torn, keeps it aside, and
/// refuses where something acknowledged is gone. Safe to be interrupted and run again.
/// </summary>
internal sealed class Recovery
{
    private const string TornEnding = ".torn";
    private readonly IJournalFiles files;
    private readonly List<TailCut> cuts = [];
    private JournalHead anchor;
    private ChainPlace beginning = ChainPlace.Beginning;
    private int lastSegment;

    private Recovery(IJournalFiles files) => this.files = files;

    /// <exception cref="JournalException">The journal is damaged, or newer than this program.</exception>
    public static Recovered Run(IJournalFiles files) => new Recovery(files).Run();

    private Recovered Run()
    {
        foreach (var name in files.List().Where(
            static name => name.EndsWith(SegmentName.Unfinished, StringComparison.Ordinal)))
        {
            files.Delete(name);
        }

        var segments = Segments();

        anchor = AnchorFile.Read(files);
        var place = segments.Count == 0 ? beginning : CutLast(segments);
        RequireReached(place);
        return new Recovered(place, lastSegment, cuts);
    }

    /// <summary>All segments from where the folder begins.</summary>
    private List<SegmentName> Segments()
    {
        var segments = SegmentFiles.List(files);
        var due = 1;
        if (ArchiveMarker.Read(files) is { } marker)
        {
            beginning = marker.Place;
            due = marker.Start.Number;
            segments.RemoveAll(segment => segment.Number < due);
        }

        for (var i = 0; i < Math.Max(segments.Count, due > 1 ? 1 : 0); i++, due++)
        {
            if (i >= segments.Count || segments[i].Number != due)
            {
                throw Damaged(new JournalFault(
                    FaultKind.Missing, new SegmentName(due, IsCompressed: false).ToString(), 0, 0,
                    "the whole segment is missing"));
            }
        }

        return segments;
    }

    /// <summary>Cuts the last segment behind its last seal.</summary>
    /// <returns>Where the journal ends.</returns>
    private ChainPlace CutLast(List<SegmentName> segments)
    {
        var last = segments[^1];
        lastSegment = last.Number;
        var (place, fault, offset) = Scan(last);
        if (fault is null)
        {
            return place;
        }

        if (offset > 0)
        {
            RequireTorn(last, fault, offset, place.Sequence);
            RequireReached(place);
            Cut(last, fault, offset, place.Sequence);
            return place;
        }

        // It never began. The one before it was on disk as a whole before this one was made.
        var (before, damage, _) = segments.Count > 1 ? Scan(segments[^2]) : (beginning, null, 0);
        if (damage is not null)
        {
            throw Damaged(damage);
        }

        RequireTorn(last, fault, 0, before.Sequence);
        RequireReached(before);
        Remove(last, fault, before.Sequence);
        lastSegment--;
        return before;
    }

    private (ChainPlace Place, JournalFault? Fault, long Offset) Scan(SegmentName segment)
    {
        using var reader = SegmentFiles.Open(files, segment, due: null);
        while (reader.MoveNext())
        {
            if (reader.Offset == 0)
            {
                RequireMatch(reader.Before);
            }

            RequireMatch(reader.Place);
        }

        return (reader.Place, reader.Fault, reader.Offset);
    }

    private void RequireTorn(SegmentName segment, JournalFault fault, long offset, long lastSequence)
    {
        if (segment.IsCompressed)
        {
            // A segment is compressed only after all of it was on disk.
            throw Damaged(fault);
        }

        using var file = files.OpenToRead(segment.ToString());
        if (TailScan.WasDurable(file, offset, lastSequence + 1))
        {
            throw Damaged(fault);
        }
    }

    private void Cut(SegmentName segment, JournalFault fault, long offset, long lastSequence)
    {
        var name = segment.ToString();
        var kept = FreeName(name + TornEnding);
        using var file = files.OpenToCut(name);
        var bytes = new byte[file.Length - offset];
        _ = TailScan.Fill(file, offset, bytes);
        using (var copy = files.Create(kept + SegmentName.Unfinished))
        {
            copy.Write(0, bytes);
            copy.Sync();
        }

        files.Rename(kept + SegmentName.Unfinished, kept);
        files.SyncFolder();
        file.Truncate(offset);
        file.Sync();
        cuts.Add(new TailCut(name, offset, bytes.Length, kept, lastSequence, fault.Detail));
    }

    private void Remove(SegmentName segment, JournalFault fault, long lastSequence)
    {
        var name = segment.ToString();
        long length;
        using (var file = files.OpenToRead(name))
        {
            length = file.Length;
        }

        var kept = FreeName(name + TornEnding);
        files.Rename(name, kept);
        files.SyncFolder();
        cuts.Add(new TailCut(name, 0, length, kept, lastSequence, fault.Detail));
    }

    private string FreeName(string name)
    {
        var taken = files.List();
        var free = name;
        for (var i = 2; taken.Contains(free, StringComparer.Ordinal); i++)
        {
            free = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    private void RequireMatch(ChainPlace place)
    {
        if (anchor.Sequence == place.Sequence && anchor.Sequence > 0
            && !string.Equals(anchor.Hash, place.Hash, StringComparison.Ordinal))
        {
            throw Damaged(new JournalFault(
                FaultKind.Anchor, SegmentName.Anchor, anchor.Sequence, 0, "the journal has another hash there"));
        }
    }

    // What an anchor names had been on disk: a journal that ends before it has lost something.
    private void RequireReached(ChainPlace place)
    {
        if (anchor.Sequence > place.Sequence)
        {
            throw Damaged(new JournalFault(
                FaultKind.Anchor, SegmentName.Anchor, place.Sequence + 1, 0, string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"the journal ends with record {place.Sequence}, and record {anchor.Sequence} had been on disk")));
        }
    }

    private JournalException Damaged(JournalFault fault) => new(
        JournalProblem.Damaged,
        $"{files.Folder}: {fault}: this is no torn tail of a crash, something that had been on disk is altered or "
        + "gone; keep the folder as it is and restore the file from a copy");
}
