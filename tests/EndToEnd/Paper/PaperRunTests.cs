using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

/// <summary>Paper runs as processes: what they do is what a backtest does, and they end in good order.</summary>
[Collection(ProgramCollection.Name)]
public sealed class PaperRunTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void Run_FastToTheEnd_GivesTheCommandsOfTheBacktestAndReplays()
    {
        using var folder = new ScratchFolder();
        string[] same =
        [
            "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m", "--catalog", market.Catalog,
        ];
        program.Run(folder.Path, ["backtest", "--no-sensitivity", "--journal", "backtest", .. same]).Expect(0);

        program.Run(folder.Path, ["paper", "run", "--run-folder", "run", "--pace", "fast", .. same]).Expect(0);

        Assert.Equal(Commands(folder, "backtest"), Commands(folder, "run/journal"));
        var replayed = Json(program.Run(folder.Path, "replay", "run/journal", "--json").Expect(0));
        Assert.True(replayed.GetProperty("isIdentical").GetBoolean());
        Assert.Equal(1, replayed.GetProperty("states").GetInt64());
        program.Run(folder.Path, "journal", "verify", "run/journal").Expect(0);
        var status = program.Run(folder.Path, "paper", "status", "run").Expect(1);
        Assert.Contains("no process runs it; last seen ended", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SeveralStrategies_EachKeepsItsOwnPositionAndTheJournalReplays()
    {
        using var folder = new ScratchFolder();

        program.Run(
            folder.Path, "paper", "run", "--run-folder", "run", "--pace", "fast", "--strategy",
            "SmaCross,RsiReversion,SmaCross", "--set", "SmaCross-2.Fast=5", "--instrument", "DEMO.SYNTH", "--period",
            "1h", "--catalog", market.Catalog).Expect(0);

        var replayed = Json(program.Run(folder.Path, "replay", "run/journal", "--json").Expect(0));
        Assert.True(replayed.GetProperty("isIdentical").GetBoolean());
        var commands = Commands(folder, "run/journal");
        for (var strategy = 0; strategy < 3; strategy++)
        {
            Assert.Contains($" strategy {strategy} ", commands, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void Run_AskedToEnd_EndsAtACleanPlace(string signal)
    {
        using var folder = new ScratchFolder();
        using var run = new PaperProcess(program, folder, PaperProcess.Trader());
        _ = run.AwaitExposure();

        var status = program.Run(folder.Path, "paper", "status", "run").Expect(0);
        Assert.StartsWith("running, process ", status.Output, StringComparison.Ordinal);
        Assert.Contains("position      DrillTrader", status.Output, StringComparison.Ordinal);
        run.Signal(signal);

        Assert.Equal(0, run.AwaitEnd());
        Assert.Equal("ended", Json(program.Run(folder.Path, "paper", "status", "run", "--json").Expect(1))
            .GetProperty("state").GetString());
        Assert.True(Json(program.Run(folder.Path, "replay", "run/journal", "--json").Expect(0))
            .GetProperty("isIdentical").GetBoolean());
        Assert.False(File.Exists(folder.File("run/control.sock")));
    }

    [Fact]
    public void Run_FolderInUse_IsRefusedAndTheOtherGoesOn()
    {
        using var folder = new ScratchFolder();
        using var run = new PaperProcess(program, folder, PaperProcess.Trader());
        _ = run.AwaitExposure();

        program.Run(folder.Path, ["paper", "run", "--run-folder", "run", .. PaperProcess.Trader()])
            .ExpectOneError(6, "in use", "process ");

        Assert.Equal(0, run.Ask("pause", "--operator", "a", "--reason", "b").Expect(0).ErrorLines.Count);
    }

    [Theory]
    [InlineData("--pace", "quick")]
    [InlineData("--strategy-deadline", "0")]
    [InlineData("--set", "Other.Fast=3")]
    public void Run_BadOption_IsRefusedBeforeAnythingIsMade(string option, string value)
    {
        using var folder = new ScratchFolder();
        program.Run(folder.Path, ["paper", "run", "--run-folder", "run", "--strategy", "SmaCross,RsiReversion",
            "--instrument", "DEMO.SYNTH", "--period", "1h", "--catalog", market.Catalog, option, value])
            .ExpectOneError(2, option);
        Assert.False(Directory.Exists(folder.File("run")));
    }

    [Fact]
    public void Status_FolderWithoutARun_SaysSo()
    {
        using var folder = new ScratchFolder();
        program.Run(folder.Path, "paper", "status", "run").ExpectOneError(2, "no run in the folder");
    }

    private string Commands(ScratchFolder folder, string journal) => string.Join('\n', program.Run(
        folder.Path, "journal", "cat", journal, "--kind", "command").Expect(0).Output.Split('\n')
        .Select(static line => line.Length > 0 ? line[line.IndexOf("command", StringComparison.Ordinal)..] : ""));

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;
}
