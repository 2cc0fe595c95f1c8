using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Replay;
using Plimsoll.Journal.States;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Kernel.Saving;

namespace Plimsoll.Tests.Research.Journaling;

/// <summary>State and tail give what the whole journal gives, for every kind of run and every state.</summary>
public sealed class RunStateTests
{
    public static TheoryData<string> Kinds => JournaledRuns.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ReplayOptions Options => new() { Program = RunProgram.Name("test") };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void RunFromState_EveryState_EndsAsTheWholeReplay(string kind)
    {
        using var folder = new TemporaryFolder();
        var (path, strategy) = Record(folder, kind);
        var description = RunReplay.Describe(path);
        var whole = RunReplay.Run(path, description, strategy(), Options, Cancellation);
        var names = new StateFolder(path).Names;

        Assert.Null(whole.Difference);
        Assert.True(whole.Commands > 5, $"only {whole.Commands} commands");
        Assert.True(names.Count >= 4, $"only {names.Count} states");
        Assert.Equal(names.Count, whole.StateFiles);
        var behind = whole.Commands;
        for (var i = names.Count - 1; i >= 0; i--)
        {
            var others = names.Where(name => name != names[i]).ToDictionary(static name => name, static _ => "other");
            var tail = RunReplay.RunFromState(path, description, strategy, Options, others, Cancellation);

            Assert.Null(tail.Difference);
            Assert.Equal(names[i], tail.FromState);
            Assert.Equal(whole.StateHash, tail.StateHash);
            Assert.Equal(whole.LastSequence, tail.LastSequence);
            Assert.Equal(whole.Events, tail.FromEvent + tail.Events);
            Assert.InRange(tail.Commands, 0, behind);
            behind = tail.Commands;
            // Each later state was saved anew and is the same to the byte, the first one included.
            Assert.Equal(i + 1, tail.StateFiles);
        }
    }

    [Fact]
    public void RunFromState_Until_StopsThereFromTheNewestStateBefore()
    {
        using var folder = new TemporaryFolder();
        var (path, strategy) = Record(folder, "bars");
        var description = RunReplay.Describe(path);
        foreach (var until in new long[] { 100, 700, 1_200, 2_000 })
        {
            var options = Options with { Until = until };
            var whole = RunReplay.Run(path, description, strategy(), options, Cancellation);
            var tail = RunReplay.RunFromState(
                path, description, strategy, options, new Dictionary<string, string>(), Cancellation);

            Assert.Equal(until, tail.LastSequence);
            Assert.Equal(whole.StateHash, tail.StateHash);
            Assert.Equal(whole.Events, tail.FromEvent + tail.Events);
            Assert.True(tail.FromEvent <= whole.Events);
            Assert.True(until < 1_500 || tail.FromEvent > JournaledRuns.Interval, $"{until}: {tail.FromEvent}");
        }
    }

    [Fact]
    public void RunFromState_NoStateIsUsable_ReplaysFromTheBeginning()
    {
        using var folder = new TemporaryFolder();
        var (path, strategy) = Record(folder, "bars");
        foreach (var name in new StateFolder(path).Names)
        {
            var file = Path.Combine(path, name);
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        }

        var passedOver = new Dictionary<string, string>();
        var report = RunReplay.RunFromState(
            path, RunReplay.Describe(path), strategy, Options, passedOver, Cancellation);

        Assert.Null(report.Difference);
        Assert.Null(report.FromState);
        Assert.Equal(new StateFolder(path).Names.Count, passedOver.Count);
        Assert.Equal(0, report.StateFiles);
    }

    [Fact]
    public void RunFromState_StateThatTheKernelCannotTake_IsPassedOver()
    {
        using var folder = new TemporaryFolder();
        var (path, _) = Record(folder, "bars");
        var passedOver = new Dictionary<string, string>();

        // Another strategy than the recorded one: no state of it can be read, and the replay shows the difference.
        var report = RunReplay.RunFromState(
            path, RunReplay.Describe(path), static () => new ForgetfulStrategy(), Options, passedOver, Cancellation);

        Assert.Null(report.FromState);
        Assert.NotNull(report.Difference);
        Assert.All(passedOver.Values, static why => Assert.Contains("saved", why, StringComparison.Ordinal));
        Assert.NotEmpty(passedOver);
    }

    [Fact]
    public void Run_StrategyThatTradesAlikeAndRemembersOtherwise_IsADifferenceOfTheState()
    {
        using var folder = new TemporaryFolder();
        var (path, _) = Record(folder, "bars");
        var shy = new MindfulStrategy(5) { IsAbsentMinded = true };

        var report = RunReplay.Run(path, RunReplay.Describe(path), shy, Options, Cancellation);

        Assert.Equal(DifferenceKind.State, report.Difference?.Kind);
        Assert.Contains(".state of ", report.Difference?.Recorded, StringComparison.Ordinal);
        Assert.True(report.Difference?.FirstByte > 0);
    }

    [Fact]
    public void Journal_StrategyWithoutSave_HasNoStatesAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        var notes = new List<string>();
        var request = JournaledRuns.Request("bars", folder.Path("journal")) with
        {
            CreateStrategy = static () => new ForgetfulStrategy(),
        };
        _ = Backtest.Run(
            request with { Journal = request.Journal! with { NeedsStates = false, Note = notes.Add } }, null,
            Cancellation);

        Assert.Empty(new StateFolder(folder.Path("journal")).Names);
        Assert.Contains("ForgetfulStrategy remembers 'count'", Assert.Single(notes), StringComparison.Ordinal);

        var refused = Assert.Throws<JournalException>(() => Backtest.Run(
            request with { Journal = JournaledRuns.Target(folder.Path("other")) }, null, Cancellation));
        Assert.Contains("--state-interval 0", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Journal_StatesAndDurability_ChangeNothingAboutTheRun(string kind)
    {
        using var folder = new TemporaryFolder();
        var plain = JournaledRuns.Json(Backtest.Run(JournaledRuns.Request(kind, null), null, Cancellation));
        var contents = new List<List<string>>();
        foreach (var durability in Enum.GetValues<Durability>())
        {
            // Every record on its own is slow on a real disk: one kind of run shows it.
            if (durability == Durability.Record && kind != "rates")
            {
                continue;
            }

            var path = folder.Path(durability.ToString());
            var request = JournaledRuns.Request(kind, path);
            var outcome = Backtest.Run(
                request with { Journal = request.Journal! with { Durability = durability } }, null, Cancellation);
            Assert.Equal(plain, JournaledRuns.Json(outcome));
            contents.Add(JournaledRuns.Contents(path));
            var report = RunReplay.Run(
                path, RunReplay.Describe(path), request.CreateStrategy(), Options, Cancellation);
            Assert.Null(report.Difference);
        }

        Assert.All(contents, one => Assert.Equal(contents[0], one));
    }

    [Fact]
    public void Run_JournalOfTheFirstLayouts_IsStillReplayed()
    {
        using var folder = new TemporaryFolder();
        var (path, strategy) = Record(folder, "rates");
        var older = folder.Path("older");
        var states = RewriteAsVersionOne(path, older);
        foreach (var name in new StateFolder(path).Names)
        {
            File.Copy(Path.Combine(path, name), Path.Combine(older, name));
        }

        var description = RunReplay.Describe(older);
        var newer = RunReplay.Run(path, description, strategy(), Options, Cancellation);
        var report = RunReplay.Run(older, description, strategy(), Options, Cancellation);
        var passedOver = new Dictionary<string, string>();
        var fromState = RunReplay.RunFromState(older, description, strategy, Options, passedOver, Cancellation);

        Assert.Null(report.Difference);
        Assert.Equal(states, report.States);
        Assert.Equal((newer.Events, newer.Commands), (report.Events, report.Commands));
        Assert.Equal(newer.StateHash, report.StateHash);
        // Its records did not name the files by their hashes yet: none can be vouched for.
        Assert.Equal(0, report.StateFiles);
        Assert.Null(fromState.FromState);
        Assert.Null(fromState.Difference);
        Assert.Equal(states - 1, passedOver.Count);
    }

    /// <summary>Writes a journal as the first program did: references of states without the hash of the file.</summary>
    private static int RewriteAsVersionOne(string from, string to)
    {
        var states = 0;
        JournalWriter? writer = null;
        using var reader = new JournalReader(from);
        while (reader.TryRead(out var record))
        {
            writer ??= JournalWriter.Open(to, new JournalOptions
            {
                Durability = Durability.None, ReserveBytes = 0, Configuration = reader.Header!.Configuration,
            });
            if (record.Kind == RecordKind.SnapshotReference)
            {
                var state = StateRecord.Read(record.Version, record.Payload);
                byte[] first = [.. record.Payload[..16], .. System.Text.Encoding.UTF8.GetBytes(state.File)];
                _ = writer.Append(record.Kind, 1, first);
                states++;
            }
            else if (record.Kind >= RecordKind.InputEvent)
            {
                _ = writer.Append(record.Kind, record.Version, record.Payload);
            }
        }

        writer?.Dispose();
        return states;
    }

    private static (string Path, Func<Strategy> Strategy) Record(TemporaryFolder folder, string kind)
    {
        var request = JournaledRuns.Request(kind, folder.Path("journal"));
        Assert.Null(Backtest.Run(request, null, Cancellation).Failure);
        return (folder.Path("journal"), request.CreateStrategy);
    }
}
