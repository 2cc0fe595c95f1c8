using System.Buffers.Binary;

namespace Plimsoll.Journal.Format;

/// <summary>How a record lies in bytes; docs/decisions/0009 has the table.</summary>
internal static class RecordLayout
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeadBytes = 24;

    /// <summary>Largest payload in bytes.</summary>
    public const int PayloadMax = 1 << 20;

    private const int CheckPlace = 4;
    private const int SequencePlace = 8;
    private const int PreviousPlace = 16;
    private const int KindPlace = 20;
    private const int VersionPlace = 21;
    private const int EpochPlace = 22;

    /// <summary>Bytes of a whole record with so much payload.</summary>
    public static int SizeOf(int payload) => HeadBytes + ((payload + 7) & ~7);

    /// <summary>Writes a record and gives its check. The target holds exactly the record.</summary>
    public static uint Write(Span<byte> target, in RecordHead head, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[SequencePlace..], head.Sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(target[PreviousPlace..], head.PreviousCheck);
        target[KindPlace] = (byte)head.Kind;
        target[VersionPlace] = head.Version;
        BinaryPrimitives.WriteUInt16LittleEndian(target[EpochPlace..], head.Epoch);
        payload.CopyTo(target[HeadBytes..]);
        target[(HeadBytes + payload.Length)..].Clear();
        var check = CheckOf(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CheckPlace..], check);
        return check;
    }

    /// <summary>Reads a head; whether it is sound is not asked yet.</summary>
    /// <param name="source">At least <see cref="HeadBytes"/> bytes.</param>
    public static RecordHead ReadHead(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadInt32LittleEndian(source),
        BinaryPrimitives.ReadUInt32LittleEndian(source[CheckPlace..]),
        BinaryPrimitives.ReadInt64LittleEndian(source[SequencePlace..]),
        BinaryPrimitives.ReadUInt32LittleEndian(source[PreviousPlace..]),
        (RecordKind)source[KindPlace],
        source[VersionPlace],
        BinaryPrimitives.ReadUInt16LittleEndian(source[EpochPlace..]));

    /// <summary>The check that a record should have.</summary>
    /// <param name="record">The whole record.</param>
    public static uint CheckOf(ReadOnlySpan<byte> record)
    {
        var state = Crc32C.Add(Crc32C.Start, record[..CheckPlace]);
        return Crc32C.Finish(Crc32C.Add(state, record[SequencePlace..]));
    }
}
