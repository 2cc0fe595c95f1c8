using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text;
using static System.FormattableString;

namespace Plimsoll.Data.Store;

/// <summary>
/// A segment file mapped into memory. Spans of its columns are valid until <see cref="Dispose"/>. The hash of the
/// columns is checked by <see cref="Verify"/>, not on opening: that would read the whole file.
/// </summary>
internal sealed unsafe class SegmentFile : IDisposable
{
    private readonly MemoryMappedFile mapping;
    private readonly MemoryMappedViewAccessor view;
    private readonly int[] positions;
    private byte* start;

    private SegmentFile(string path, SegmentHeader header, MemoryMappedFile mapping)
    {
        Path = path;
        Header = header;
        this.mapping = mapping;
        view = mapping.CreateViewAccessor(0, header.FileLength, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        start += view.PointerOffset;
        positions = Positions(header);
    }

    public string Path { get; }

    public SegmentHeader Header { get; }

    public int Rows => (int)Header.Rows;

    /// <exception cref="DataError">The file is damaged, shorter than it says or of another version.</exception>
    public static SegmentFile Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = SegmentHeader.Read(stream, path);
        if (header.Rows is < 1 or > int.MaxValue)
        {
            throw SegmentHeader.Corrupt(path, Invariant($"says it has {header.Rows} rows"));
        }

        var mapping = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new SegmentFile(path, header, mapping);
    }

    /// <summary>The values of a column of the layout; empty when the file does not have it.</summary>
    public ReadOnlySpan<long> Column(int column)
    {
        ObjectDisposedException.ThrowIf(start == null, this);
        var position = positions[column];
        return position < 0
            ? default
            : new ReadOnlySpan<long>(start + Header.ColumnOffset(position), Rows);
    }

    /// <summary>The value of a row in a column; an open time left out is derived.</summary>
    public long Value(int column, int row)
    {
        var values = Column(column);
        return values.Length > 0 ? values[row]
            : column == ColumnLayout.OpenTime ? Column(ColumnLayout.Time)[row] - Header.PeriodNs
            : ColumnLayout.Missing;
    }

    /// <summary>Reads every column and compares the hash with the one in the header.</summary>
    /// <exception cref="DataError">They differ.</exception>
    public void Verify()
    {
        ObjectDisposedException.ThrowIf(start == null, this);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < Header.Columns.Count; i++)
        {
            hash.AppendData(Encoding.ASCII.GetBytes(Header.Columns[i]));
            var offset = Header.ColumnOffset(i);
            const int Chunk = 1 << 20;
            var length = Header.Rows * sizeof(long);
            for (long at = 0; at < length; at += Chunk)
            {
                hash.AppendData(new ReadOnlySpan<byte>(start + offset + at, (int)Math.Min(Chunk, length - at)));
            }
        }

        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(Header.ContentHash))
        {
            throw SegmentHeader.Corrupt(Path, "has columns that do not match its hash");
        }
    }

    public void Dispose()
    {
        if (start != null)
        {
            start = null;
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            mapping.Dispose();
        }
    }

    private static int[] Positions(SegmentHeader header)
    {
        var layout = ColumnLayout.Of(header.Kind);
        var positions = new int[layout.Count];
        for (var column = 0; column < positions.Length; column++)
        {
            positions[column] = -1;
            for (var i = 0; i < header.Columns.Count; i++)
            {
                if (string.Equals(header.Columns[i], layout.Names[column], StringComparison.Ordinal))
                {
                    positions[column] = i;
                }
            }
        }

        return positions;
    }
}
