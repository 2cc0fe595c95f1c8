using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Journal.Files;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal.Reading;

public sealed class VerificationTests
{
    private const int Notes = 160;
    private readonly FaultyFiles sound = JournalSample.Write(Notes);

    private IEnumerable<string> Segments => sound.List().Where(static name => name.EndsWith(
        ".journal", StringComparison.Ordinal));

    [Fact]
    public void Run_SoundJournal_FindsNothing()
    {
        var report = JournalVerification.Run(sound, []);
        Assert.Null(report.Fault);
        Assert.True(report.Segments >= 3, "the sample has too few segments to say anything");
        Assert.Equal(1, report.AnchorsHeld);
        Assert.True(report.Records > Notes);
        Assert.Equal(0, report.TailBytes);
    }

    [Fact]
    public void Run_AnyByteAltered_NamesItsRecord()
    {
        foreach (var name in Segments)
        {
            var bytes = sound.Read(name);
            foreach (var (sequence, offset, size, _) in JournalSample.Records(bytes))
            {
                for (var i = offset; i < offset + size; i++)
                {
                    var fault = Altered(name, copy => copy[i] ^= 0x40);
                    Assert.Equal(sequence, fault.Sequence);
                    Assert.Equal(offset, fault.Offset);
                    Assert.Equal(name, fault.File);
                    Assert.False(fault.IsTornTail);
                }
            }
        }
    }

    [Fact]
    public void Run_AnyRecordRemoved_NamesIt() => EachRecord((name, record, _) =>
    {
        var fault = Remade(name, copy => [.. copy[..record.Offset], .. copy[(record.Offset + record.Size)..]]);
        Assert.Equal(record.Sequence, fault.Sequence);
    });

    [Fact]
    public void Run_AnyRecordDoubled_NamesThePlaceBehindIt() => EachRecord((name, record, _) =>
    {
        var end = record.Offset + record.Size;
        var fault = Remade(name, copy => [.. copy[..end], .. copy[record.Offset..]]);
        Assert.Equal(record.Sequence + 1, fault.Sequence);
    });

    [Fact]
    public void Run_AnyTwoRecordsSwapped_NamesTheFirst()
    {
        var random = new SplitMix(7);
        foreach (var name in Segments)
        {
            var bytes = sound.Read(name);
            var records = JournalSample.Records(bytes);
            for (var round = 0; round < 300; round++)
            {
                var i = (int)(random.Next() % (ulong)records.Count);
                var j = (int)(random.Next() % (ulong)records.Count);
                if (i == j)
                {
                    continue;
                }

                var (first, second) = (records[Math.Min(i, j)], records[Math.Max(i, j)]);
                var fault = Remade(name, copy =>
                [
                    .. copy[..first.Offset],
                    .. copy.AsSpan(second.Offset, second.Size),
                    .. copy[(first.Offset + first.Size)..second.Offset],
                    .. copy.AsSpan(first.Offset, first.Size),
                    .. copy[(second.Offset + second.Size)..],
                ]);
                Assert.Equal(first.Sequence, fault.Sequence);
            }
        }
    }

    [Fact]
    public void Run_ForeignRecordPutIn_NamesThePlace() => EachRecord((name, record, _) =>
    {
        // A record that is sound in itself and has the number that is due there.
        var foreign = new byte[RecordLayout.SizeOf(16)];
        var head = new RecordHead(0, 0, record.Sequence, 0x1234, RecordKind.Note, 1, 1);
        RecordLayout.Write(foreign, in head, new byte[16]);
        var fault = Remade(name, copy => [.. copy[..record.Offset], .. foreign, .. copy[record.Offset..]]);
        Assert.InRange(fault.Sequence, record.Sequence - 1, record.Sequence);
    });

    [Fact]
    public void Run_RecordAlteredWithItsOwnChecksum_NamesIt() => EachRecord((name, record, isLast) =>
    {
        if (record.Kind != RecordKind.Note || isLast)
        {
            return;
        }

        var fault = Altered(name, copy =>
        {
            var place = copy.AsSpan(record.Offset, record.Size);
            var head = RecordLayout.ReadHead(place);
            RecordLayout.Write(place, in head, new byte[head.Length]);
        });
        Assert.Equal(record.Sequence, fault.Sequence);
        Assert.Equal(FaultKind.Previous, fault.Kind);
    });

    [Fact]
    public void Run_RecordAlteredWithAllChecksums_NamesItsGroup() => EachRecord((name, record, _) =>
    {
        if (record.Kind != RecordKind.Note)
        {
            return;
        }

        var fault = Altered(name, copy =>
        {
            copy[record.Offset + RecordLayout.HeadBytes] ^= 1;
            JournalSample.Forge(copy, record.Offset);
        });
        Assert.Equal(FaultKind.Seal, fault.Kind);
        var group = JournalSample.Records(sound.Read(name)).TakeWhile(one => one.Sequence < record.Sequence)
            .LastOrDefault(static one => one.Kind == RecordKind.Seal).Sequence + 1;
        Assert.Equal(Math.Max(group, JournalSample.Records(sound.Read(name))[0].Sequence), fault.Sequence);
    });

    [Fact]
    public void Run_CutAnywhere_IsFound()
    {
        var last = Segments.Last();
        for (var length = 0; length < sound.Read(last).Length; length += 3)
        {
            var fault = Remade(last, copy => copy[..length]);
            Assert.False(fault.IsTornTail);
        }
    }

    [Fact]
    public void Run_SegmentRemoved_IsFound()
    {
        foreach (var name in Segments)
        {
            var copy = sound.Copy();
            copy.Remove(name);
            var report = JournalVerification.Run(copy, []);
            Assert.NotNull(report.Fault);
        }
    }

    [Fact]
    public void Run_SegmentsSwapped_IsFound()
    {
        var copy = sound.Copy();
        var names = Segments.ToArray();
        copy.Replace(names[0], sound.Read(names[1]));
        copy.Replace(names[1], sound.Read(names[0]));
        var fault = JournalVerification.Run(copy, []).Fault;
        Assert.Equal(FaultKind.Sequence, fault?.Kind);
        Assert.Equal(1, fault?.Sequence);
    }

    [Fact]
    public void Run_SegmentOfAnotherJournalPutIn_IsFound()
    {
        var other = JournalSample.Write(Notes, JournalSample.Small with { Build = "sampla" });
        var copy = sound.Copy();
        var name = Segments.ElementAt(1);
        copy.Replace(name, other.Read(name));
        var fault = JournalVerification.Run(copy, []).Fault;
        Assert.Equal(FaultKind.Chain, fault?.Kind);
        Assert.Equal(name, fault?.File);
    }

    [Fact]
    public void Run_WholeTailGoneWithItsAnchor_IsFoundByAnAnchorKeptElsewhere()
    {
        var head = JournalVerification.Run(sound, []).Head;
        var copy = sound.Copy();
        copy.Remove(Segments.Last());
        copy.Remove("anchor");
        Assert.Null(JournalVerification.Run(copy, []).Fault);
        var fault = JournalVerification.Run(copy, [head]).Fault;
        Assert.Equal(FaultKind.Anchor, fault?.Kind);
        Assert.Contains(head.ToString(), fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WrittenAnewWithOtherContent_IsFoundByAnAnchorKeptElsewhere()
    {
        var head = JournalVerification.Run(sound, []).Head;
        var other = JournalSample.Write(Notes, JournalSample.Small with { Build = "sampla" });
        Assert.Null(JournalVerification.Run(other, []).Fault);
        Assert.Equal(FaultKind.Anchor, JournalVerification.Run(other, [head]).Fault?.Kind);
        Assert.Null(JournalVerification.Run(sound, [head]).Fault);
    }

    [Fact]
    public void Run_CompressedSegmentAltered_IsFoundOrMakesNoDifference()
    {
        var files = JournalSample.Write(Notes, JournalSample.Small with { CompressesClosed = true });
        var report = JournalVerification.Run(files, []);
        Assert.Null(report.Fault);
        Assert.Equal(report.Segments, report.CompressedSegments);
        Assert.Equal(JournalVerification.Run(sound, []).Head, report.Head);
        var found = 0;
        var all = 0;
        foreach (var name in files.List().Where(static name => name.EndsWith(".br", StringComparison.Ordinal)))
        {
            for (var i = 0; i < files.Read(name).Length; i++)
            {
                var copy = files.Copy();
                var bytes = (byte[])files.Read(name).Clone();
                bytes[i] ^= 0x10;
                copy.Replace(name, bytes);
                var altered = JournalVerification.Run(copy, []);
                all++;
                found += altered.Fault is null ? 0 : 1;
                Assert.True(altered.Fault is not null || altered.Head == report.Head);
            }
        }

        Assert.True(found > all * 9 / 10, "hardly anything was found");
    }

    [Fact]
    public void Run_TailOfACrash_IsToldAsOne()
    {
        var files = new FaultyFiles();
        var writer = JournalWriter.Open(files, JournalSample.Small with { Durability = Durability.Command });
        _ = writer.Append(RecordKind.Note, 1, "kept"u8);
        writer.Commit();
        var name = Assert.Single(files.List(), static one => one.EndsWith(".journal", StringComparison.Ordinal));
        files.Replace(name, [.. files.Read(name), .. new byte[100]]);

        var report = JournalVerification.Run(files, []);

        Assert.True(report.Fault?.IsTornTail);
        Assert.Equal(100, report.TailBytes);
    }

    private void EachRecord(Action<string, (long Sequence, int Offset, int Size, RecordKind Kind), bool> check)
    {
        foreach (var name in Segments)
        {
            var records = JournalSample.Records(sound.Read(name));
            for (var i = 0; i < records.Count; i++)
            {
                check(name, records[i], i == records.Count - 1);
            }
        }
    }

    private JournalFault Altered(string name, Action<byte[]> change) => Remade(name, bytes =>
    {
        change(bytes);
        return bytes;
    });

    private JournalFault Remade(string name, Func<byte[], byte[]> change)
    {
        var copy = sound.Copy();
        copy.Replace(name, change((byte[])sound.Read(name).Clone()));
        var fault = JournalVerification.Run(copy, []).Fault;
        Assert.True(fault is not null, "nothing was found");
        return fault;
    }
}
