using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>One record as it is read; its payload is valid until the next one is.</summary>
public readonly ref struct JournalRecord
{
    internal JournalRecord(scoped in RecordHead head, ReadOnlySpan<byte> payload, int segment, long offset)
    {
        Sequence = head.Sequence;
        Kind = head.Kind;
        Version = head.Version;
        Epoch = head.Epoch;
        Payload = payload;
        Segment = segment;
        Offset = offset;
    }

    /// <summary>Its number, from 1, without gaps over the whole journal.</summary>
    public long Sequence { get; }

    /// <summary>What it holds.</summary>
    public RecordKind Kind { get; }

    /// <summary>Version of the payload's layout.</summary>
    public byte Version { get; }

    /// <summary>Which opening of the journal wrote it, its lower 16 bits.</summary>
    public int Epoch { get; }

    /// <summary>What it holds, in bytes.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Number of its segment.</summary>
    public int Segment { get; }

    /// <summary>Where it begins in the uncompressed segment, in bytes.</summary>
    public long Offset { get; }
}
