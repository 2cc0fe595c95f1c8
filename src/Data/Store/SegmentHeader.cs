using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using static System.FormattableString;

namespace Plimsoll.Data.Store;

/// <summary>
/// The head of a segment file: 128 bytes, then 32 bytes for each column (docs/data.md has the table). Little-endian. It
/// carries a hash of itself and one of all columns, so that damage of either is found.
/// </summary>
internal sealed record SegmentHeader(
    SeriesKind Kind, long PeriodNs, int InstrumentVersion, long Rows, long FirstTimeNs, long LastTimeNs)
{
    public const int SchemaVersion = 1;
    public const int FixedLength = 128;
    public const int EntryLength = 32;
    public const int Alignment = 64;

    private const int NameLength = 24;
    private const int HashAt = 64;
    private const int HeadHashAt = 96;

    private static ReadOnlySpan<byte> Magic => "PLIMCOL1"u8;

    /// <summary>SHA-256 of the columns: of each its name, then its bytes.</summary>
    public byte[] ContentHash { get; init; } = [];

    /// <summary>Names of the columns that are present, in file order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Where the column of that position begins in the file.</summary>
    public long ColumnOffset(int position) =>
        Align(FixedLength + ((long)Columns.Count * EntryLength)) + (position * Align(Rows * sizeof(long)));

    /// <summary>Length of the whole file.</summary>
    public long FileLength => ColumnOffset(Columns.Count);

    public byte[] ToBytes()
    {
        var bytes = new byte[ColumnOffset(0)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), SchemaVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), (int)Kind);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), PeriodNs);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), InstrumentVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), Columns.Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), Rows);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), FirstTimeNs);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(48), LastTimeNs);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(56), FileLength);
        ContentHash.CopyTo(bytes.AsSpan(HashAt));
        for (var i = 0; i < Columns.Count; i++)
        {
            var entry = bytes.AsSpan(FixedLength + (i * EntryLength), EntryLength);
            Encoding.ASCII.GetBytes(Columns[i], entry[..NameLength]);
            BinaryPrimitives.WriteInt64LittleEndian(entry[NameLength..], ColumnOffset(i));
        }

        HeadHash(bytes).CopyTo(bytes.AsSpan(HeadHashAt));
        return bytes;
    }

    /// <summary>Reads and checks the head of the file.</summary>
    /// <exception cref="DataError">It is no segment, of another version, damaged or shorter than it says.</exception>
    public static SegmentHeader Read(Stream stream, string path)
    {
        var head = new byte[FixedLength];
        var read = stream.ReadAtLeast(head, FixedLength, throwOnEndOfStream: false);
        if (read < FixedLength || !head.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw Corrupt(path, "does not begin as a segment does");
        }

        var schema = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8));
        if (schema != SchemaVersion)
        {
            throw Corrupt(path, Invariant($"has schema version {schema}, this program reads {SchemaVersion}"));
        }

        var columnCount = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(28));
        if (columnCount is < 1 or > ColumnLayout.ColumnsMax)
        {
            throw Corrupt(path, Invariant($"says it has {columnCount} columns"));
        }

        var bytes = new byte[Align(FixedLength + ((long)columnCount * EntryLength))];
        head.CopyTo(bytes, 0);
        stream.ReadAtLeast(bytes.AsSpan(FixedLength), bytes.Length - FixedLength, throwOnEndOfStream: false);
        if (!HeadHash(bytes).AsSpan().SequenceEqual(head.AsSpan(HeadHashAt, FixedLength - HeadHashAt)))
        {
            throw Corrupt(path, "has a damaged header");
        }

        return Decode(bytes, columnCount, stream.Length, path);
    }

    internal static DataError Corrupt(string path, string what) => new(
        DataErrorKind.Corrupt, $"{path}: the file {what}; delete the series' folder and import its sources again");

    private static SegmentHeader Decode(byte[] bytes, int columnCount, long fileLength, string path)
    {
        var names = new string[columnCount];
        for (var i = 0; i < columnCount; i++)
        {
            names[i] = Encoding.ASCII.GetString(bytes, FixedLength + (i * EntryLength), NameLength).TrimEnd('\0');
        }

        var header = new SegmentHeader(
            (SeriesKind)BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16)),
            BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(32)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(40)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(48)))
        {
            ContentHash = bytes[HashAt..HeadHashAt],
            Columns = names,
        };

        return header.FileLength == fileLength
            ? header
            : throw Corrupt(path, Invariant($"has {fileLength} bytes instead of {header.FileLength}"));
    }

    private static byte[] HeadHash(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes, 0, HeadHashAt);
        hash.AppendData(bytes, FixedLength, bytes.Length - FixedLength);
        return hash.GetHashAndReset();
    }

    private static long Align(long length) => (length + Alignment - 1) / Alignment * Alignment;
}
