using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Archives;

/// <summary>Each rule that keeps a segment, by itself.</summary>
public sealed class RetentionPlanTests
{
    [Fact]
    public void Make_EverythingOldAndProjected_MovesWhatTheStateCovers()
    {
        var files = RetentionSample.Write(events: 300, stateAt: 200);
        var plan = RetentionPlan.Make(files, RetentionSample.Policy(files));

        Assert.Equal("0000000200.state", plan.State);
        Assert.True(plan.Segments.Count >= 8, $"only {plan.Segments.Count} segments");
        Assert.InRange(plan.LastMoving, 3, plan.Segments.Count - 3);
        foreach (var (segment, reasons) in plan.Segments)
        {
            var isCovered = segment.Head.Sequence <= plan.StateSequence;
            Assert.Equal(isCovered && segment.Number <= plan.LastMoving, reasons.Count == 0);
            Assert.Equal(!isCovered, reasons.Contains(StayReason.NeededByState));
        }

        Assert.Contains(StayReason.Open, plan.Segments[^1].Reasons);
        Assert.Equal([StayReason.Recent, StayReason.NeededByState], plan.Segments[^2].Reasons);
        Assert.Contains(StayReason.Recent, plan.Segments[^3].Reasons);
        Assert.DoesNotContain(StayReason.Recent, plan.Segments[^4].Reasons);
    }

    [Fact]
    public void Make_StateAtTheEnd_KeepsTheNewestAndTheLastTwoClosed()
    {
        var files = RetentionSample.Write(events: 300, stateAt: 300);
        var plan = RetentionPlan.Make(files, RetentionSample.Policy(files));

        Assert.Equal(plan.Segments.Count - 3, plan.LastMoving);
        Assert.Equal([StayReason.Recent], plan.Segments[^2].Reasons);
        Assert.Equal([StayReason.Recent], plan.Segments[^3].Reasons);
    }

    [Fact]
    public void Make_RecordsYoungerThanThePolicy_KeepTheirSegmentAndAllBehind()
    {
        var files = RetentionSample.Write();
        var before = 80 * RetentionSample.MinuteNs;
        var plan = RetentionPlan.Make(files, RetentionSample.Policy(files) with { BeforeNs = before });

        Assert.True(plan.LastMoving > 0);
        foreach (var (segment, reasons) in plan.Segments)
        {
            Assert.Equal(segment.LastTimeNs >= before, reasons.Contains(StayReason.Young));
        }

        Assert.True(plan.Segments[plan.LastMoving - 1].Segment.LastTimeNs < before);
        var first = plan.Segments[0].Segment;
        Assert.Equal(RetentionSample.MinuteNs, first.FirstTimeNs);

        // The very moment of the last record is not older than itself.
        var exact = RetentionSample.Policy(files) with { BeforeNs = first.LastTimeNs!.Value };
        Assert.Equal(0, RetentionPlan.Make(files, exact).LastMoving);
        exact = exact with { BeforeNs = first.LastTimeNs.Value + 1 };
        Assert.Equal(1, RetentionPlan.Make(files, exact).LastMoving);
    }

    [Fact]
    public void Make_OneOfTwoDatabasesIsBehind_KeepsWhatItLacks()
    {
        var files = RetentionSample.Write();
        var policy = RetentionSample.Policy(files);
        var second = RetentionPlan.Make(files, policy).Segments[1].Segment;
        policy = policy with { Projections = [.. policy.Projections, new ProjectionMark("another", second.Head)] };
        var plan = RetentionPlan.Make(files, policy);

        Assert.Equal(2, plan.LastMoving);
        Assert.Equal([StayReason.Unprojected], plan.Segments[2].Reasons);

        policy = policy with { Projections = [new ProjectionMark("an empty one", default)] };
        Assert.Equal(0, RetentionPlan.Make(files, policy).LastMoving);
    }

    [Fact]
    public void Make_DatabaseOfAnotherJournal_IsRefused()
    {
        var files = RetentionSample.Write();
        var policy = RetentionSample.Policy(files);
        var head = policy.Projections[0].Head;
        Refused(policy with { Projections = [new ProjectionMark("d", head with { Hash = new string('a', 64) })] });
        Refused(policy with { Projections = [new ProjectionMark("d", head with { Sequence = 10_000 })] });
        Refused(policy with { Projections = [new ProjectionMark("d", head with { Sequence = 2 })] });

        void Refused(RetentionPolicy wrong)
        {
            var problem = Assert.Throws<JournalException>(() => RetentionPlan.Make(files, wrong));
            Assert.Equal(JournalProblem.Misuse, problem.Problem);
            Assert.StartsWith("d: it stands at", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Make_NoDatabaseNamed_IsRefusedUnlessThereIsNone()
    {
        var files = RetentionSample.Write();
        var policy = RetentionSample.Policy(files);
        var none = policy with { Projections = [] };
        Assert.Equal(
            JournalProblem.Misuse, Assert.Throws<JournalException>(() => RetentionPlan.Make(files, none)).Problem);
        Assert.True(RetentionPlan.Make(files, none with { IsWithoutProjection = true }).LastMoving > 0);
        Assert.Throws<JournalException>(
            () => RetentionPlan.Make(files, policy with { IsWithoutProjection = true }));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("altered")]
    [InlineData("of another program")]
    public void Make_NoStateThatCanBeUsed_KeepsEverything(string what)
    {
        var files = RetentionSample.Write();
        var policy = RetentionSample.Policy(files);
        const string Name = "0000000200.state";
        if (what == "gone")
        {
            files.Remove(Name);
        }
        else if (what == "altered")
        {
            var bytes = files.Read(Name).ToArray();
            bytes[^40] ^= 1;
            files.Replace(Name, bytes);
        }
        else
        {
            policy = policy with { Program = "a newer one" };
        }

        var plan = RetentionPlan.Make(files, policy);
        Assert.Equal(0, plan.LastMoving);
        Assert.All(plan.Segments, static one => Assert.Contains(StayReason.NoState, one.Reasons));
        Assert.Equal(what == "gone" ? 0 : 1, plan.UnusableStates.Count);
        Assert.Null(plan.State);
    }

    [Fact]
    public void Make_RecordsWithoutAnyTime_StayBecauseTheirAgeIsUnknown()
    {
        var files = new FaultyFiles();
        using (var writer = JournalWriter.Open(files, JournalSample.Small))
        {
            for (var i = 1; i <= 500; i++)
            {
                _ = writer.Append(RecordKind.Note, 1, JournalSample.Text(i));
            }

            RetentionSample.Save(files, writer, 0);
        }

        var plan = RetentionPlan.Make(files, RetentionSample.Policy(files));
        Assert.True(plan.Segments.Count > 4);
        Assert.Equal([StayReason.Timeless], plan.Segments[0].Reasons);
    }

    [Fact]
    public void Make_OperatorsActionIsYoung_CountsByItsOwnTime()
    {
        var files = new FaultyFiles();
        RetentionSample.Append(files, 1, 50, 0);
        using (var writer = JournalWriter.Open(files, JournalSample.Small))
        {
            var action = new OperatorActionRecord
            {
                Action = "pause", Number = 1, Operator = "anna", Reason = "lunch", Source = "operator",
                Time = "2024-01-02T03:04:05.000Z",
            };
            _ = writer.Append(RecordKind.OperatorAction, 1, action.ToBytes());
            _ = writer.Append(RecordKind.OperatorAction, 1, "in words"u8);
        }

        RetentionSample.Append(files, 51, 250, 250);
        var youngNs = (DateTimeOffset.Parse("2024-01-02T03:04:05Z") - DateTimeOffset.UnixEpoch).Ticks * 100;
        var old = RetentionSample.Policy(files) with { BeforeNs = youngNs + 1 };
        Assert.True(RetentionPlan.Make(files, old).LastMoving > 3);
        var plan = RetentionPlan.Make(files, old with { BeforeNs = youngNs });
        var acted = plan.Segments.First(one => one.Segment.LastTimeNs == youngNs).Segment.Number;
        Assert.Equal(acted - 1, plan.LastMoving);
        Assert.True(plan.LastMoving > 0);
    }

    [Fact]
    public void Make_DamagedJournal_IsRefused()
    {
        var files = RetentionSample.Write();
        var policy = RetentionSample.Policy(files);
        var bytes = files.Read("00000005.journal").ToArray();
        bytes[700] ^= 1;
        files.Replace("00000005.journal", bytes);
        Assert.Equal(
            JournalProblem.Damaged,
            Assert.Throws<JournalException>(() => RetentionPlan.Make(files, policy)).Problem);
    }
}
