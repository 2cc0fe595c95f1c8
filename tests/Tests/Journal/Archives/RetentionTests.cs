using System.Text;
using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.States;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Archives;

/// <summary>Segments move to the archive, and journal and archive stay one chain.</summary>
public sealed class RetentionTests
{
    [Fact]
    public void Run_OldSegments_MoveAndTheChainHolds()
    {
        var files = RetentionSample.Write();
        var archive = new FaultyFiles();
        var before = RetentionSample.Records(files, archive);
        var head = RetentionSample.HeadOf(files);
        var moving = RetentionPlan.Make(files, RetentionSample.Policy(files)).LastMoving;
        var report = RetentionSample.Run(files, archive);

        Assert.Equal((moving, moving), (report.Copied, report.Removed));
        Assert.Equal(Enumerable.Range(1, moving), RetentionSample.SegmentsOf(archive));
        Assert.Equal(moving + 1, RetentionSample.SegmentsOf(files)[0]);
        var live = JournalVerification.Run(files, [head]);
        Assert.Null(live.Fault);
        var part = live.Archived!;
        Assert.Equal((moving, "manifest-00000001.json"), (part.LastSegment, part.Manifest));
        Assert.Equal(live.Head.Sequence - part.Head.Sequence, live.Records);
        var whole = ArchiveVerification.Run(files, archive, [head]);
        Assert.Null(whole.Fault);
        Assert.Equal((live.Head, live.Head.Sequence), (whole.Head, whole.Records));
        Assert.Null(whole.Archived);
        Assert.Equal(before, RetentionSample.Records(files, archive).Take(before.Count));
    }

    [Fact]
    public void Run_WritesDownWhoDidItBeforeAnythingGoes()
    {
        var files = RetentionSample.Write();
        var archive = new FaultyFiles();
        var report = RetentionSample.Run(files, archive);
        using var reader = JournalReader.OfWhatIsThere(files);
        OperatorActionRecord? action = null;
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.OperatorAction)
            {
                Assert.Equal(report.ActionSequence, record.Sequence);
                action = OperatorActionRecord.Read(record.Version, record.Payload);
            }
        }

        Assert.Equal(("retain", "anna", "a quarter is over"), (action!.Action, action.Operator, action.Reason));
        Assert.EndsWith($"manifest-00000001.json {report.ManifestHash}", action.Level, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Again_AddsAManifestThatNamesTheOneBefore()
    {
        var files = RetentionSample.Write();
        var archive = new FaultyFiles();
        var first = RetentionSample.Run(files, archive);
        RetentionSample.Append(files, 301, 600, 590);
        var before = RetentionSample.Records(files, archive);
        var second = RetentionSample.Run(files, archive);

        Assert.Equal(("manifest-00000001.json", "manifest-00000002.json"), (first.Manifest, second.Manifest));
        Assert.Contains(
            $"\"previousManifest\": \"{first.ManifestHash}\"",
            Encoding.UTF8.GetString(archive.Read("manifest-00000002.json")), StringComparison.Ordinal);
        Assert.True(second.Copied > 4);
        Assert.Null(ArchiveVerification.Run(files, archive, []).Fault);
        Assert.Equal(before, RetentionSample.Records(files, archive).Take(before.Count));
        var third = RetentionSample.Run(files, archive);
        Assert.Equal((0, 0, 0L), (third.Copied, third.Removed, third.ActionSequence));
    }

    [Fact]
    public void Run_NothingToMove_ChangesNothing()
    {
        var files = RetentionSample.Write();
        var archive = new FaultyFiles();
        var policy = RetentionSample.Policy(files) with { BeforeNs = 0 };
        var names = files.List();
        var report = Retention.Run(files, archive, policy, RetentionSample.Order);
        Assert.Equal((0, 0, 0L, null), (report.Copied, report.Removed, report.ActionSequence, report.Manifest));
        Assert.Equal(names, files.List());
        Assert.Empty(archive.List());
    }

    [Fact]
    public void Run_CompressedSegments_AreCopiedAsTheyAre()
    {
        var files = new FaultyFiles();
        RetentionSample.Append(files, 1, 300, 250, JournalSample.Small with { CompressesClosed = true });
        var archive = new FaultyFiles();
        var bytes = files.Read("00000001.journal.br");
        _ = RetentionSample.Run(files, archive);
        Assert.Equal(bytes, archive.Read("00000001.journal.br"));
        Assert.Null(ArchiveVerification.Run(files, archive, []).Fault);
    }

    [Fact]
    public void Run_SameJournal_GivesTheSameArchive()
    {
        var (left, right) = (new FaultyFiles(), new FaultyFiles());
        _ = RetentionSample.Run(RetentionSample.Write(), left);
        _ = RetentionSample.Run(RetentionSample.Write(), right);
        Assert.Equal(left.List(), right.List());
        Assert.All(left.List(), name => Assert.Equal(left.Read(name), right.Read(name)));
    }

    [Fact]
    public void Run_SomebodyWrites_IsRefusedAndChangesNothing()
    {
        var files = RetentionSample.Write();
        var policy = RetentionSample.Policy(files);
        var archive = new FaultyFiles();
        using var held = files.TryLock(out _);
        var names = files.List();
        var refused = Assert.Throws<JournalException>(
            () => Retention.Run(files, archive, policy, RetentionSample.Order));
        Assert.Equal(JournalProblem.Locked, refused.Problem);
        Assert.Equal(names, files.List());
        Assert.Empty(archive.List());
    }

    [Fact]
    public void Run_ArchiveOfAnotherJournal_IsRefused()
    {
        var archive = new FaultyFiles();
        _ = RetentionSample.Run(RetentionSample.Write(), archive);
        var other = new FaultyFiles();
        RetentionSample.Append(other, 2, 300, 200);
        Refused(other, archive, "its 00000001.journal.br is not that of");

        // A journal that was trimmed into one archive goes on in that one only.
        var trimmed = RetentionSample.Write();
        _ = RetentionSample.Run(trimmed, new FaultyFiles());
        RetentionSample.Append(trimmed, 301, 600, 590);
        Refused(trimmed, new FaultyFiles(), "it does not hold manifest-00000001.json");

        static void Refused(FaultyFiles files, FaultyFiles archive, string why)
        {
            var names = files.List();
            var refused = Assert.Throws<JournalException>(() => RetentionSample.Run(files, archive));
            Assert.Equal(JournalProblem.Misuse, refused.Problem);
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
            Assert.Equal(names, files.List());
        }
    }

    [Fact]
    public void Run_FileOfTheArchiveIsGoneOrBad_RemovesNothing()
    {
        var files = RetentionSample.Write();
        var archive = new FaultyFiles();
        _ = RetentionSample.Run(files, archive);
        RetentionSample.Append(files, 301, 600, 590);
        var names = files.List();
        var kept = archive.Read("00000002.journal.br");
        archive.Remove("00000002.journal.br");
        Assert.Equal(
            JournalProblem.Damaged, Assert.Throws<JournalException>(() => RetentionSample.Run(files, archive)).Problem);
        Assert.Equal(names, files.List());
        archive.Add("00000002.journal.br", kept);
        archive.Replace("manifest-00000001.json", "{}"u8.ToArray());
        Assert.Equal(
            JournalProblem.Damaged, Assert.Throws<JournalException>(() => RetentionSample.Run(files, archive)).Problem);
        Assert.Equal(names, files.List());
    }

    [Fact]
    public void TrimmedJournal_IsWrittenOnAndReadFromWhereItBegins()
    {
        var files = RetentionSample.Write();
        var archive = new FaultyFiles();
        _ = RetentionSample.Run(files, archive);
        RetentionSample.Append(files, 301, 350, 0);
        var report = JournalVerification.Run(files, []);
        Assert.Null(report.Fault);

        var needed = Assert.Throws<JournalException>(() => new JournalReader(files));
        Assert.Equal(JournalProblem.Archived, needed.Problem);
        Assert.Contains("add --archive DIR", needed.Message, StringComparison.Ordinal);
        using var reader = JournalReader.OfWhatIsThere(files);
        Assert.True(reader.TryRead(out var first));
        Assert.Equal(report.Archived!.Head.Sequence + 1, first.Sequence);
        Assert.True(reader.ArchivedRunRecords > 50);

        var last = report.Archived.Head.Sequence;
        Assert.Throws<JournalException>(() => JournalReader.Behind(files, last - 1));
        using var behind = JournalReader.Behind(files, last);
        Assert.True(behind.TryRead(out var next));
        Assert.Equal(last + 1, next.Sequence);
        using var later = JournalReader.Behind(files, last + 40);
        Assert.True(later.TryRead(out next));
        Assert.Equal(last + 41, next.Sequence);
        Assert.Equal("0000000200.state", new StateFolder(files).FindUsable(
            RetentionSample.Program, long.MaxValue, new Dictionary<string, string>())!.Name);
    }

    [Fact]
    public void TrimmedJournal_AnchorBeforeItsBeginning_TakesTheArchive()
    {
        var files = RetentionSample.Write();
        var archive = new FaultyFiles();
        var early = RetentionPlan.Make(files, RetentionSample.Policy(files)).Segments[0].Segment.Head;
        _ = RetentionSample.Run(files, archive);
        Assert.Equal(
            JournalProblem.Archived,
            Assert.Throws<JournalException>(() => JournalVerification.Run(files, [early])).Problem);
        var held = ArchiveVerification.Run(files, archive, [early]);
        Assert.Null(held.Fault);
        var wrong = ArchiveVerification.Run(files, archive, [early with { Hash = new string('b', 64) }]);
        Assert.Equal(FaultKind.Anchor, wrong.Fault!.Kind);
        var edge = JournalVerification.Run(files, []).Archived!.Head;
        Assert.Null(JournalVerification.Run(files, [edge]).Fault);
        Assert.Equal(
            FaultKind.Anchor,
            JournalVerification.Run(files, [edge with { Hash = new string('c', 64) }]).Fault!.Kind);
    }

    [Fact]
    public void TrimmedJournal_OlderState_SaysThatItsRecordsAreArchived()
    {
        var files = new FaultyFiles();
        RetentionSample.Append(files, 1, 150, 50);
        RetentionSample.Append(files, 151, 400, 300);
        var archive = new FaultyFiles();
        _ = RetentionSample.Run(files, archive);
        files.Remove("0000000300.state");
        var passedOver = new Dictionary<string, string>();
        Assert.Null(new StateFolder(files).FindUsable(RetentionSample.Program, long.MaxValue, passedOver));
        Assert.Contains("archived", passedOver["0000000050.state"], StringComparison.Ordinal);
        var joined = new StateFolder(ArchivedFiles.Join(files, archive));
        Assert.Equal(50, joined.FindUsable(
            RetentionSample.Program, long.MaxValue, new Dictionary<string, string>())!.EventCount);
    }

    [Fact]
    public void TrimmedJournal_MarkerAlteredOrNextSegmentGone_IsDamage()
    {
        var files = RetentionSample.Write();
        _ = RetentionSample.Run(files, new FaultyFiles());
        var marker = files.Read("archived").ToArray();
        for (var i = 0; i < marker.Length; i += 7)
        {
            var altered = files.Copy();
            var bytes = marker.ToArray();
            bytes[i] ^= 1;
            altered.Replace("archived", bytes);
            Assert.Equal(
                JournalProblem.Damaged,
                Assert.Throws<JournalException>(() => JournalVerification.Run(altered, [])).Problem);
            Assert.Throws<JournalException>(() => JournalWriter.Open(altered, JournalSample.Small));
        }

        var first = RetentionSample.SegmentsOf(files)[0];
        files.Remove($"{first:00000000}.journal");
        Assert.Equal(FaultKind.Missing, JournalVerification.Run(files, []).Fault!.Kind);
        Assert.Throws<JournalException>(() => JournalWriter.Open(files, JournalSample.Small));
    }
}
