using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

[Collection(ProgramCollection.Name)]
public sealed class HelpTests(PlimsollProgram program)
{
    public static TheoryData<string> Commands =>
    [
        "", "demo", "backtest", "data", "data import", "data list", "data check", "data show", "data export",
            "data synth",
        "replay", "journal", "journal verify", "journal cat", "journal stats",
        "project", "query", "db", "db migrate",
        "maker", "maker bars",
        "paper", "paper pairs", "paper order", "paper cost", "strategies", "doctor", "completion",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_EveryCommand_ShowsUsageAndExamples(string command)
    {
        string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];

        var help = program.Run(Path.GetTempPath(), words).Expect(0);

        Assert.Contains(
            $"Usage:\n  plimsoll{(command.Length == 0 ? "" : " " + command)}", help.Output, StringComparison.Ordinal);
        var examples = help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n')[1..];
        Assert.StartsWith("  plimsoll ", examples[0], StringComparison.Ordinal);
        Assert.All(help.Output.Split('\n'), line =>
            Assert.True(line.Length <= 100 || line.StartsWith("  plimsoll ", StringComparison.Ordinal), line));
        Assert.Equal("", help.Error);
    }

    [Fact]
    public void Version_IsANumber()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", program.Run(Path.GetTempPath(), "--version").Expect(0).Output);
        var json = JsonDocument.Parse(program.Run(Path.GetTempPath(), "--version", "--json").Expect(0).Output);
        Assert.Matches(@"^\d+\.\d+\.\d+$", json.RootElement.GetProperty("version").GetString());
    }

    [Fact]
    public void Strategies_ListsTheShippedOnes()
    {
        var json = JsonDocument.Parse(program.Run(Path.GetTempPath(), "strategies", "--json").Expect(0).Output);

        var strategies = json.RootElement.GetProperty("strategies").EnumerateArray().ToArray();
        Assert.Equal(
            ["BracketBreakout", "BuyAndHold", "MarketMaker", "OpeningRangeBreakout", "RsiReversion", "SmaCross"],
            strategies.Select(one => one.GetProperty("name").GetString()));
        var fast = strategies[5].GetProperty("parameters")[0];
        Assert.Equal("Fast", fast.GetProperty("name").GetString());
        Assert.Equal("20", fast.GetProperty("default").GetString());
        Assert.Equal(1, fast.GetProperty("min").GetDouble());
    }

    [Fact]
    public void Doctor_ThisMachine_IsFit()
    {
        using var folder = new ScratchFolder();

        var json = JsonDocument.Parse(program.Run(folder.Path, "doctor", "--json").Expect(0).Output);

        var checks = json.RootElement.GetProperty("checks").EnumerateArray().ToArray();
        Assert.True(checks.Length >= 12);
        Assert.All(checks, check => Assert.NotEqual("fail", check.GetProperty("state").GetString()));
    }

    [Fact]
    public void Doctor_CatalogThatCannotBeWritten_FailsAndSaysHowToRepair()
    {
        var outcome = program.Run(Path.GetTempPath(), "doctor", "--catalog", "/proc/plimsoll").Expect(3);

        Assert.Contains("fail", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("catalog", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Completion_EveryShell_IsReadByIt(string shell)
    {
        using var folder = new ScratchFolder();
        var script = program.Run(folder.Path, "completion", shell).Expect(0).Output;
        Assert.Contains("backtest", script, StringComparison.Ordinal);
        Assert.Contains("instrument", script, StringComparison.Ordinal);
        var file = folder.Write("script", script);
        if (shell != "bash" && !IsInstalled(shell))
        {
            Assert.Skip(shell + " is not installed");
        }

        var read = PlimsollProgram.Start(
            shell, [shell == "fish" ? "--no-execute" : "-n", file], new ProcessSettings()).Expect(0);

        Assert.Equal("", read.Error);
    }

    [Fact]
    public void Completion_Bash_CompletesCommandsOptionsAndValues()
    {
        using var folder = new ScratchFolder();
        folder.Write("script", program.Run(folder.Path, "completion", "bash").Expect(0).Output);
        const string Script = """
            source ./script
            try() { COMP_WORDS=(plimsoll "$@"); COMP_CWORD=$#; COMPREPLY=(); _plimsoll; echo "${COMPREPLY[*]}"; }
            try data im
            try backtest --strat
            try data import --kind agg
            try data import x.csv --instr
            """;

        var answers = PlimsollProgram.Start(
            "bash", ["-c", Script], new ProcessSettings { WorkingFolder = folder.Path }).Expect(0);

        Assert.Equal("import\n--strategy\nagg-trades\n--instrument --instrument-kind\n", answers.Output);
        Assert.Equal("", answers.Error);
    }

    private static bool IsInstalled(string name) =>
        PlimsollProgram.Start("bash", ["-c", "command -v " + name], new ProcessSettings()).ExitCode == 0;
}
