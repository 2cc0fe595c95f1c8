using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Tests.Journal.Evidence;

/// <summary>What is on record is read back with the worth of its signature, and every alteration is found.</summary>
public sealed class EvidenceJournalTests
{
    [Fact]
    public void Read_NothingThere_IsEmpty()
    {
        using var sample = new EvidenceSample();
        var book = sample.Read();
        Assert.Empty(book.Records);
        Assert.Equal(default, book.Head);
    }

    [Fact]
    public void Append_ThenRead_KeepsOrderAndSignatures()
    {
        using var sample = new EvidenceSample();
        var first = sample.Journal.Append(sample.Key, EvidenceSample.Record);
        var second = sample.Journal.Append(sample.Key, EvidenceSample.Withdrawal);
        var third = sample.Journal.Append(sample.Key, EvidenceSample.Record with { Issuer = "ada" });
        Assert.True(first < second && second < third);
        var book = sample.Read();
        Assert.Equal(["plimsoll", "ada"], book.Records.Select(static one => one.Issuer));
        Assert.All(book.Records, one => Assert.Equal(
            (EvidenceSignature.Valid, sample.Key.Id), (one.Signature, one.KeyId)));
        Assert.Equal([EvidenceSample.Withdrawal], book.Withdrawals);
        Assert.Null(book.TornTail);
        Assert.True(book.Head.Sequence > third);
    }

    [Fact]
    public void Read_ForeignEvidence_IsKnownAsForeignAndItsWithdrawalsCount()
    {
        using var sample = new EvidenceSample();
        using var other = new EvidenceSample();
        sample.Journal.Append(other.Key, EvidenceSample.Record);
        sample.Journal.Append(other.Key, EvidenceSample.Withdrawal);
        var book = sample.Read();
        Assert.Equal(EvidenceSignature.Foreign, Assert.Single(book.Records).Signature);
        Assert.Single(book.Withdrawals);
        Assert.Equal(
            EvidenceSignature.Valid,
            Assert.Single(sample.Read(other.KeyFile + ".pub").Records).Signature);
    }

    [Fact]
    public void Read_AnyByteOfTheJournalChanged_IsRefusedOrHarmless()
    {
        using var sample = new EvidenceSample();
        sample.Journal.Append(sample.Key, EvidenceSample.Record);
        sample.Journal.Append(sample.Key, EvidenceSample.Withdrawal);
        foreach (var path in Directory.GetFiles(sample.JournalFolder, "*.journal"))
        {
            var bytes = File.ReadAllBytes(path);
            for (var i = 0; i < bytes.Length; i += 7)
            {
                var changed = bytes.ToArray();
                changed[i] ^= 0x10;
                File.WriteAllBytes(path, changed);
                Assert.Throws<JournalException>(() => sample.Read());
            }

            File.WriteAllBytes(path, bytes);
        }

        Assert.Single(sample.Read().Records);
    }

    [Fact]
    public void Read_OlderCopyInItsPlace_IsRefusedByTheHeadOutside()
    {
        using var sample = new EvidenceSample();
        sample.Journal.Append(sample.Key, EvidenceSample.Record);
        var copy = Directory.GetFiles(sample.JournalFolder).ToDictionary(
            static path => path, static path => File.ReadAllBytes(path));
        sample.Journal.Append(sample.Key, EvidenceSample.Withdrawal);
        foreach (var path in Directory.GetFiles(sample.JournalFolder))
        {
            File.Delete(path);
        }

        foreach (var (path, bytes) in copy)
        {
            File.WriteAllBytes(path, bytes);
        }

        Assert.Contains(
            "anchor", Assert.Throws<JournalException>(() => sample.Read()).Message, StringComparison.Ordinal);
        File.Delete(sample.HeadFile);
        Assert.Empty(sample.Read().Withdrawals);
    }

    [Fact]
    public void Read_JournalGone_IsRefusedByTheHeadOutside()
    {
        using var sample = new EvidenceSample();
        sample.Journal.Append(sample.Key, EvidenceSample.Withdrawal);
        Directory.Delete(sample.JournalFolder, recursive: true);
        Assert.Contains(
            "is gone", Assert.Throws<JournalException>(() => sample.Read()).Message, StringComparison.Ordinal);
        File.WriteAllText(sample.HeadFile, "nonsense");
        Assert.Contains(
            "SEQUENCE:HASH", Assert.Throws<JournalException>(() => sample.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RecordThatIsNoEvidence_BlocksAll()
    {
        using var sample = new EvidenceSample();
        sample.Journal.Append(sample.Key, EvidenceSample.Record);
        using (var writer = JournalWriter.Open(
            new DiskFiles(sample.JournalFolder), new JournalOptions { ReserveBytes = 0 }))
        {
            _ = writer.Append(RecordKind.Note, 1, "a note is no harm"u8);
            writer.Commit();
        }

        Assert.Single(sample.Read().Records);
        using (var writer = JournalWriter.Open(
            new DiskFiles(sample.JournalFolder), new JournalOptions { ReserveBytes = 0 }))
        {
            _ = writer.Append(RecordKind.Evidence, 1, sample.Key.Sign("{}"u8).ToBytes());
            writer.Commit();
        }

        Assert.Contains(
            "could be a withdrawal", Assert.Throws<JournalException>(() => sample.Read()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfTheRecord_ShowsKeyAndContent()
    {
        using var sample = new EvidenceSample();
        sample.Journal.Append(sample.Key, EvidenceSample.Withdrawal);
        using var reader = new JournalReader(sample.JournalFolder);
        var shown = "";
        while (reader.TryRead(out var record))
        {
            shown = record.Kind == RecordKind.Evidence ? RecordText.Of(in record) : shown;
        }

        Assert.StartsWith($"key {sample.Key.Id} {{\"actor\":\"ada\"", shown, StringComparison.Ordinal);
    }
}
