using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Reading;

public sealed class JournalReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryRead_AllRecords_ComeInOrderWithTheirPlaces(bool compressed)
    {
        var files = JournalSample.Write(160, JournalSample.Small with { CompressesClosed = compressed });
        using var reader = new JournalReader(files);
        var notes = 0;
        var last = 0L;
        while (reader.TryRead(out var record))
        {
            Assert.Equal(++last, record.Sequence);
            Assert.Equal(reader.Header!.Number, record.Segment);
            if (record.Kind == RecordKind.Note)
            {
                Assert.Equal(JournalSample.Text(++notes), record.Payload.ToArray());
            }
        }

        Assert.Equal(160, notes);
        Assert.Equal("sample", reader.Header?.Build);
        Assert.Equal("{\"sample\": true}", Encoding.UTF8.GetString(reader.Header!.Configuration.Span));
        Assert.Equal(JournalVerification.Run(files, []).Head, reader.Head);
        Assert.Null(reader.Tail);
    }

    [Fact]
    public void TryRead_SegmentsCompressedBehindItsBack_GivesAllRecords()
    {
        var files = JournalSample.Write(160);
        using var reader = new JournalReader(files);
        Assert.True(reader.TryRead(out _));

        // What a writer does when it closes its journal, between the reader's look at the folder and at the files.
        foreach (var segment in SegmentFiles.List(files))
        {
            SegmentCompression.Run(files, segment);
        }

        var notes = 0;
        while (reader.TryRead(out var record))
        {
            notes += record.Kind == RecordKind.Note ? 1 : 0;
        }

        Assert.Equal(160, notes);
        Assert.Null(reader.Tail);
        Assert.DoesNotContain(files.List(), static name => name.EndsWith(".journal", StringComparison.Ordinal));
        using var behind = JournalReader.Behind(files, 100);
        Assert.True(behind.TryRead(out var first));
        Assert.Equal(101, first.Sequence);
    }

    [Fact]
    public void TryRead_LastSegmentClosedAndCompressedWhileItIsRead_EndsAtWhatItSaw()
    {
        var files = new FaultyFiles();
        var options = JournalSample.Small with { Durability = Durability.Command, SegmentBytesMax = 1 << 20 };
        using (var writer = JournalWriter.Open(files, options))
        {
            _ = writer.Append(RecordKind.Note, 1, "kept"u8);
            writer.Commit();
        }

        files.Replace("00000001.journal", [.. files.Read("00000001.journal"), 1, 2, 3]);
        using var reader = new JournalReader(files);
        Assert.True(reader.TryRead(out _));
        SegmentCompression.Run(files, Assert.Single(SegmentFiles.List(files)));
        while (reader.TryRead(out _))
        {
            // Up to the bytes that a writer had not finished when they were read.
        }

        Assert.True(reader.Tail?.IsTornTail);
    }

    [Fact]
    public void TryRead_WhileItIsWritten_GivesWhatIsSealed()
    {
        var files = new FaultyFiles();
        using var writer = JournalWriter.Open(files, JournalSample.Small with { GroupBytes = 4096 });
        _ = writer.Append(RecordKind.Note, 1, "first"u8);
        writer.Commit();
        _ = writer.Append(RecordKind.Note, 1, "second"u8);

        Assert.Equal(["first"], Notes(files));
        writer.Commit();
        Assert.Equal(["first", "second"], Notes(files));
    }

    [Fact]
    public void TryRead_DamagedJournal_ThrowsWithThePlace()
    {
        var files = JournalSample.Write(3);
        var bytes = (byte[])files.Read("00000001.journal").Clone();
        bytes[300] ^= 1;
        files.Replace("00000001.journal", bytes);
        files.Add("00000002.journal", [1]);

        var damaged = Assert.Throws<JournalException>(() => Notes(files));

        Assert.Equal(JournalProblem.Damaged, damaged.Problem);
        Assert.Contains("00000001.journal, record ", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_LastSegmentOfAClosedJournalAltered_ThrowsInsteadOfEndingEarly()
    {
        var files = JournalSample.Write(3);
        var bytes = (byte[])files.Read("00000001.journal").Clone();
        bytes[30] ^= 1;
        files.Replace("00000001.journal", bytes);

        var damaged = Assert.Throws<JournalException>(() => Notes(files));

        Assert.Contains("00000001.journal, record 1, byte 0", damaged.Message, StringComparison.Ordinal);
        Assert.Contains("it had been on disk, as the anchor", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_EndOfAClosedJournalCutOffAtASeal_Throws()
    {
        var files = JournalSample.Write(160);
        var last = files.List().Last(static name => name.EndsWith(".journal", StringComparison.Ordinal));
        files.Remove(last);

        Assert.Equal(JournalProblem.Damaged, Assert.Throws<JournalException>(() => Notes(files)).Problem);
    }

    [Fact]
    public void TryRead_TornTailOfACrash_EndsBeforeItAndTellsIt()
    {
        var files = new FaultyFiles();
        var writer = JournalWriter.Open(files, JournalSample.Small with { Durability = Durability.Command });
        _ = writer.Append(RecordKind.Note, 1, "kept"u8);
        writer.Commit();
        files.Replace("00000001.journal", [.. files.Read("00000001.journal"), 1, 2, 3]);

        using var reader = new JournalReader(files);
        var records = 0;
        while (reader.TryRead(out _))
        {
            records++;
        }

        Assert.Equal(4, records);
        Assert.True(reader.Tail?.IsTornTail);
        Assert.Equal(3, reader.TailBytes);
    }

    [Fact]
    public void Constructor_EmptyFolder_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var absent = Assert.Throws<JournalException>(() => new JournalReader(folder.Root));
        Assert.Equal(JournalProblem.Absent, absent.Problem);
        Assert.Equal(JournalProblem.Absent, Assert.Throws<JournalException>(
            () => new JournalReader(folder.Path("nowhere"))).Problem);
    }

    private static List<string> Notes(FaultyFiles files)
    {
        var notes = new List<string>();
        using var reader = new JournalReader(files);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.Note)
            {
                notes.Add(Encoding.UTF8.GetString(record.Payload));
            }
        }

        return notes;
    }
}
