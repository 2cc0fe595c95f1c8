using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Writing;

/// <summary>Lays records out in memory, one behind the other, until they are sealed as a group.</summary>
internal sealed class GroupBuilder : IDisposable
{
    private readonly HashChain chain = new();
    private byte[] buffer;
    private readonly ushort epoch;
    private uint lastCheck;

    public GroupBuilder(int bytes, ChainPlace place, int epoch)
    {
        buffer = new byte[bytes + RecordLayout.HeadBytes + SealBody.RecordBytes];
        this.epoch = unchecked((ushort)epoch);
        lastCheck = place.Check;
        LastSequence = place.Sequence;
        FirstSequence = place.Sequence + 1;
        chain.Continue(Convert.FromHexString(place.Hash));
    }

    /// <summary>Number of the last record, sealed or not.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Number of the first record that is not sealed.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>Bytes of records that wait for a seal.</summary>
    public int Bytes { get; private set; }

    /// <summary>The head after the last seal.</summary>
    public JournalHead Head => JournalHead.Of(FirstSequence - 1, chain.Head);

    /// <summary>The same as a place that the next segment goes on from.</summary>
    public ChainPlace Place => new(FirstSequence - 1, lastCheck, Convert.ToHexStringLower(chain.Head), epoch);

    /// <summary>Adds a record.</summary>
    /// <returns>Its number.</returns>
    public long Add(RecordKind kind, byte version, ReadOnlySpan<byte> payload)
    {
        var size = RecordLayout.SizeOf(payload.Length);
        if (Bytes + size + SealBody.RecordBytes > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Bytes + size + SealBody.RecordBytes));
        }

        LastSequence++;
        var head = new RecordHead(payload.Length, 0, LastSequence, lastCheck, kind, version, epoch);
        lastCheck = RecordLayout.Write(buffer.AsSpan(Bytes, size), in head, payload);
        Bytes += size;
        return LastSequence;
    }

    /// <summary>Seals what was added and begins the next group.</summary>
    /// <param name="durable">The last record known to be on disk.</param>
    /// <returns>The bytes to write; valid until the next call.</returns>
    public ReadOnlySpan<byte> Seal(long durable)
    {
        Span<byte> body = stackalloc byte[SealBody.Bytes];
        SealBody.WriteNumbers(body, FirstSequence, durable);
        chain.Seal(buffer.AsSpan(0, Bytes), body[..SealBody.NumberBytes], body[SealBody.NumberBytes..]);
        chain.Continue(body[SealBody.NumberBytes..]);
        _ = Add(RecordKind.Seal, SealBody.Version, body);
        var group = buffer.AsSpan(0, Bytes);
        FirstSequence = LastSequence + 1;
        Bytes = 0;
        return group;
    }

    public void Dispose() => chain.Dispose();
}
