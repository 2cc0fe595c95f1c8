using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Writing;

/// <summary>The file behind a writer: where groups go, when one segment ends and the next begins.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private const int ReserveBlockBytes = 64 * 1024;
    private readonly IJournalFiles files;
    private readonly JournalOptions options;
    private readonly int epoch;
    private IJournalFile? file;
    private int number;

    public SegmentWriter(IJournalFiles files, JournalOptions options, int epoch, int lastNumber)
    {
        this.files = files;
        this.options = options;
        this.epoch = epoch;
        number = lastNumber;
    }

    /// <summary>Bytes of the current segment.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the disk is full and the reserve was given up.</summary>
    public bool UsesReserve { get; private set; }

    /// <summary>Takes room on disk that is given up when nothing else is left.</summary>
    /// <returns>Whether there was room.</returns>
    public bool MakeReserve()
    {
        if (options.ReserveBytes == 0)
        {
            return true;
        }

        try
        {
            const string Unfinished = SegmentName.Reserve + SegmentName.Unfinished;
            using (var reserve = files.Create(Unfinished))
            {
                var block = new byte[ReserveBlockBytes];
                for (var done = 0L; done < options.ReserveBytes; done += block.Length)
                {
                    reserve.Write(done, block.AsSpan(0, (int)Math.Min(block.Length, options.ReserveBytes - done)));
                }

                reserve.Sync();
            }

            files.Rename(Unfinished, SegmentName.Reserve);
            return true;
        }
        catch (IOException full) when (DiskErrors.IsFull(full))
        {
            GiveUpReserve();
            return false;
        }
    }

    /// <summary>Begins the next segment; its header is on disk when this returns.</summary>
    /// <returns>The last record on disk.</returns>
    public long Begin(GroupBuilder group, long durable)
    {
        number++;
        var header = new SegmentHeader
        {
            Number = number,
            Epoch = epoch,
            PreviousHash = group.Place.Hash,
            Build = options.Build,
            Configuration = options.Configuration,
        };
        file?.Dispose();
        file = files.Create(new SegmentName(number, IsCompressed: false).ToString());
        Bytes = 0;
        _ = group.Add(RecordKind.SegmentHeader, SegmentHeader.FormatVersion, header.ToBytes());
        Write(group, durable);
        file.Sync();
        files.SyncFolder();
        return group.LastSequence;
    }

    /// <summary>Ends the segment; everything is on disk when this returns.</summary>
    /// <returns>The last record on disk.</returns>
    public long End(GroupBuilder group, long durable)
    {
        _ = group.Add(RecordKind.SegmentEnd, 1, []);
        Write(group, durable);
        Sync();
        AnchorFile.Write(files, group.Head);
        return group.LastSequence;
    }

    /// <summary>Seals and writes a group. A full disk costs the reserve before it is an error.</summary>
    public void Write(GroupBuilder group, long durable)
    {
        var bytes = group.Seal(durable);
        var target = file ?? throw new InvalidOperationException("no segment was begun");
        try
        {
            target.Write(Bytes, bytes);
        }
        catch (IOException full) when (DiskErrors.IsFull(full) && !UsesReserve && options.ReserveBytes > 0)
        {
            GiveUpReserve();
            target.Write(Bytes, bytes);
        }

        Bytes += bytes.Length;
    }

    public void Sync() => file?.Sync();

    /// <summary>Compresses every plain segment; called when all of them are ended.</summary>
    public void CompressClosed()
    {
        file?.Dispose();
        file = null;
        foreach (var segment in SegmentFiles.List(files))
        {
            if (!segment.IsCompressed)
            {
                SegmentCompression.Run(files, segment);
            }
        }
    }

    public void Dispose() => file?.Dispose();

    private void GiveUpReserve()
    {
        UsesReserve = true;
        foreach (var name in files.List())
        {
            if (name.StartsWith(SegmentName.Reserve, StringComparison.Ordinal))
            {
                files.Delete(name);
            }
        }
    }
}
