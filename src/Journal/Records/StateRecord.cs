using System.Buffers.Binary;
using System.Text;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Records;

/// <summary>
/// The payload of a snapshot reference: the state at its place by number, and the file that holds it if one does.
/// Version 2 (version 1 had no hash of the file): 8 bytes of hash, 8 of the count, 32 of SHA-256, then the name.
/// </summary>
/// <param name="StateHash">Hash of the kernel's books.</param>
/// <param name="EventCount">How many events the kernel had applied.</param>
/// <param name="File">Name of the state file; empty when the state is only named.</param>
public readonly record struct StateRecord(ulong StateHash, long EventCount, string File)
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 2;

    private const int NumberBytes = 16;
    private const int HashBytes = 32;
    private const int FixedBytes = NumberBytes + HashBytes;

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits; empty without a file and in version 1.</summary>
    public string FileHash { get; init; } = "";

    /// <summary>The payload.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[FixedBytes + Encoding.UTF8.GetByteCount(File)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, StateHash);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), EventCount);
        if (FileHash.Length > 0)
        {
            Convert.FromHexString(FileHash).CopyTo(bytes, NumberBytes);
        }

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
        var before = version == 1 ? NumberBytes : FixedBytes;
        if (payload.Length < before)
        {
            throw RecordVersions.WrongLength(RecordKind.SnapshotReference, payload.Length);
        }

        var hash = payload[NumberBytes..before];
        return new StateRecord(
            BinaryPrimitives.ReadUInt64LittleEndian(payload),
            BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
            Encoding.UTF8.GetString(payload[before..]))
        {
            FileHash = hash.IndexOfAnyExcept((byte)0) < 0 ? "" : Convert.ToHexStringLower(hash),
        };
    }
}
