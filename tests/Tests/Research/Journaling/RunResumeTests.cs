using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Replay;
using Plimsoll.Journal.States;
using Plimsoll.Journal.Writing;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Kernel.Saving;

namespace Plimsoll.Tests.Research.Journaling;

/// <summary>
/// A run whose process was killed goes on as if it had not been: same result, nothing doubled, nothing lost.
/// </summary>
public sealed class RunResumeTests
{
    private const int Kills = 5;
    private const string Segment = "00000001.journal";

    public static TheoryData<string> Kinds => JournaledRuns.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Resume_CutAnywhere_GivesTheSameResultAndTheSameRecords(string kind)
    {
        using var folder = new TemporaryFolder();
        var whole = folder.Path("whole");
        var expected = JournaledRuns.Json(Backtest.Run(Grouped(kind, whole), null, Cancellation));
        var contents = JournaledRuns.Contents(whole);
        var bytes = File.ReadAllBytes(Path.Combine(whole, Segment));
        for (var kill = 0; kill < Kills; kill++)
        {
            var place = (int)(SeededRandom.Mix((ulong)((kind.Length * 100) + kill)) % (ulong)bytes.Length);
            var path = folder.Path($"killed{kill}");
            Kill(whole, path, place, keepsStates: kill % 2 == 0);

            // Killed once more on the way, then to the end.
            Cut(kind, path, kill);
            var outcome = Backtest.Run(Resumed(kind, path), null, Cancellation);

            Assert.Equal(expected, JournaledRuns.Json(outcome));
            Assert.Equal(contents, JournaledRuns.Contents(path));
            Assert.Null(JournalVerification.Run(path, []).Fault);
            var request = JournaledRuns.Request(kind, null);
            var replay = RunReplay.Run(
                path, RunReplay.Describe(path), request.CreateStrategy(),
                new ReplayOptions { Program = RunProgram.Name("test") }, Cancellation);
            Assert.Null(replay.Difference);
            Assert.Equal(contents.Count, replay.Events + replay.Commands);
        }
    }

    [Fact]
    public void Resume_KilledBetweenTwoSegmentsInsideAnEvent_GivesTheSameResultAndTheSameRecords()
    {
        using var folder = new TemporaryFolder();
        var whole = folder.Path("whole");
        var request = Grouped("bars", whole);
        var expected = JournaledRuns.Json(Backtest.Run(request, null, Cancellation));
        var contents = JournaledRuns.Contents(whole);
        var path = folder.Path("killed");
        CopyUpToADecision(whole, path, 40);

        var replay = RunReplay.Run(
            path, RunReplay.Describe(path), request.CreateStrategy(), new ReplayOptions(), Cancellation);

        Assert.Null(replay.Difference);
        Assert.True(replay.CommandsNotWritten > 0);
        Assert.Equal(expected, JournaledRuns.Json(Backtest.Run(Resumed("bars", path), null, Cancellation)));
        Assert.Equal(contents, JournaledRuns.Contents(path));
    }

    [Fact]
    public void Resume_JournalThatIsComplete_AddsNothing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Path("journal");
        var expected = JournaledRuns.Json(Backtest.Run(Grouped("bars", path), null, Cancellation));
        var contents = JournaledRuns.Contents(path);

        var again = JournaledRuns.Json(Backtest.Run(Resumed("bars", path), null, Cancellation));

        Assert.Equal(expected, again);
        Assert.Equal(contents, JournaledRuns.Contents(path));
    }

    [Fact]
    public void Resume_FolderWithoutAJournal_BeginsAnew()
    {
        using var folder = new TemporaryFolder();
        var expected = JournaledRuns.Json(Backtest.Run(JournaledRuns.Request("bars", null), null, Cancellation));
        var outcome = Backtest.Run(Resumed("bars", folder.Path("journal")), null, Cancellation);
        Assert.Equal(expected, JournaledRuns.Json(outcome));
        Assert.True(new StateFolder(folder.Path("journal")).Names.Count > 2);
    }

    [Fact]
    public void Resume_AnotherRun_IsRefusedAndLeavesTheFolderAsItIs()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Path("journal");
        _ = Backtest.Run(Grouped("bars", path), null, Cancellation);
        var before = TemporaryFolder.Fingerprint(path);

        var refused = Assert.Throws<JournalException>(() => Backtest.Run(
            Resumed("bars", path) with { Cash = Amount.FromUnits(99_999) }, null, Cancellation));

        Assert.Contains("the journal of another run", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.Fingerprint(path));
    }

    [Fact]
    public void Resume_OtherStrategyOfTheSameName_IsRefusedAndLeavesTheFolderAsItIs()
    {
        using var folder = new TemporaryFolder();
        var whole = folder.Path("whole");
        _ = Backtest.Run(Grouped("bars", whole), null, Cancellation);
        var path = folder.Path("killed");
        Kill(whole, path, (int)new FileInfo(Path.Combine(whole, Segment)).Length / 2, keepsStates: false);
        var before = TemporaryFolder.Fingerprint(path);

        var refused = Assert.Throws<JournalException>(() => Backtest.Run(
            Resumed("bars", path) with { CreateStrategy = static () => new MindfulStrategy(6) }, null, Cancellation));

        Assert.Contains("does not do what is recorded", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.Fingerprint(path));
    }

    [Fact]
    public void Resume_OtherData_IsRefusedAtTheFirstEventThatDiffers()
    {
        using var folder = new TemporaryFolder();
        var whole = folder.Path("whole");
        _ = Backtest.Run(Grouped("bars", whole), null, Cancellation);
        var path = folder.Path("killed");
        Kill(whole, path, (int)new FileInfo(Path.Combine(whole, Segment)).Length / 2, keepsStates: true);
        var contents = JournaledRuns.Contents(path);
        var request = Resumed("bars", path);

        // The same instruments under the same names, with each other's bars.
        var refused = Assert.Throws<JournalException>(() => Backtest.Run(
            request with
            {
                Series =
                [
                    request.Series[0] with { Open = request.Series[1].Open },
                    request.Series[1] with { Open = request.Series[0].Open },
                ],
            },
            null, Cancellation));

        Assert.Contains("does not repeat what is recorded", refused.Message, StringComparison.Ordinal);
        Assert.Contains("and now comes", refused.Message, StringComparison.Ordinal);
        Assert.Equal(contents, JournaledRuns.Contents(path));
    }

    [Fact]
    public void Resume_TellsWhatItFoundOnTheWay()
    {
        using var folder = new TemporaryFolder();
        var whole = folder.Path("whole");
        _ = Backtest.Run(Grouped("bars", whole), null, Cancellation);
        var path = folder.Path("killed");
        Kill(whole, path, (int)new FileInfo(Path.Combine(whole, Segment)).Length / 2, keepsStates: true);
        var notes = new List<string>();
        var request = Resumed("bars", path);

        _ = Backtest.Run(request with { Journal = request.Journal! with { Note = notes.Add } }, null, Cancellation);

        Assert.Contains(notes, static note => note.Contains("is passed over: no record", StringComparison.Ordinal));
        Assert.Contains(notes, static note => note.Contains("kept as 00000001.journal.torn", StringComparison.Ordinal));
        Assert.Contains(notes, static note => note.Contains("goes on behind record", StringComparison.Ordinal));
    }

    [Fact]
    public void Begin_FolderThatHoldsAJournal_NamesTheWayToGoOn()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Path("journal");
        _ = Backtest.Run(Grouped("bars", path), null, Cancellation);
        var refused = Assert.Throws<JournalException>(
            () => Backtest.Run(JournaledRuns.Request("bars", path), null, Cancellation));
        Assert.Contains("--resume", refused.Message, StringComparison.Ordinal);
    }

    // Commands are let go one moment at a time, so that the journal has many groups to be cut at.
    private static BacktestRequest Grouped(string kind, string path)
    {
        var request = JournaledRuns.Request(kind, path);
        return request with { Journal = request.Journal! with { Durability = Durability.Command } };
    }

    private static BacktestRequest Resumed(string kind, string path)
    {
        var request = Grouped(kind, path);
        return request with { Journal = request.Journal! with { Resumes = true } };
    }

    /// <summary>What a killed process leaves: the segment up to some byte, no anchor, its states or none.</summary>
    private static void Kill(string whole, string path, int bytes, bool keepsStates)
    {
        JournaledRuns.Copy(whole, path);
        File.Delete(Path.Combine(path, "anchor"));
        var segment = Path.Combine(path, Segment);
        using (var stream = File.OpenWrite(segment))
        {
            stream.SetLength(bytes);
        }

        foreach (var name in new StateFolder(path).Names.Where(_ => !keepsStates))
        {
            File.Delete(Path.Combine(path, name));
        }
    }

    // A journal whose segment ended behind an event and before the decision that follows from it.
    private static void CopyUpToADecision(string whole, string path, int decisions)
    {
        using var reader = new JournalReader(whole);
        Assert.True(reader.TryRead(out _));
        using var writer = JournalWriter.Open(path, new JournalOptions
        {
            Durability = Durability.None,
            ReserveBytes = 0,
            Build = "test",
            Configuration = reader.Header!.Configuration,
        });
        var isBehindEvent = false;
        while (reader.TryRead(out var record))
        {
            if (record.Kind < RecordKind.InputEvent || record.Kind == RecordKind.SnapshotReference)
            {
                continue;
            }

            if (record.Kind == RecordKind.Decision && --decisions <= 0 && isBehindEvent)
            {
                return;
            }

            isBehindEvent = record.Kind == RecordKind.InputEvent;
            _ = writer.Append(record.Kind, record.Version, record.Payload);
        }
    }

    // Stops the resumed run by calling it off somewhere, which writes no end; the next opening cuts what is torn.
    private static void Cut(string kind, string path, int kill)
    {
        using var stop = new CancellationTokenSource();
        var slices = 0;
        try
        {
            _ = Backtest.Run(
                Resumed(kind, path), _ =>
                {
                    if (++slices == kill + 2)
                    {
                        stop.Cancel();
                    }
                },
                stop.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.True(slices >= kill + 2);
        }
    }
}
