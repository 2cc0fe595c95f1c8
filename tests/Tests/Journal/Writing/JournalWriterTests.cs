using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Ports;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Writing;

public sealed class JournalWriterTests
{
    private readonly ManualClock clock = new();
    private readonly FaultyFiles files = new();
    private readonly List<(JournalHealth Health, string Why)> alarms = [];

    [Theory]
    [InlineData(Durability.None, ReleaseDecision.Send, false)]
    [InlineData(Durability.Interval, ReleaseDecision.Wait, false)]
    [InlineData(Durability.Command, ReleaseDecision.Send, true)]
    [InlineData(Durability.Record, ReleaseDecision.Send, true)]
    public void Release_AfterACommand_AnswersByDurability(
        Durability durability, ReleaseDecision expected, bool isDurable)
    {
        using var writer = Open(durability);
        var sequence = writer.Append(RecordKind.OutputCommand, 1, [1]);
        Assert.Equal(expected, writer.Release());
        Assert.Equal(isDurable, writer.DurableSequence >= sequence);
    }

    [Fact]
    public void Release_Interval_SendsOnceTheIntervalIsOver()
    {
        using var writer = Open(Durability.Interval);
        _ = writer.Append(RecordKind.OutputCommand, 1, [1]);
        Assert.Equal(ReleaseDecision.Wait, writer.Release());
        clock.Advance(writer.Options.Interval);
        Assert.Equal(ReleaseDecision.Send, writer.Release());
        Assert.Equal(writer.LastSequence, writer.DurableSequence);
        Assert.Equal(ReleaseDecision.Send, writer.Release());
    }

    [Fact]
    public void Append_Record_IsDurableAtOnce()
    {
        using var writer = Open(Durability.Record);
        for (var i = 0; i < 5; i++)
        {
            var sequence = writer.Append(RecordKind.InputEvent, 1, new byte[64]);
            Assert.True(writer.DurableSequence >= sequence);
        }
    }

    [Fact]
    public void Append_Command_OneSyncForAllEventsBeforeIt()
    {
        using var writer = Open(Durability.Command);
        var before = writer.GroupCount;
        for (var i = 0; i < 100; i++)
        {
            _ = writer.Append(RecordKind.InputEvent, 1, new byte[64]);
        }

        _ = writer.Append(RecordKind.OutputCommand, 1, new byte[100]);
        Assert.Equal(ReleaseDecision.Send, writer.Release());
        Assert.Equal(before + 1, writer.GroupCount);
    }

    [Theory]
    [InlineData(RecordKind.None)]
    [InlineData(RecordKind.SegmentHeader)]
    [InlineData(RecordKind.Seal)]
    [InlineData(RecordKind.SegmentEnd)]
    public void Append_ReservedKind_IsRefused(RecordKind kind)
    {
        using var writer = Open(Durability.None);
        var refused = Assert.Throws<JournalException>(() => writer.Append(kind, 1, []));
        Assert.Equal(JournalProblem.Misuse, refused.Problem);
    }

    [Fact]
    public void Append_PayloadTooLong_IsRefused_AndTheLongestIsNot()
    {
        using (var writer = Open(Durability.None))
        {
            Assert.Throws<JournalException>(() => writer.Append(RecordKind.Note, 1, new byte[(1 << 20) + 1]));
            Assert.Equal(3, writer.Append(RecordKind.Note, 1, new byte[1 << 20]));
        }

        Assert.Null(JournalVerification.Run(files, []).Fault);
    }

    [Fact]
    public void Append_SegmentFull_GoesOnInTheNext()
    {
        var sample = JournalSample.Write(160);
        var report = JournalVerification.Run(sample, []);
        Assert.Null(report.Fault);
        Assert.InRange(report.Segments, 3, 10);
    }

    [Fact]
    public void Append_SegmentOld_GoesOnInTheNext()
    {
        using (var writer = JournalWriter.Open(files, Options(Durability.Record) with
        {
            SegmentAgeMax = TimeSpan.FromHours(1),
        }))
        {
            _ = writer.Append(RecordKind.Note, 1, []);
            clock.Advance(TimeSpan.FromHours(1));
            _ = writer.Append(RecordKind.Note, 1, []);
            _ = writer.Append(RecordKind.Note, 1, []);
        }

        var report = JournalVerification.Run(files, []);
        Assert.Null(report.Fault);
        Assert.Equal(2, report.Segments);
    }

    [Fact]
    public void Open_SecondWriter_NamesTheFirst()
    {
        using var folder = new TemporaryFolder();
        using (JournalWriter.Open(folder.Path("j"), Options(Durability.None)))
        {
            var refused = Assert.Throws<JournalException>(
                () => JournalWriter.Open(folder.Path("j"), Options(Durability.None)));
            Assert.Equal(JournalProblem.Locked, refused.Problem);
            Assert.Contains($"process {Environment.ProcessId} ", refused.Message, StringComparison.Ordinal);
        }

        JournalWriter.Open(folder.Path("j"), Options(Durability.None)).Dispose();
    }

    [Fact]
    public void Commit_SlowerThanItsDeadline_StallsUntilOneIsInTime()
    {
        var slow = new SlowFiles(files, clock);
        using var writer = JournalWriter.Open(slow, Options(Durability.Command));
        Assert.Equal(JournalHealth.Sound, writer.Health);
        _ = writer.Append(RecordKind.OutputCommand, 1, [1]);
        slow.Delay = TimeSpan.FromSeconds(3);
        Assert.Equal(ReleaseDecision.CancelsOnly, writer.Release());
        Assert.Equal(JournalHealth.Stalled, writer.Health);
        Assert.Equal("a sync took 3000 ms; at most 1000 are allowed", writer.Trouble);
        Assert.Equal(writer.LastSequence, writer.DurableSequence);

        slow.Delay = TimeSpan.FromMilliseconds(2);
        _ = writer.Append(RecordKind.OutputCommand, 1, [2]);
        Assert.Equal(ReleaseDecision.Send, writer.Release());
        Assert.Equal([JournalHealth.Stalled, JournalHealth.Sound], alarms.Select(static alarm => alarm.Health));
    }

    [Fact]
    public void Commit_SyncFails_IsFinal()
    {
        var writer = Open(Durability.Command);
        var before = writer.DurableSequence;
        _ = writer.Append(RecordKind.OutputCommand, 1, [1]);
        files.Begin(new FaultPlan { ErrorAt = 2 });
        Assert.Equal(ReleaseDecision.CancelsOnly, writer.Release());
        Assert.Equal(JournalHealth.Failed, writer.Health);
        Assert.Equal(before, writer.DurableSequence);

        // The next sync would succeed, and would be a lie.
        Assert.Equal(0, writer.Append(RecordKind.OutputCommand, 1, [1]));
        Assert.Equal(ReleaseDecision.CancelsOnly, writer.Release());
        Assert.Equal(1, writer.LostRecords);
        Assert.Equal(before, writer.DurableSequence);
        Assert.Equal(JournalHealth.Failed, Assert.Single(alarms).Health);
        writer.Dispose();
    }

    [Fact]
    public void Commit_DiskFull_UsesTheReserveAndAllowsCancels()
    {
        using (var writer = JournalWriter.Open(files, Options(Durability.Command) with { ReserveBytes = 4096 }))
        {
            files.Begin(new FaultPlan { CapacityBytes = files.UsedBytes + 100 });
            _ = writer.Append(RecordKind.OutputCommand, 1, new byte[500]);
            Assert.Equal(ReleaseDecision.CancelsOnly, writer.Release());
            Assert.Equal(JournalHealth.DiskFull, writer.Health);
            Assert.Equal(writer.LastSequence, writer.DurableSequence);

            _ = writer.Append(RecordKind.OutputCommand, 1, new byte[500]);
            Assert.Equal(ReleaseDecision.CancelsOnly, writer.Release());
            Assert.Equal(writer.LastSequence, writer.DurableSequence);
            files.Begin(FaultPlan.None);
        }

        Assert.Null(JournalVerification.Run(files, []).Fault);
        Assert.Equal(JournalHealth.DiskFull, alarms[0].Health);
    }

    [Fact]
    public void Commit_DiskFullAndReserveGone_Fails()
    {
        using var writer = JournalWriter.Open(files, Options(Durability.Command) with { ReserveBytes = 1000 });
        files.Begin(new FaultPlan { CapacityBytes = files.UsedBytes });
        _ = writer.Append(RecordKind.OutputCommand, 1, new byte[3000]);
        Assert.Equal(ReleaseDecision.CancelsOnly, writer.Release());
        Assert.Equal(JournalHealth.Failed, writer.Health);
    }

    [Fact]
    public void Open_SameRecords_GiveTheSameBytes()
    {
        var one = JournalSample.Write(160);
        var other = JournalSample.Write(160);
        Assert.Equal(one.List(), other.List());
        Assert.All(one.List(), name => Assert.Equal(one.Read(name), other.Read(name)));
    }

    [Theory]
    [InlineData(100, 256, "SegmentBytesMax")]
    [InlineData(4096, 1, "GroupBytes")]
    public void Open_OptionOutOfRange_NamesIt(long segmentBytes, int groupBytes, string name)
    {
        var options = Options(Durability.None) with { SegmentBytesMax = segmentBytes, GroupBytes = groupBytes };
        var refused = Assert.Throws<JournalException>(() => JournalWriter.Open(files, options));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_OnDisk_LeavesAJournalThatVerifies()
    {
        using var folder = new TemporaryFolder();
        using (var writer = JournalWriter.Open(folder.Path("a/b"), Options(Durability.Record) with
        {
            CompressesClosed = true,
            ReserveBytes = 10_000,
        }))
        {
            _ = writer.Append(RecordKind.Note, 1, "on disk"u8);
        }

        var report = JournalVerification.Run(folder.Path("a/b"), []);
        Assert.Null(report.Fault);
        Assert.Equal(1, report.CompressedSegments);
        Assert.True(File.Exists(folder.Path("a/b/anchor")));
    }

    private JournalWriter Open(Durability durability) => JournalWriter.Open(files, Options(durability));

    private JournalOptions Options(Durability durability) => JournalSample.Small with
    {
        Durability = durability,
        GroupBytes = 65_536,
        SegmentBytesMax = 4_000_000,
        Clock = clock,
        Alarm = (health, why) => alarms.Add((health, why)),
    };
}
