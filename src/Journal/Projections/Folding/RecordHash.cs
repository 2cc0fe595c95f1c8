using System.Buffers.Binary;
using System.Security.Cryptography;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>
/// The hash by which a row of the audit log proves which record it came from: SHA-256 over the record's number (8
/// bytes), kind (4) and version (4), all little-endian, and its payload.
/// </summary>
public static class RecordHash
{
    private const int HeadBytes = 16;
    private const int OnStackMax = 512;

    /// <summary>The hash of a record, 64 lower-case hexadecimal digits.</summary>
    /// <param name="record">As it was read.</param>
    public static string Of(scoped in JournalRecord record)
    {
        var length = HeadBytes + record.Payload.Length;
        var bytes = length <= OnStackMax ? stackalloc byte[OnStackMax] : new byte[length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, record.Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], (int)record.Kind);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], record.Version);
        record.Payload.CopyTo(bytes[HeadBytes..]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes[..length]));
    }
}
