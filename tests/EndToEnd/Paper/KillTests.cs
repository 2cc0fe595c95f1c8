using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

/// <summary>Every way to kill a paper run, and that nothing but a reset by name opens it again.</summary>
[Collection(ProgramCollection.Name)]
public sealed class KillTests(PlimsollProgram program)
{
    [Fact]
    public void Kill_Flatten_ClosesEverythingLatchesAndHoldsOverCrashAndStart()
    {
        using var folder = new ScratchFolder();
        using (var run = new PaperProcess(program, folder, PaperProcess.Trader()))
        {
            _ = run.AwaitExposure();
            Assert.Contains(
                "kill taken as action 1", run.Ask("kill", "--reason", "test").Expect(0).Output,
                StringComparison.Ordinal);
            var flat = run.Await("it is flat", static status => status.GetProperty("isFlat").GetBoolean());
            Assert.True(flat.GetProperty("latch").GetProperty("isEngaged").GetBoolean());
            Assert.True(File.Exists(folder.File("run/kill.latch")));
            _ = run.AwaitRefusals();
            Assert.Contains(
                "reset it first",
                run.Ask("resume", "--operator", "a", "--reason", "b").Expect(1).Output, StringComparison.Ordinal);
            run.Crash();
        }

        using (var run = new PaperProcess(program, folder, PaperProcess.Trader()))
        {
            var seen = run.AwaitRefusals();
            Assert.Equal(0, seen.GetProperty("fills").GetInt64());
            Assert.Contains(
                "all: Flatten", seen.GetProperty("latch").GetProperty("kernel").ToString(), StringComparison.Ordinal);
            run.Ask("reset", "--reason", "b").ExpectOneError(2, "--operator");
            run.Ask("reset", "--operator", "a").ExpectOneError(2, "--reason");
            run.Ask("reset", "--operator", "A. Keel", "--reason", "it was a test").Expect(0);
            _ = run.AwaitExposure();
            Assert.False(File.Exists(folder.File("run/kill.latch")));
        }

        var actions = program.Run(
            folder.Path, "journal", "cat", "run/journal", "--kind", "operator").Expect(0).Output;
        Assert.Contains("\"operator\":\"A. Keel\"", actions, StringComparison.Ordinal);
        Assert.Contains("it was a test", actions, StringComparison.Ordinal);
        Assert.Contains("\"source\":\"latch\"", actions, StringComparison.Ordinal);
    }

    [Fact]
    public void Kill_NoProcess_LatchesTheNextStart()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder.File("run"));
        Assert.Contains(
            "latch is engaged for the next start",
            program.Run(folder.Path, "kill", "run", "--level", "stop").Expect(0).Output,
            StringComparison.Ordinal);
        using var run = new PaperProcess(program, folder, PaperProcess.Trader());
        Assert.Equal(0, run.AwaitRefusals().GetProperty("fills").GetInt64());
    }

    [Fact]
    public void Kill_NoRunOrTwoNamed_IsRefused()
    {
        using var folder = new ScratchFolder();
        program.Run(folder.Path, "kill").ExpectOneError(2, "no run is named", "write the folder of the run");
        program.Run(folder.Path, "kill", "a", "--run-folder", "b").ExpectOneError(2, "'b'", "name the run once");
        program.Run(folder.Path, "kill", "nowhere").ExpectOneError(2, "no such run folder", "nowhere");
    }

    [Theory]
    [InlineData("{\"schema\":1,\"entr")]
    [InlineData("")]
    public void Start_LatchFileThatIsTorn_IsLatched(string text)
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder.File("run"));
        folder.Write("run/kill.latch", text);
        using var run = new PaperProcess(program, folder, PaperProcess.Trader());
        var seen = run.AwaitRefusals();
        Assert.Equal(0, seen.GetProperty("fills").GetInt64());
        Assert.NotNull(seen.GetProperty("latch").GetProperty("trouble").GetString());
    }

    [Fact]
    public void Kill_ByFile_WorksAndNoResetUntilItIsGone()
    {
        using var folder = new ScratchFolder();
        using var run = new PaperProcess(program, folder, PaperProcess.Trader());
        _ = run.AwaitExposure();
        folder.Write("run/kill", "risk officer called\n");
        var seen = run.Await("it is flat", static status => status.GetProperty("isFlat").GetBoolean()
            && status.GetProperty("latch").GetProperty("isEngaged").GetBoolean());
        var entry = seen.GetProperty("latch").GetProperty("entries")[0];
        Assert.Equal("file", entry.GetProperty("source").GetString());
        Assert.Equal("risk officer called", entry.GetProperty("reason").GetString());
        Assert.Contains(
            "kill source is still engaged",
            run.Ask("reset", "--operator", "a", "--reason", "b").Expect(1).Output, StringComparison.Ordinal);
        File.Delete(folder.File("run/kill"));
        _ = run.Await("the source is clear", static status => status.GetProperty("sources").GetArrayLength() == 0);
        run.Ask("reset", "--operator", "a", "--reason", "b").Expect(0);
        _ = run.AwaitExposure();
    }

    [Fact]
    public void Kill_BySignal_ClosesEverything()
    {
        using var folder = new ScratchFolder();
        using var run = new PaperProcess(program, folder, PaperProcess.Trader());
        _ = run.AwaitExposure();
        run.Signal("USR1");
        var seen = run.Await("it is flat", static status => status.GetProperty("isFlat").GetBoolean()
            && status.GetProperty("latch").GetProperty("isEngaged").GetBoolean());
        Assert.Equal("signal", seen.GetProperty("latch").GetProperty("entries")[0].GetProperty("source").GetString());
    }

    [Fact]
    public void Start_RequiredSourcesThatCannotBeRead_AreLatched()
    {
        using var folder = new ScratchFolder();
        folder.Write("sources.yaml", """
            sources:
            - environment: PLIMSOLL_TEST_FLEET
              required: true
              level: stop
            - redis: 127.0.0.1:1/fleet
              required: true
            - redis: 127.0.0.1:1/optional
            """);
        using var run = new PaperProcess(program, folder, [.. PaperProcess.Trader(), "--kill-sources", "sources.yaml"]);
        var seen = run.AwaitRefusals();
        Assert.Equal(0, seen.GetProperty("fills").GetInt64());
        Assert.Equal(3, seen.GetProperty("sources").GetArrayLength());
        Assert.Equal(
            ["environment", "redis"],
            seen.GetProperty("latch").GetProperty("entries").EnumerateArray().Select(
                static entry => entry.GetProperty("source").GetString()));
    }

    [Fact]
    public void Start_EnvironmentThatSaysStop_IsLatchedAndOffIsNot()
    {
        using var folder = new ScratchFolder();
        folder.Write("sources.yaml", "- environment: PLIMSOLL_TEST_FLEET\n  required: true\n");
        string[] arguments = [.. PaperProcess.Trader(), "--kill-sources", "sources.yaml"];
        using (var off = new PaperProcess(
            program, folder, new Dictionary<string, string> { ["PLIMSOLL_TEST_FLEET"] = "off" }, arguments))
        {
            _ = off.AwaitExposure();
        }

        using var on = new PaperProcess(
            program, folder, new Dictionary<string, string> { ["PLIMSOLL_TEST_FLEET"] = "audit" }, arguments);
        var seen = on.AwaitRefusals();
        Assert.Equal(
            "audit", seen.GetProperty("latch").GetProperty("entries")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void Pause_ThenResume_StopsEntriesAndLetsThemInAgain()
    {
        using var folder = new ScratchFolder();
        using var run = new PaperProcess(program, folder, PaperProcess.Trader());
        _ = run.AwaitExposure();
        run.Ask("pause", "--operator", "a", "--reason", "news").Expect(0);
        run.Ask("flatten", "--operator", "a", "--reason", "news").Expect(0);
        _ = run.AwaitRefusals();
        Assert.False(File.Exists(folder.File("run/kill.latch")));
        run.Ask("resume", "--operator", "a", "--reason", "news are over").Expect(0);
        _ = run.AwaitExposure();
    }

    [Fact]
    public void Kill_OneStrategy_LeavesTheOtherTrading()
    {
        using var folder = new ScratchFolder();
        using var run = new PaperProcess(
            program, folder, ["--strategy", "drill:trader,drill:trader", "--world", "calm", "--minutes", "2000",
                "--pace", "20x", .. PaperProcess.Patient]);
        _ = run.Await("both hold", static status => status.GetProperty("positions").GetArrayLength() == 2);
        run.Ask("kill", "--strategy", "Nobody").ExpectLine(1, "no strategy 'Nobody'");
        run.Ask("kill", "--strategy", "DrillTrader-2").Expect(0);
        var seen = run.Await("one holds", static status => status.GetProperty("positions").GetArrayLength() == 1);
        Assert.Equal("DrillTrader", seen.GetProperty("positions")[0].GetProperty("strategy").GetString());
        Assert.False(seen.GetProperty("latch").GetProperty("isEngaged").GetBoolean());
        run.Ask("reset", "--strategy", "DrillTrader-2", "--operator", "a", "--reason", "b").Expect(0);
        _ = run.Await("both hold again", static status => status.GetProperty("positions").GetArrayLength() == 2);
    }

    [Fact]
    public void Hang_NobodyKills_TheWatchdogTakesOverAndTheLatchHolds()
    {
        using var folder = new ScratchFolder();
        using (var run = new PaperProcess(
            program, folder, "--strategy", "drill:trader,drill:trader", "--set", "DrillTrader-2.HangAfter=20",
            "--world",
            "calm", "--minutes", "2000", "--pace", "20x", "--strategy-deadline", "2"))
        {
            Assert.Equal(7, run.AwaitEnd());
            Assert.Contains("a strategy hangs", run.Error, StringComparison.Ordinal);
        }

        var status = JsonDocument.Parse(
            program.Run(folder.Path, "paper", "status", "run", "--json").Expect(1).Output).RootElement;
        Assert.Equal("flattened", status.GetProperty("state").GetString());
        Assert.True(status.GetProperty("isFlat").GetBoolean());
        Assert.True(status.GetProperty("emergency").GetProperty("isFlat").GetBoolean());
        Assert.True(File.Exists(folder.File("run/kill.latch")));
        program.Run(folder.Path, "journal", "verify", "run/journal").Expect(0);
        var replay = program.Run(folder.Path, "replay", "run/journal").Expect(0);
        Assert.Contains("the kernel was shut out at record", replay.Error, StringComparison.Ordinal);
        Assert.Contains(
            "TakeOver", program.Run(folder.Path, "journal", "cat", "run/journal", "--kind", "emergency").Expect(0)
                .Output, StringComparison.Ordinal);
        var alerts = File.ReadAllLines(folder.File("run/alerts.jsonl")).Select(
            static line => JsonDocument.Parse(line).RootElement.GetProperty("cause").GetString()).ToArray();
        Assert.Contains("emergency", alerts);
        Assert.Contains("emergency over", alerts);
    }
}
