using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Data.Store;

/// <summary>
/// Collects the rows of one segment column by column and writes its file. Memory is bounded: beyond 65,536 rows the
/// columns go to temporary files. It is used again for the next segment after <see cref="Finish"/>.
/// </summary>
internal sealed class SegmentBuilder : IDisposable
{
    private const int BufferRows = 65_536;

    private readonly SeriesKey key;
    private readonly int instrumentVersion;
    private readonly string folder;
    private readonly ColumnLayout layout;
    private readonly long[][] buffers;
    private readonly long[] known;
    private readonly FileStream?[] spills;
    private readonly byte[] copyBuffer = new byte[1 << 16];
    private int buffered;
    private long spilled;
    private long openTimeDifference;
    private long firstTimeNs;
    private long lastTimeNs;

    public SegmentBuilder(SeriesKey key, int instrumentVersion, string folder)
    {
        this.key = key;
        this.instrumentVersion = instrumentVersion;
        this.folder = folder;
        layout = ColumnLayout.Of(key.Kind);
        buffers = new long[layout.Count][];
        for (var column = 0; column < buffers.Length; column++)
        {
            buffers[column] = new long[BufferRows];
        }

        known = new long[layout.Count];
        spills = new FileStream?[layout.Count];
    }

    /// <summary>Rows since the last segment.</summary>
    public long Rows => spilled + buffered;

    /// <summary>Adds a row; one value for each column of the layout.</summary>
    public void Append(ReadOnlySpan<long> row)
    {
        if (buffered == BufferRows)
        {
            Spill();
        }

        var at = buffered;
        for (var column = 0; column < buffers.Length; column++)
        {
            var value = row[column];
            buffers[column][at] = value;
            known[column] |= value ^ ColumnLayout.Missing;
        }

        if (Rows == 0)
        {
            firstTimeNs = row[ColumnLayout.Time];
        }

        if (layout.HasOpenTime)
        {
            openTimeDifference |= row[ColumnLayout.Time] - key.Period.Nanos - row[ColumnLayout.OpenTime];
        }

        lastTimeNs = row[ColumnLayout.Time];
        buffered = at + 1;
    }

    /// <summary>Writes the segment's file, forces it to disk, and starts anew.</summary>
    /// <param name="name">Name of the segment, e.g. its month.</param>
    public SegmentRecord Finish(string name)
    {
        var present = PresentColumns();
        var header = new SegmentHeader(
            key.Kind, key.Period.Nanos, instrumentVersion, Rows, firstTimeNs, lastTimeNs)
        {
            Columns = [.. present.Select(column => layout.Names[column])],
        };

        var temporary = Path.Combine(folder, name + ".writing");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var i = 0; i < present.Count; i++)
            {
                hash.AppendData(Encoding.ASCII.GetBytes(layout.Names[present[i]]));
                stream.Position = header.ColumnOffset(i);
                WriteColumn(stream, hash, present[i]);
            }

            stream.SetLength(header.FileLength);
            header = header with { ContentHash = hash.GetHashAndReset() };
            stream.Position = 0;
            stream.Write(header.ToBytes());
            stream.Flush(flushToDisk: true);
        }

        var hex = Convert.ToHexStringLower(header.ContentHash);
        var file = $"{name}.{hex.AsSpan(0, 12)}.plim";
        File.Move(temporary, Path.Combine(folder, file), overwrite: true);
        var record = new SegmentRecord(name, file, hex, Rows, firstTimeNs, lastTimeNs);
        Clear();
        return record;
    }

    /// <summary>Forgets the rows collected since the last segment.</summary>
    public void Clear()
    {
        buffered = 0;
        spilled = 0;
        openTimeDifference = 0;
        Array.Clear(known);
        foreach (var spill in spills)
        {
            spill?.SetLength(0);
        }
    }

    public void Dispose()
    {
        foreach (var spill in spills)
        {
            spill?.Dispose();
        }
    }

    private List<int> PresentColumns()
    {
        var present = new List<int>(layout.Count);
        for (var column = 0; column < layout.Count; column++)
        {
            var isDerivable = layout.HasOpenTime && column == ColumnLayout.OpenTime && openTimeDifference == 0;
            if (known[column] != 0 && !isDerivable)
            {
                present.Add(column);
            }
        }

        return present;
    }

    private void Spill()
    {
        for (var column = 0; column < buffers.Length; column++)
        {
            var path = Path.Combine(folder, layout.Names[column] + ".column");
            var spill = spills[column] ??= new FileStream(
                path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            spill.Position = spill.Length;
            spill.Write(MemoryMarshal.AsBytes(buffers[column].AsSpan(0, buffered)));
        }

        spilled += buffered;
        buffered = 0;
    }

    private void WriteColumn(FileStream stream, IncrementalHash hash, int column)
    {
        if (spilled > 0 && spills[column] is { } spill)
        {
            spill.Position = 0;
            int read;
            while ((read = spill.Read(copyBuffer)) > 0)
            {
                hash.AppendData(copyBuffer, 0, read);
                stream.Write(copyBuffer, 0, read);
            }
        }

        var rest = MemoryMarshal.AsBytes(buffers[column].AsSpan(0, buffered));
        hash.AppendData(rest);
        stream.Write(rest);
    }
}
