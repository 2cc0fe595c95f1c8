using System.Text;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Records;

/// <summary>
/// A signed statement as the payload of a record, version 1: 8 bytes that name the key, 64 bytes of signature (ECDSA on
/// P-256 over SHA-256 of the text; zeros for none), then the text, canonical JSON in UTF-8.
/// </summary>
/// <param name="KeyId">16 lower-case hexadecimal digits; zeros for no signature.</param>
/// <param name="Signature">64 bytes.</param>
/// <param name="Text">What was signed.</param>
public sealed record EvidencePayload(string KeyId, ReadOnlyMemory<byte> Signature, ReadOnlyMemory<byte> Text)
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 64;

    /// <summary>Bytes of the key's name.</summary>
    public const int KeyIdBytes = 8;

    private const int FixedBytes = KeyIdBytes + SignatureBytes;

    /// <summary>The payload.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[FixedBytes + Text.Length];
        Convert.FromHexString(KeyId).CopyTo(bytes, 0);
        Signature.Span.CopyTo(bytes.AsSpan(KeyIdBytes, SignatureBytes));
        Text.Span.CopyTo(bytes.AsSpan(FixedBytes));
        return bytes;
    }

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the payload too
    /// short.</exception>
    public static EvidencePayload Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.Evidence, version, Version);
        return payload.Length < FixedBytes
            ? throw RecordVersions.WrongLength(RecordKind.Evidence, payload.Length)
            : new EvidencePayload(
                Convert.ToHexStringLower(payload[..KeyIdBytes]), payload.Slice(KeyIdBytes, SignatureBytes).ToArray(),
                payload[FixedBytes..].ToArray());
    }

    /// <inheritdoc />
    public override string ToString() => $"key {KeyId} {Encoding.UTF8.GetString(Text.Span)}";
}
