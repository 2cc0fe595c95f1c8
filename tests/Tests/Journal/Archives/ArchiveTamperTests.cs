using System.IO.Compression;
using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Reading;
using Plimsoll.Tests.Journal.Files;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal.Archives;

/// <summary>Whatever is done to the archive or to what is left of the journal is found and named.</summary>
public sealed class ArchiveTamperTests
{
    private readonly FaultyFiles journal = RetentionSample.Write();
    private readonly FaultyFiles archive = new();

    public ArchiveTamperTests()
    {
        _ = RetentionSample.Run(journal, archive);
        RetentionSample.Append(journal, 301, 600, 590);
        _ = RetentionSample.Run(journal, archive);
        Assert.Null(Verify(archive).Fault);
        Assert.True(RetentionSample.SegmentsOf(archive).Length > 8);
    }

    [Fact]
    public void Verify_AnyByteOfAnyFileChanged_IsFoundAndItsFileNamed()
    {
        var random = new SplitMix(5);
        foreach (var name in archive.List())
        {
            for (var i = 0; i < 12; i++)
            {
                var altered = archive.Copy();
                var bytes = archive.Read(name).ToArray();
                bytes[random.Next() % (ulong)bytes.Length] ^= (byte)(1 + (random.Next() % 255));
                altered.Replace(name, bytes);
                Assert.Equal(name, Verify(altered).Fault!.File);
            }
        }
    }

    [Fact]
    public void Verify_FileRemoved_IsFoundAndNamed()
    {
        foreach (var name in archive.List())
        {
            var altered = archive.Copy();
            altered.Remove(name);
            var fault = Verify(altered).Fault!;
            Assert.StartsWith(name.Split('.')[0], fault.File, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Verify_FilesExchanged_IsFound()
    {
        var names = archive.List();
        for (var i = 1; i < names.Count; i++)
        {
            var altered = archive.Copy();
            altered.Replace(names[i - 1], archive.Read(names[i]));
            altered.Replace(names[i], archive.Read(names[i - 1]));
            Assert.NotNull(Verify(altered).Fault);
        }
    }

    [Fact]
    public void Verify_RecordForgedWithAllChecksums_NamesItsGroup()
    {
        const string Name = "00000003.journal.br";
        var plain = Unpack(archive.Read(Name));
        var record = JournalSample.Records(plain)[10];
        plain[record.Offset + 30] ^= 1;
        JournalSample.Forge(plain, record.Offset);
        var altered = archive.Copy();
        altered.Replace(Name, Pack(plain));
        var fault = Verify(altered).Fault!;
        Assert.Equal((FaultKind.Seal, Name), (fault.Kind, fault.File));
        Assert.InRange(record.Sequence, fault.Sequence, fault.Sequence + 5);
    }

    [Fact]
    public void Verify_FileOfAnotherJournal_IsFound()
    {
        var otherArchive = new FaultyFiles();
        var other = new FaultyFiles();
        RetentionSample.Append(other, 2, 300, 200);
        _ = RetentionSample.Run(other, otherArchive);
        var altered = archive.Copy();
        altered.Replace("00000002.journal.br", otherArchive.Read("00000002.journal.br"));
        Assert.Equal("00000002.journal.br", Verify(altered).Fault!.File);
        Assert.NotNull(Verify(otherArchive).Fault);
    }

    [Fact]
    public void Verify_PackedAnewWithTheSameContent_IsNamedAlthoughNoRecordDiffers()
    {
        var altered = archive.Copy();
        altered.Replace("00000001.journal.br", Pack(Unpack(archive.Read("00000001.journal.br")), quality: 9));
        var fault = Verify(altered).Fault!;
        Assert.Equal((FaultKind.Archive, "00000001.journal.br"), (fault.Kind, fault.File));
    }

    [Fact]
    public void Verify_LiveSegmentAltered_IsFoundBehindTheArchive()
    {
        var first = RetentionSample.SegmentsOf(journal)[0];
        var name = $"{first:00000000}.journal";
        var altered = journal.Copy();
        var bytes = journal.Read(name).ToArray();
        bytes[900] ^= 1;
        altered.Replace(name, bytes);
        var fault = ArchiveVerification.Run(altered, archive, []).Fault!;
        Assert.Equal(name, fault.File);
    }

    [Fact]
    public void Join_WithoutTheNamedManifest_IsRefused()
    {
        var altered = archive.Copy();
        altered.Remove("manifest-00000002.json");
        Assert.Throws<Plimsoll.Journal.Format.JournalException>(() => ArchivedFiles.Join(journal, altered));
        Assert.Throws<NotSupportedException>(() => ArchivedFiles.Join(journal, archive).Delete("anchor"));
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        brotli.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Pack(byte[] plain, int quality = 4)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(
            packed, new BrotliCompressionOptions { Quality = quality }, leaveOpen: true))
        {
            brotli.Write(plain);
        }

        return packed.ToArray();
    }

    private VerificationReport Verify(FaultyFiles files) => ArchiveVerification.Run(journal, files, []);
}
