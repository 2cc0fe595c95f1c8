using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Reading;

public sealed class RecoveryTests
{
    private const string First = "00000001.journal";

    [Fact]
    public void Open_TornTail_IsCutReportedAndKept()
    {
        var files = Unclosed();
        var sound = files.Read(First);
        byte[] torn = [1, 2, 3, 4, 5];
        files.Replace(First, [.. sound, .. torn]);

        using var writer = JournalWriter.Open(files, JournalSample.Small);

        var cut = Assert.Single(writer.Cuts);
        Assert.Equal(new TailCut(First, sound.Length, 5, First + ".torn", 4, cut.Detail), cut);
        Assert.Contains("the file ends in it", cut.Detail, StringComparison.Ordinal);
        Assert.Equal(sound, files.Read(First));
        Assert.Equal(torn, files.Read(First + ".torn"));
        Assert.Equal(4, writer.RecoveredSequence);
        Assert.Contains("5 bytes behind record 4 cut at byte", cut.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_GroupWithoutSeal_IsCutWhole()
    {
        var files = Unclosed();
        var bytes = files.Read(First);
        files.Replace(First, bytes[..^8]);

        using var writer = JournalWriter.Open(files, JournalSample.Small);

        Assert.Equal(2, Assert.Single(writer.Cuts).LastSequence);
        Assert.Equal(2, writer.RecoveredSequence);
    }

    [Fact]
    public void Open_HoleBeforeAGroupThatNobodyWasTold_IsATornTail()
    {
        var files = Unclosed(groups: 3, syncs: false);
        Damage(files, sequence: 3);

        using var writer = JournalWriter.Open(files, JournalSample.Small);

        Assert.Equal(2, writer.RecoveredSequence);
        Assert.Equal(2, Assert.Single(writer.Cuts).LastSequence);
    }

    [Fact]
    public void Open_DamageBeforeAGroupThatSaysItWasOnDisk_IsRefused()
    {
        var files = Unclosed(groups: 3, syncs: true);
        Damage(files, sequence: 3);

        var refused = Assert.Throws<JournalException>(() => JournalWriter.Open(files, JournalSample.Small));

        Assert.Equal(JournalProblem.Damaged, refused.Problem);
        Assert.Contains("segment 00000001.journal, record 3, byte ", refused.Message, StringComparison.Ordinal);
        Assert.True(JournalVerification.Run(files, []).Fault is { IsTornTail: false, Sequence: 3 });
    }

    [Fact]
    public void Open_ClosedJournalCut_IsRefusedByItsAnchor()
    {
        var files = JournalSample.Write(3);
        files.Replace(First, files.Read(First)[..^8]);

        var refused = Assert.Throws<JournalException>(() => JournalWriter.Open(files, JournalSample.Small));

        Assert.Equal(JournalProblem.Damaged, refused.Problem);
    }

    [Fact]
    public void Open_MiddleSegmentGone_IsRefused()
    {
        var files = JournalSample.Write(160);
        files.Remove("00000002.journal");

        var refused = Assert.Throws<JournalException>(() => JournalWriter.Open(files, JournalSample.Small));

        Assert.Contains("00000002.journal", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SegmentThatNeverBegan_IsPutAside()
    {
        var files = JournalSample.Write(3);
        files.Add("00000002.journal", [9, 9]);

        using (var writer = JournalWriter.Open(files, JournalSample.Small))
        {
            Assert.Equal("00000002.journal.torn", Assert.Single(writer.Cuts).KeptAs);
        }

        Assert.Null(JournalVerification.Run(files, []).Fault);
        Assert.Equal([9, 9], files.Read("00000002.journal.torn"));
    }

    [Fact]
    public void Open_Again_BeginsASegmentAndGoesOnCounting()
    {
        var files = JournalSample.Write(3);
        var last = JournalVerification.Run(files, []).Head.Sequence;

        using (var writer = JournalWriter.Open(files, JournalSample.Small))
        {
            Assert.Equal(last, writer.RecoveredSequence);
            Assert.Empty(writer.Cuts);
            Assert.Equal(last + 3, writer.Append(RecordKind.Note, 1, []));
        }

        var report = JournalVerification.Run(files, []);
        Assert.Null(report.Fault);
        Assert.Equal(2, report.Segments);
    }

    private static FaultyFiles Unclosed(int groups = 1, bool syncs = true)
    {
        var files = new FaultyFiles();
        var writer = JournalWriter.Open(files, JournalSample.Small with { Durability = Durability.Command,
            GroupBytes = 128 });
        for (var i = 0; i < groups; i++)
        {
            _ = writer.Append(RecordKind.Note, 1, syncs ? [1] : new byte[128]);
            if (syncs)
            {
                writer.Commit();
            }
        }

        var copy = files.Copy();
        return copy;
    }

    private static void Damage(FaultyFiles files, long sequence)
    {
        var bytes = (byte[])files.Read(First).Clone();
        var record = JournalSample.Records(bytes).Single(one => one.Sequence == sequence);
        bytes[record.Offset + RecordLayout.HeadBytes] ^= 1;
        files.Replace(First, bytes);
    }
}
