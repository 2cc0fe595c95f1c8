using System.Globalization;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>
/// Reads one segment group by group and believes nothing: a group is given out only when every record in it is sound
/// and its seal holds.
/// </summary>
internal sealed class GroupReader : IDisposable
{
    private const int BufferBytes = 512 * 1024;
    private readonly Stream stream;
    private readonly string file;
    private readonly long? firstDue;
    private readonly HashChain chain = new();
    private byte[] buffer = new byte[BufferBytes];
    private long sequence;
    private uint check;
    private ushort epoch;
    private int start;
    private int filled;
    private bool isFirst = true;

    /// <param name="stream">The uncompressed bytes of the segment.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="due">The first record that must stand in it; null when its own word counts.</param>
    public GroupReader(Stream stream, string file, long? due)
    {
        this.stream = stream;
        this.file = file;
        firstDue = due;
        sequence = (due ?? 1) - 1;
    }

    /// <summary>What the first record says; null before the first group.</summary>
    public SegmentHeader? Header { get; private set; }

    /// <summary>Where the records before this segment ended, by its own word; of use after the first group.</summary>
    public ChainPlace Before { get; private set; }

    /// <summary>Where the last good group ended.</summary>
    public ChainPlace Place =>
        new(sequence, check, Convert.ToHexStringLower(chain.Head), Header?.Epoch ?? 0);

    /// <summary>What is wrong behind the last good group; null when it is the end of the file.</summary>
    public JournalFault? Fault { get; private set; }

    /// <summary>Byte of the file at which the current group begins.</summary>
    public long Offset { get; private set; }

    /// <summary>The records of the current group, its seal last.</summary>
    public ReadOnlySpan<byte> Group => buffer.AsSpan(start, GroupBytes);

    /// <summary>Bytes of the current group; 0 when there is none.</summary>
    public int GroupBytes { get; private set; }

    /// <summary>The last record on disk when the current group was written, by the word of its seal.</summary>
    public long DurableBefore { get; private set; }

    /// <summary>Goes to the next group.</summary>
    /// <returns>False at the end of the file and at the first fault.</returns>
    public bool MoveNext()
    {
        start += GroupBytes;
        Offset += GroupBytes;
        GroupBytes = 0;
        if (Fault is not null)
        {
            return false;
        }

        var place = 0;
        var next = sequence;
        var lastCheck = check;
        while (true)
        {
            if (!Have(place + RecordLayout.HeadBytes))
            {
                // The end of the file is no fault behind a seal; a segment without any group is one.
                return (place != 0 || filled != start || isFirst) && Refuse(Incomplete(place, next + 1));
            }

            var head = RecordLayout.ReadHead(buffer.AsSpan(start + place));
            if (isFirst && place == 0)
            {
                Before = new ChainPlace(head.Sequence - 1, head.PreviousCheck, "", 0);
                next = (firstDue ?? head.Sequence) - 1;
                (lastCheck, epoch) = (head.PreviousCheck, head.Epoch);
            }

            if (Check(place, in head, next + 1, lastCheck) is { } fault)
            {
                return Refuse(fault);
            }

            next++;
            lastCheck = head.Check;
            var payload = buffer.AsSpan(start + place + RecordLayout.HeadBytes, head.Length);
            if (isFirst && place == 0 && TakeHeader(in head, payload) is { } wrong)
            {
                return Refuse(wrong);
            }

            if (head.Kind == RecordKind.Seal)
            {
                return TakeSeal(place, in head, payload);
            }

            place += RecordLayout.SizeOf(head.Length);
            if (place > JournalLimits.GroupBytesMax)
            {
                return Refuse(At(place, next, FaultKind.Length, "the group is longer than a group can be"));
            }
        }
    }

    public void Dispose()
    {
        chain.Dispose();
        stream.Dispose();
    }

    private JournalFault? Check(int place, in RecordHead head, long due, uint lastCheck)
    {
        if (head.Length is < 0 or > RecordLayout.PayloadMax)
        {
            return At(place, due, FaultKind.Length, string.Create(
                CultureInfo.InvariantCulture,
                $"its length is {head.Length}, and no record has more than {RecordLayout.PayloadMax}"));
        }

        var size = RecordLayout.SizeOf(head.Length);
        if (!Have(place + size))
        {
            return Incomplete(place, due);
        }

        if (RecordLayout.CheckOf(buffer.AsSpan(start + place, size)) != head.Check)
        {
            return At(place, due, FaultKind.Checksum, "its bytes do not give its checksum");
        }

        if (head.Sequence != due)
        {
            return At(place, due, FaultKind.Sequence, string.Create(
                CultureInfo.InvariantCulture, $"record {head.Sequence} stands there instead"));
        }

        if (head.PreviousCheck != lastCheck)
        {
            return At(place, due - 1, FaultKind.Previous, string.Create(
                CultureInfo.InvariantCulture,
                $"it was replaced: record {due}, behind it, names another checksum for it"));
        }

        return head.Epoch != epoch
            ? At(place, due, FaultKind.Epoch, "it was written by another opening of the journal")
            : null;
    }

    private JournalFault? TakeHeader(in RecordHead head, ReadOnlySpan<byte> payload)
    {
        if (head.Kind != RecordKind.SegmentHeader)
        {
            return At(0, head.Sequence, FaultKind.Header, "the segment does not begin with a header");
        }

        if (head.Version != SegmentHeader.FormatVersion)
        {
            throw new JournalException(JournalProblem.TooNew, string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: format {head.Version} is newer than {SegmentHeader.FormatVersion}: use a newer Plimsoll"));
        }

        var header = SegmentHeader.TryRead(payload);
        if (header is null || unchecked((ushort)header.Epoch) != head.Epoch)
        {
            return At(0, head.Sequence, FaultKind.Header, "the header contradicts itself");
        }

        Header = header;
        Before = new ChainPlace(head.Sequence - 1, head.PreviousCheck, header.PreviousHash, header.Epoch);
        chain.Continue(Convert.FromHexString(header.PreviousHash));
        return null;
    }

    private bool TakeSeal(int place, in RecordHead head, ReadOnlySpan<byte> payload)
    {
        var first = (isFirst ? Before.Sequence : sequence) + 1;
        Span<byte> hash = stackalloc byte[JournalHead.HashBytes];
        if (head.Version != SealBody.Version || payload.Length != SealBody.Bytes || SealBody.First(payload) != first)
        {
            return Refuse(At(place, head.Sequence, FaultKind.Seal, "the seal is not of this group"));
        }

        chain.Seal(buffer.AsSpan(start, place), payload[..SealBody.NumberBytes], hash);
        if (!hash.SequenceEqual(SealBody.Hash(payload)))
        {
            return Refuse(At(0, first, FaultKind.Seal, string.Create(
                CultureInfo.InvariantCulture,
                $"the hash over records {first} to {head.Sequence} differs: one of them was altered, and all "
                + $"checksums were recomputed")));
        }

        chain.Continue(hash);
        sequence = head.Sequence;
        check = head.Check;
        DurableBefore = SealBody.Durable(payload);
        GroupBytes = place + SealBody.RecordBytes;
        isFirst = false;
        return true;
    }

    private bool Refuse(JournalFault fault)
    {
        Fault ??= fault;
        return false;
    }

    private JournalFault Incomplete(int place, long due) => At(place, due, FaultKind.Incomplete, string.Create(
        CultureInfo.InvariantCulture, $"the file ends in it, or before the seal of its group"));

    private JournalFault At(int place, long record, FaultKind kind, string detail) =>
        new(kind, file, record, Offset + place, detail);

    // Makes so many bytes from the group's start available, if the file has them.
    private bool Have(int bytes)
    {
        while (filled - start < bytes)
        {
            if (start + bytes > buffer.Length)
            {
                MakeRoom(bytes);
            }

            var count = ReadSome();
            if (count == 0)
            {
                return false;
            }

            filled += count;
        }

        return true;
    }

    private int ReadSome()
    {
        try
        {
            return stream.Read(buffer.AsSpan(filled));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or InvalidOperationException)
        {
            Fault = At(0, sequence + 1, FaultKind.Compression, "the file cannot be decompressed from here on");
            return 0;
        }
    }

    private void MakeRoom(int bytes)
    {
        var target = bytes > buffer.Length ? new byte[Math.Max(bytes, buffer.Length * 2)] : buffer;
        buffer.AsSpan(start, filled - start).CopyTo(target);
        filled -= start;
        start = 0;
        buffer = target;
    }
}
