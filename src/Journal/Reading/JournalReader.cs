using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>
/// Reads a journal record by record, also while it is being written. Everything given out is proved: checksums, numbers
/// and the hash of its group.
/// </summary>
public sealed class JournalReader : IDisposable
{
    private readonly JournalWalk walk;
    private readonly long skipped;
    private int place;
    private int groupBytes;

    /// <summary>Opens a journal at its first record.</summary>
    /// <param name="folder">Where it is.</param>
    /// <exception cref="JournalException">There is none, or its first records are in an archive that is not
    /// named.</exception>
    public JournalReader(JournalFolder folder)
        : this(folder.Open())
    {
    }

    internal JournalReader(IJournalFiles files, SegmentStart? from = null)
        : this(files, from, 0, isWhole: from is null)
    {
    }

    /// <summary>Where the segment of the last record begins; another reader can begin there.</summary>
    internal SegmentStart Start => walk.Start;

    private JournalReader(IJournalFiles files, SegmentStart? from, long skipped, bool isWhole)
    {
        walk = new JournalWalk(files, from);
        this.skipped = skipped;
        if (isWhole && walk.Archived is { } marker)
        {
            walk.Dispose();
            throw marker.Needed(files.Folder);
        }
    }

    /// <summary>The header of the segment that the last record is from; null before the first.</summary>
    public SegmentHeader? Header => place == 0 && groupBytes == 0 ? null : walk.Group.Header;

    /// <summary>What a crash left behind the last group; null when there is nothing. Of use at the end.</summary>
    public JournalFault? Tail => walk.Fault;

    /// <summary>Bytes of that tail.</summary>
    public long TailBytes => walk.TailBytes;

    /// <summary>The head behind the last group that was read.</summary>
    public JournalHead Head => new(walk.Place.Sequence, walk.Place.Hash);

    /// <summary>What stands in an archive before the first record that is given out; null for nothing.</summary>
    public ArchivedPart? Archived => walk.Archived?.Part;

    /// <summary>How many records in that archive a run that is repeated gives again; 0 without one.</summary>
    public long ArchivedRunRecords => walk.Archived?.RunRecords ?? 0;

    /// <summary>
    /// Opens a journal at the first record that its folder holds: where segments were archived, that is not its first
    /// one. For those who look at records by themselves; who folds them needs them all.
    /// </summary>
    /// <param name="folder">Where it is.</param>
    /// <exception cref="JournalException">There is none.</exception>
    public static JournalReader OfWhatIsThere(JournalFolder folder) => OfWhatIsThere(folder.Open());

    internal static JournalReader OfWhatIsThere(IJournalFiles files) => new(files, null, 0, isWhole: false);

    /// <summary>
    /// Opens a journal behind a record. Segments before the one that holds it are not looked at, so that this takes the
    /// same time however long the journal is; they are for <see cref="JournalVerification"/>.
    /// </summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="sequence">The first record that is given out stands behind it; 0 for all.</param>
    /// <exception cref="JournalException">There is none, or what follows the record is in an archive that is not
    /// named.</exception>
    public static JournalReader Behind(JournalFolder folder, long sequence) => Behind(folder.Open(), sequence);

    internal static JournalReader Behind(IJournalFiles files, long sequence)
    {
        var segments = SegmentFiles.List(files);
        var marker = ArchiveMarker.Read(files);
        segments.RemoveAll(segment => segment.Number <= (marker?.Part.LastSegment ?? 0));
        for (var i = segments.Count - 1; i > 0; i--)
        {
            var segment = segments[i];
            using var reader = SegmentFiles.Open(files, ref segment, due: null);
            if (reader.MoveNext() && reader.Before.Sequence <= sequence)
            {
                return new JournalReader(
                    files, new SegmentStart(segments[i].Number, reader.Before), sequence, isWhole: false);
            }
        }

        return new JournalReader(
            files, null, sequence, isWhole: marker is not null && sequence < marker.Place.Sequence);
    }

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end, which a torn tail does not count to.</returns>
    /// <exception cref="JournalException">The journal is damaged; the message names the place.</exception>
    public bool TryRead(out JournalRecord record)
    {
        while (TryReadAny(out record))
        {
            if (record.Sequence > skipped)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryReadAny(out JournalRecord record)
    {
        if (place == groupBytes)
        {
            if (!walk.MoveNext())
            {
                record = default;
                return walk.Fault is null or { IsTornTail: true } ? false : throw new JournalException(
                    JournalProblem.Damaged, $"the journal is damaged: {walk.Fault}: restore the file from a copy");
            }

            place = 0;
            groupBytes = walk.Group.GroupBytes;
        }

        var bytes = walk.Group.Group[place..];
        var head = RecordLayout.ReadHead(bytes);
        record = new JournalRecord(
            in head, bytes.Slice(RecordLayout.HeadBytes, head.Length), walk.Segment.Number, walk.Group.Offset + place);
        place += RecordLayout.SizeOf(head.Length);
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => walk.Dispose();
}
