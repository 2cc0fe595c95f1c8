using System.Buffers.Binary;
using System.Text;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Records;

/// <summary>
/// The payload of a snapshot reference, version 1: the state at its place by number, and the file that holds it if one
/// does.
/// </summary>
/// <param name="StateHash">Hash of the kernel's books.</param>
/// <param name="EventCount">How many events the kernel had applied.</param>
/// <param name="File">Name of the snapshot file; empty when the state is only named.</param>
public readonly record struct StateRecord(ulong StateHash, long EventCount, string File)
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    private const int FixedBytes = 16;

    /// <summary>The payload.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[FixedBytes + Encoding.UTF8.GetByteCount(File)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, StateHash);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), EventCount);
        _ = Encoding.UTF8.GetBytes(File, bytes.AsSpan(FixedBytes));
        return bytes;
    }

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the payload too
    /// short.</exception>
    public static StateRecord Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.SnapshotReference, version, Version);
        return payload.Length < FixedBytes
            ? throw RecordVersions.WrongLength(RecordKind.SnapshotReference, payload.Length)
            : new StateRecord(
                BinaryPrimitives.ReadUInt64LittleEndian(payload),
                BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
                Encoding.UTF8.GetString(payload[FixedBytes..]));
    }
}
