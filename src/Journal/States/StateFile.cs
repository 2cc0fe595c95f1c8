using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Journal.States;

/// <summary>
/// A kernel's whole state with what it belongs to. In bytes: the mark, the format (4), the length of the program's name
/// (4), then record, events, hash of the books (8 each), SHA-256 of the configuration (32), the program, the kernel's
/// own bytes, and SHA-256 of all that (32).
/// </summary>
public sealed record StateFile
{
    /// <summary>Version of the layout that is written.</summary>
    public const int FormatVersion = 1;

    private const int HashBytes = 32;
    private const int FixedBytes = 72;
    private const int ProgramBytesMax = 256;
    private const int FormatPlace = 8;
    private const int ProgramLengthPlace = 12;
    private const int SequencePlace = 16;
    private const int EventsPlace = 24;
    private const int StateHashPlace = 32;
    private const int ConfigurationPlace = 40;

    /// <summary>The last record of the journal that the state knows of.</summary>
    public required long Sequence { get; init; }

    /// <summary>How many events the kernel had applied.</summary>
    public required long EventCount { get; init; }

    /// <summary>Hash of the kernel's books.</summary>
    public required ulong StateHash { get; init; }

    /// <summary>SHA-256 of the journal's configuration, 64 lower-case hexadecimal digits.</summary>
    public required string ConfigurationHash { get; init; }

    /// <summary>The program that wrote it: another one may remember other things.</summary>
    public required string Program { get; init; }

    /// <summary>What the kernel wrote.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Its name in the folder of the journal.</summary>
    public string Name => StateFileName.Of(EventCount);

    private static ReadOnlySpan<byte> Mark => "PLIMSTAT"u8;

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        var program = Encoding.UTF8.GetBytes(Program);
        var bytes = new byte[FixedBytes + program.Length + Payload.Length + HashBytes];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(FormatPlace), FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ProgramLengthPlace), program.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(SequencePlace), Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(EventsPlace), EventCount);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(StateHashPlace), StateHash);
        Convert.FromHexString(ConfigurationHash).CopyTo(bytes, ConfigurationPlace);
        program.CopyTo(bytes, FixedBytes);
        Payload.CopyTo(bytes.AsMemory(FixedBytes + program.Length));
        _ = SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashBytes), bytes.AsSpan(bytes.Length - HashBytes));
        return bytes;
    }

    /// <summary>Reads the bytes of a file and believes nothing.</summary>
    /// <param name="bytes">All of them.</param>
    /// <param name="problem">Why it cannot be used, in words; empty when it can.</param>
    /// <returns>Null when it cannot be used.</returns>
    public static StateFile? TryRead(ReadOnlySpan<byte> bytes, out string problem)
    {
        problem = "";
        if (bytes.Length < FixedBytes + HashBytes || !bytes.StartsWith(Mark))
        {
            problem = "it is torn, or no state file";
            return null;
        }

        var format = BinaryPrimitives.ReadInt32LittleEndian(bytes[FormatPlace..]);
        if (format != FormatVersion)
        {
            problem = string.Create(
                CultureInfo.InvariantCulture, $"its format is {format}, and {FormatVersion} is known here");
            return null;
        }

        Span<byte> hash = stackalloc byte[HashBytes];
        _ = SHA256.HashData(bytes[..^HashBytes], hash);
        var programBytes = BinaryPrimitives.ReadInt32LittleEndian(bytes[ProgramLengthPlace..]);
        if (!hash.SequenceEqual(bytes[^HashBytes..]) || programBytes is < 0 or > ProgramBytesMax
            || FixedBytes + programBytes > bytes.Length - HashBytes)
        {
            problem = "its bytes do not give its hash: it is torn or altered";
            return null;
        }

        return new StateFile
        {
            Sequence = BinaryPrimitives.ReadInt64LittleEndian(bytes[SequencePlace..]),
            EventCount = BinaryPrimitives.ReadInt64LittleEndian(bytes[EventsPlace..]),
            StateHash = BinaryPrimitives.ReadUInt64LittleEndian(bytes[StateHashPlace..]),
            ConfigurationHash = Convert.ToHexStringLower(bytes.Slice(ConfigurationPlace, HashBytes)),
            Program = Encoding.UTF8.GetString(bytes.Slice(FixedBytes, programBytes)),
            Payload = bytes[(FixedBytes + programBytes)..^HashBytes].ToArray(),
        };
    }
}
