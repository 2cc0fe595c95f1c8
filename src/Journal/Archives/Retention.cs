using System.Globalization;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Ports;

namespace Plimsoll.Journal.Archives;

/// <summary>
/// Moves the first segments of a journal to its archive. Until the archive has proved itself and the journal says where
/// it begins, nothing is removed; whatever interrupts it, the next run goes on where this one ended.
/// </summary>
public sealed class Retention
{
    private readonly IJournalFiles journal;
    private readonly IJournalFiles archive;
    private readonly RetentionPlan plan;
    private readonly ArchiveMarker? marker;
    private ArchiveBook book;
    private int copied;

    private Retention(IJournalFiles journal, IJournalFiles archive, RetentionPolicy policy)
    {
        this.journal = journal;
        this.archive = archive;
        marker = ArchiveMarker.Read(journal);
        plan = RetentionPlan.Make(journal, policy);
        book = ReadBook();
    }

    private int LastRemoved => marker?.Part.LastSegment ?? 0;

    /// <summary>Moves what the policy lets go.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="archive">Folder of its archive; made when it is not there.</param>
    /// <param name="policy">What may leave.</param>
    /// <param name="order">Who wants it.</param>
    /// <exception cref="JournalException">A run writes to the journal, it or the archive is damaged, or they do not
    /// belong together.</exception>
    /// <exception cref="IOException">A disk refuses; nothing is lost, and another run goes on from there.</exception>
    public static RetentionReport Run(string folder, string archive, RetentionPolicy policy, RetentionOrder order)
    {
        if (string.Equals(Path.GetFullPath(folder), Path.GetFullPath(archive), StringComparison.Ordinal))
        {
            throw new JournalException(
                JournalProblem.Misuse, $"{archive}: the archive cannot be the folder of the journal: name another one");
        }

        // The journal names it for good, so not from the folder that somebody happens to stand in.
        return Run(new DiskFiles(folder), new DiskFiles(Path.GetFullPath(archive)), policy, order);
    }

    internal static RetentionReport Run(
        IJournalFiles journal, IJournalFiles archive, RetentionPolicy policy, RetentionOrder order)
    {
        if (SegmentFiles.List(journal).Count == 0)
        {
            throw new JournalException(
                JournalProblem.Absent, $"no journal: {journal.Folder}: name a folder that holds 00000001.journal");
        }

        using var right = Lock(journal);
        using var archiveRight = Lock(archive);
        var retention = new Retention(journal, archive, policy);
        retention.RequireOwnArchive();
        return retention.Run(order, right);
    }

    private static IDisposable Lock(IJournalFiles files) =>
        files.TryLock(out var holder) ?? throw new JournalException(
            JournalProblem.Locked,
            $"{files.Folder}: {holder} is writing there: wait until the run is over, or stop it; nothing was changed");

    private RetentionReport Run(RetentionOrder order, IDisposable right)
    {
        var target = Archive();
        if (target is not { } manifest)
        {
            var left = LastRemoved == 0 ? 0 : Remove(LastRemoved, 1);
            return new RetentionReport
            {
                Plan = plan,
                Removed = left,
                Manifest = marker?.Part.Manifest,
                ManifestHash = marker?.Part.ManifestHash,
            };
        }

        var last = manifest.Manifest.Segments[^1];
        Prove(last);
        using var writer = JournalWriter.Open(journal, Options(order), right);
        var action = Record(writer, order, manifest);
        Mark(manifest).Write(journal);
        var removed = Remove(last.Number, 1);
        writer.Dispose();
        return writer.Health == JournalHealth.Sound
            ? new RetentionReport
            {
                Plan = plan,
                Copied = copied,
                Removed = removed,
                Manifest = manifest.Manifest.Name,
                ManifestHash = manifest.Hash,
                ActionSequence = action,
            }
            : throw Failed(writer);
    }

    private ArchiveBook ReadBook()
    {
        var read = ArchiveBook.Read(archive, out var fault);
        return fault is null ? read : throw new JournalException(
            JournalProblem.Damaged,
            $"{archive.Folder}: {fault}: restore the file from a copy; nothing was changed");
    }

    /// <summary>An archive belongs to one journal; each other would break its chain.</summary>
    private void RequireOwnArchive()
    {
        if (marker is not null && (book.EndingWith(LastRemoved) is not { } own || own.Hash != marker.Part.ManifestHash))
        {
            throw new JournalException(
                JournalProblem.Misuse,
                $"{archive.Folder}: it does not hold {marker.Part.Manifest} of this journal, which was put into "
                + $"{marker.Part.Archive}: name that folder; nothing was changed");
        }

        var names = archive.List().ToHashSet(StringComparer.Ordinal);
        foreach (var segment in book.Segments)
        {
            if (!names.Contains(segment.File))
            {
                throw new JournalException(
                    JournalProblem.Damaged,
                    $"{archive.Folder}: {segment.File} is gone, and its manifest names it: restore it from a copy; "
                    + "nothing was changed");
            }

            if (segment.Number > LastRemoved && FactsOf(segment.Number)?.Head != segment.Head)
            {
                throw new JournalException(
                    JournalProblem.Misuse,
                    $"{archive.Folder}: its {segment.File} is not that of {journal.Folder}: name an empty folder, or "
                    + "the archive of this journal; nothing was changed");
            }
        }
    }

    private SegmentFacts? FactsOf(int number)
    {
        foreach (var verdict in plan.Segments)
        {
            if (verdict.Segment.Number == number)
            {
                return verdict.Segment;
            }
        }

        return null;
    }

    /// <summary>Brings copies and their manifest into the archive.</summary>
    /// <returns>The manifest up to which the journal can be trimmed; null when that is nothing new.</returns>
    private (ArchiveManifest Manifest, string Hash)? Archive()
    {
        if (plan.LastMoving <= book.LastSegment)
        {
            // An interrupted run has copied more than may go now, or all of it.
            (ArchiveManifest Manifest, string Hash)? reached = null;
            foreach (var one in book.Manifests)
            {
                var last = one.Manifest.Segments[^1].Number;
                reached = last > LastRemoved && last <= plan.LastMoving ? one : reached;
            }

            return reached;
        }

        DropUnfinished();
        var segments = new List<ArchivedSegment>();
        foreach (var verdict in plan.Segments)
        {
            if (verdict.Segment.Number > book.LastSegment && verdict.Segment.Number <= plan.LastMoving)
            {
                segments.Add(Copy(verdict.Segment));
            }
        }

        var manifest = new ArchiveManifest
        {
            Number = book.Manifests.Count + 1,
            PreviousHash = book.Manifests.Count == 0 ? "" : book.Manifests[^1].Hash,
            Segments = segments,
        };
        Write(archive, manifest.Name, manifest.ToBytes());
        book = ReadBook();
        return book.Manifests[^1];
    }

    private void DropUnfinished()
    {
        foreach (var name in archive.List())
        {
            if (name.EndsWith(SegmentName.Unfinished, StringComparison.Ordinal))
            {
                archive.Delete(name);
            }
        }
    }

    private ArchivedSegment Copy(SegmentFacts segment)
    {
        var name = new SegmentName(segment.Number, IsCompressed: true).ToString();
        var unfinished = name + SegmentName.Unfinished;
        using (var source = journal.OpenToRead(segment.File))
        using (var target = archive.Create(unfinished))
        {
            if (segment.IsCompressed)
            {
                Copy(source, target);
            }
            else
            {
                SegmentCompression.Compress(source, target);
            }

            target.Sync();
        }

        archive.Rename(unfinished, name);
        archive.SyncFolder();
        copied++;
        var (bytes, hash) = FileHash.Of(archive, name);
        return new ArchivedSegment
        {
            Number = segment.Number,
            File = name,
            Bytes = bytes,
            Hash = hash,
            FirstSequence = segment.FirstSequence,
            ChainBefore = segment.Begin.Hash,
            Head = segment.Head,
            LastCheck = segment.End.Check,
            Epoch = segment.End.Epoch,
            FirstTimeNs = segment.FirstTimeNs,
            LastTimeNs = segment.LastTimeNs,
            RunRecords = segment.RunRecords,
        };
    }

    private static void Copy(IJournalFile source, IJournalFile target)
    {
        var block = new byte[256 * 1024];
        var offset = 0L;
        int count;
        while ((count = TailScan.Fill(source, offset, block)) > 0)
        {
            target.Write(offset, block.AsSpan(0, count));
            offset += count;
        }
    }

    private static void Write(IJournalFiles files, string name, byte[] bytes)
    {
        var unfinished = name + SegmentName.Unfinished;
        using (var file = files.Create(unfinished))
        {
            file.Write(0, bytes);
            file.Sync();
        }

        files.Rename(unfinished, name);
        files.SyncFolder();
    }

    /// <summary>Reads what is to be removed from the archive alone: each file, each record, each link.</summary>
    private void Prove(ArchivedSegment last)
    {
        var from = LastRemoved + 1;
        var fault = book.Check(from, last.Number);
        if (fault is null)
        {
            var before = marker?.Start ?? new SegmentStart(1, ChainPlace.Beginning);
            using var walk = new JournalWalk(archive, before);
            while (walk.Place.Sequence < last.Head.Sequence && walk.MoveNext())
            {
                // The walk proves each group and each link; only its end is looked at.
            }

            fault = walk.Fault;
            fault ??= new JournalHead(walk.Place.Sequence, walk.Place.Hash) == last.Head
                && FactsOf(last.Number)?.End == walk.Place ? null : new JournalFault(
                    FaultKind.Chain, last.File, last.Head.Sequence, 0, "the archive does not end as the journal does");
        }

        if (fault is not null)
        {
            throw new JournalException(
                JournalProblem.Damaged,
                $"{archive.Folder}: {fault}: the copy in the archive is bad, and nothing was removed: look at its "
                + "disk, restore the file from a copy, or name another folder");
        }
    }

    private JournalOptions Options(RetentionOrder order) => new()
    {
        Durability = Durability.None,
        SyncDeadline = TimeSpan.FromMinutes(10),
        ReserveBytes = 0,
        Build = order.Build,
        Configuration = plan.Header?.Configuration ?? default,
    };

    private static long Record(
        JournalWriter writer, RetentionOrder order, (ArchiveManifest Manifest, string Hash) manifest)
    {
        var last = manifest.Manifest.Segments[^1];
        var action = new OperatorActionRecord
        {
            Action = OperatorActionRecord.Retain,
            Level = string.Create(
                CultureInfo.InvariantCulture,
                $"segments up to {last.Number}, records up to {last.Head.Sequence}, {manifest.Manifest.Name} "
                + $"{manifest.Hash}"),
            Number = 1,
            Operator = order.Operator,
            Reason = order.Reason,
            Source = "upkeep",
            Time = order.Time,
        };
        var sequence = writer.Append(RecordKind.OperatorAction, OperatorActionRecord.Version, action.ToBytes());
        writer.Commit();
        return writer.Health == JournalHealth.Sound ? sequence : throw Failed(writer);
    }

    private static IOException Failed(JournalWriter writer) =>
        new($"{writer.Files.Folder}: the journal could not be written ({writer.Trouble}): make room, and run it again");

    private ArchiveMarker Mark((ArchiveManifest Manifest, string Hash) manifest)
    {
        var last = manifest.Manifest.Segments[^1];
        var facts = FactsOf(last.Number)!;
        var runRecords = marker?.RunRecords ?? 0;
        foreach (var verdict in plan.Segments)
        {
            runRecords += verdict.Segment.Number <= last.Number ? verdict.Segment.RunRecords : 0;
        }

        return new ArchiveMarker(
            new ArchivedPart(
                last.Number, last.Head, facts.LatestNs ?? long.MinValue, archive.Folder, manifest.Manifest.Name,
                manifest.Hash),
            facts.End, runRecords);
    }

    /// <summary>Removes what the marker says is archived, the oldest first.</summary>
    private int Remove(int last, int first)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in journal.List())
        {
            if (SegmentName.TryParse(name, out var segment) && segment.Number >= first && segment.Number <= last)
            {
                names.Add(name);
            }
        }

        if (names.Count == 0)
        {
            return 0;
        }

        _ = SegmentName.TryParse(names.Min!, out var oldest);
        if (book.Check(oldest.Number, last) is { } fault)
        {
            throw new JournalException(
                JournalProblem.Damaged,
                $"{archive.Folder}: {fault}: {journal.Folder} still holds the segment, and it was not removed: restore "
                + "the archived file from a copy");
        }

        foreach (var name in names)
        {
            journal.Delete(name);
        }

        journal.SyncFolder();
        return names.Count;
    }
}
