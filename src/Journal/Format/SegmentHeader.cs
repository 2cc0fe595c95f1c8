using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Journal.Format;

/// <summary>What the first record of a segment says.</summary>
public sealed record SegmentHeader
{
    /// <summary>Version of the whole format.</summary>
    public const byte FormatVersion = 1;

    /// <summary>Longest name of a build in bytes of UTF-8.</summary>
    public const int BuildBytesMax = 256;

    /// <summary>Longest configuration in bytes; larger ones are kept elsewhere and named by their hash.</summary>
    public const int ConfigurationBytesMax = RecordLayout.PayloadMax - FixedBytes - BuildBytesMax;

    private const int FixedBytes = 88;
    private const int NumberPlace = 8;
    private const int EpochPlace = 12;
    private const int PreviousPlace = 16;
    private const int ConfigurationHashPlace = 48;
    private const int BuildLengthPlace = 80;
    private const int ConfigurationLengthPlace = 84;

    /// <summary>Number of the segment, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How often the journal was opened for writing, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Hash of the last seal before this segment, lower-case hex; zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>The program that wrote it.</summary>
    public required string Build { get; init; }

    /// <summary>What determines the run, as the owner of the journal wrote it; may be empty.</summary>
    public required ReadOnlyMemory<byte> Configuration { get; init; }

    /// <summary>SHA-256 of the configuration, lower-case hex.</summary>
    public string ConfigurationHash => Convert.ToHexStringLower(SHA256.HashData(Configuration.Span));

    private static ReadOnlySpan<byte> Mark => "PLIMJRNL"u8;

    internal byte[] ToBytes()
    {
        var build = Encoding.UTF8.GetBytes(Build);
        var bytes = new byte[FixedBytes + build.Length + Configuration.Length];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(NumberPlace), Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(EpochPlace), Epoch);
        Convert.FromHexString(PreviousHash).CopyTo(bytes, PreviousPlace);
        SHA256.HashData(Configuration.Span, bytes.AsSpan(ConfigurationHashPlace));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(BuildLengthPlace), build.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ConfigurationLengthPlace), Configuration.Length);
        build.CopyTo(bytes, FixedBytes);
        Configuration.CopyTo(bytes.AsMemory(FixedBytes + build.Length));
        return bytes;
    }

    /// <summary>Reads the payload of a header; null when it contradicts itself.</summary>
    internal static SegmentHeader? TryRead(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < FixedBytes || !payload.StartsWith(Mark))
        {
            return null;
        }

        var buildBytes = BinaryPrimitives.ReadInt32LittleEndian(payload[BuildLengthPlace..]);
        var configurationBytes = BinaryPrimitives.ReadInt32LittleEndian(payload[ConfigurationLengthPlace..]);
        if (buildBytes is < 0 or > BuildBytesMax || configurationBytes < 0
            || payload.Length != (long)FixedBytes + buildBytes + configurationBytes)
        {
            return null;
        }

        var configuration = payload[(FixedBytes + buildBytes)..].ToArray();
        var hash = payload.Slice(ConfigurationHashPlace, JournalHead.HashBytes);
        return SHA256.HashData(configuration).AsSpan().SequenceEqual(hash)
            ? new SegmentHeader
            {
                Number = BinaryPrimitives.ReadInt32LittleEndian(payload[NumberPlace..]),
                Epoch = BinaryPrimitives.ReadInt32LittleEndian(payload[EpochPlace..]),
                PreviousHash = Convert.ToHexStringLower(payload.Slice(PreviousPlace, JournalHead.HashBytes)),
                Build = Encoding.UTF8.GetString(payload.Slice(FixedBytes, buildBytes)),
                Configuration = configuration,
            }
            : null;
    }
}
