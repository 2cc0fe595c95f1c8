using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

[Collection(ProgramCollection.Name)]
public sealed class StrategyFileTests(PlimsollProgram program, DemoMarket market)
{
    private const string Header = "using Plimsoll.Host;\nusing Plimsoll.Kernel.Strategies;\n\n";

    [Fact]
    public void SourceFile_WithProgramLines_Runs()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write(
            "My Strategy.cs",
            "#:project nowhere/Host.csproj\n" + Header + """
            return PlimsollApp.Run<Mine>(args);

            public sealed class Mine : Strategy
            {
                [Parameter(Min = 1, Max = 9)]
                public int Bars { get; init; } = 3;

                public override void OnBar(in BarUpdate bar) => EnterLong(bar.Instrument);
            }
            """);

        var result = Backtest(folder, file, "--set", "Bars=4", "--json").Expect(0);

        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.True(json.GetProperty("fills").GetInt64() > 0);
        Assert.Matches("^[0-9a-f]{64}$", json.GetProperty("hashes").GetProperty("code").GetString());
    }

    [Fact]
    public void SourceFile_TwiceTheSame_UsesTheCacheAndGivesTheSameHash()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("Mine.cs", Header + Class("Mine", "EnterLong(bar.Instrument)"));
        var settings = new ProcessSettings
        {
            WorkingFolder = folder.Path,
            Environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder.File("cache") },
        };
        string[] words = ["strategies", "--strategy", file];

        program.Run(settings, words).Expect(0);
        var kept = Assert.Single(Directory.GetFiles(folder.File("cache/plimsoll/strategies")));
        File.WriteAllText(kept, "damaged");

        program.Run(settings, words).Expect(0);
        Assert.True(new FileInfo(kept).Length > 1_000, "a damaged entry is made anew");
    }

    [Fact]
    public void SourceFile_CacheThatCannotBeWritten_RunsAllTheSame()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("Mine.cs", Header + Class("Mine", "EnterLong(bar.Instrument)"));
        var settings = new ProcessSettings
        {
            Environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = "/proc/nowhere" },
        };

        program.Run(settings, "strategies", "--strategy", file).Expect(0);
    }

    [Fact]
    public void SourceFile_DoesNotCompile_NamesLineAndColumn()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("Bad.cs", "#:project x\n" + Header + Class("Bad", "Buy(bar.Instrument)"));

        var outcome = Backtest(folder, file);

        outcome.ExpectOneError(5, "does not compile", "Bad.cs:7:", "CS0103", "Buy");
    }

    [Fact]
    public void SourceFile_ManyErrors_ShowsFiveAndTheirNumber()
    {
        using var folder = new ScratchFolder();
        var wrong = string.Join('\n', Enumerable.Range(1, 8).Select(i => $"    public Nothing{i} Field{i};"));
        var file = folder.Write("Bad.cs", Header + "public sealed class Bad : Strategy\n{\n" + wrong + "\n}\n");

        var outcome = Backtest(folder, file).Expect(5);

        Assert.Equal(5, outcome.ErrorLines.Count);
        Assert.Contains("Bad.cs:6:12: CS0246", outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("(and 3 more errors)", outcome.ErrorLines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void SourceFile_ThrowsOnBar_NamesBarAndLineAndKeepsTheResult()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("Throws.cs", Header + """
            public sealed class Throws : Strategy
            {
                private int bars;

                public override void OnBar(in BarUpdate bar)
                {
                    if (++bars == 42)
                    {
                        throw new InvalidOperationException("no more");
                    }
                }
            }
            """);

        var outcome = Backtest(folder, file, "--out", folder.File("result"));

        outcome.ExpectOneError(5, "strategy Throws failed", "2024-01-02T18:00:00Z",
            "InvalidOperationException: no more", "Throws.cs:12");
        var result = JsonDocument.Parse(File.ReadAllText(folder.File("result/result.json"))).RootElement;
        Assert.Contains("no more", result.GetProperty("warnings").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SourceFile_SeveralClasses_OneIsNamed()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write(
            "Two.cs",
                Header + Class("First", "EnterLong(bar.Instrument)") + Class("Second", "EnterShort(bar.Instrument)"));

        Backtest(folder, file).ExpectOneError(2, "several strategies", "Two.cs:First", "Two.cs:Second");
        Backtest(folder, file + ":Secnd").ExpectOneError(2, "did you mean 'Second'?");
        Backtest(folder, file + ":Second").Expect(0);
    }

    [Fact]
    public void SourceFile_WithoutStrategy_IsRefused()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("None.cs", "public sealed class None { }");

        Backtest(folder, file).ExpectOneError(5, "no strategy in the file", "None.cs");
    }

    [Fact]
    public void MissingFile_IsRefused()
    {
        using var folder = new ScratchFolder();

        Backtest(folder, "Missing.cs").ExpectOneError(2, "no such strategy file", "Missing.cs");
        Backtest(folder, "Missing.dll").ExpectOneError(2, "no such strategy file", "Missing.dll");
    }

    [Fact]
    public void Assembly_OfTheShippedStrategies_RunsByClass()
    {
        using var folder = new ScratchFolder();
        var shipped = Path.Combine(Path.GetDirectoryName(program.Dll)!, "strategies", "Plimsoll.Strategies.dll");
        File.Copy(shipped, folder.File("Mine.dll"));

        Backtest(folder, folder.File("Mine.dll") + ":BuyAndHold").Expect(0);
        Backtest(folder, folder.File("Mine.dll")).ExpectOneError(2, "several strategies");
    }

    [Fact]
    public void Assembly_ThatIsNone_IsRefused()
    {
        using var folder = new ScratchFolder();

        Backtest(folder, folder.Write("Text.dll", "no assembly")).ExpectOneError(5, "no .NET assembly", "Text.dll");
    }

    [Fact]
    public void Samples_ShippedAndFromSource_GiveTheSameTrades()
    {
        using var folder = new ScratchFolder();
        string[] names = ["BuyAndHold", "SmaCross", "RsiReversion", "OpeningRangeBreakout", "BracketBreakout"];
        foreach (var name in names)
        {
            Backtest(folder, name, "--period", "15m", "--out", folder.File("shipped")).Expect(0);
            Backtest(folder, Path.Combine(program.Root, "samples", name + ".cs"), "--period", "15m", "--out",
                folder.File("source"))
                .Expect(0);

            var trades = File.ReadAllText(folder.File("shipped/trades.csv"));
            Assert.Equal(trades, File.ReadAllText(folder.File("source/trades.csv")));
            Assert.True(name == "BuyAndHold" || trades.Count(c => c == '\n') > 2, name + " did not trade");
        }
    }

    [Theory]
    [InlineData("SmaCross")]
    [InlineData("RsiReversion")]
    [InlineData("OpeningRangeBreakout")]
    [InlineData("BracketBreakout")]
    public void Samples_OnTheFirstPartOfTheData_MakeTheTradesOfTheWholeRun(string name)
    {
        using var folder = new ScratchFolder();
        Backtest(folder, name, "--period", "5m", "--out", folder.File("whole")).Expect(0);
        Backtest(folder, name, "--period", "5m", "--to", "2024-01-09T07:35", "--out", folder.File("part")).Expect(0);

        var whole = File.ReadAllLines(folder.File("whole/trades.csv"));
        var part = File.ReadAllLines(folder.File("part/trades.csv"));

        Assert.InRange(part.Length, 3, whole.Length - 1);
        Assert.Equal(whole.Take(part.Length), part);
    }

    private static string Class(string name, string body) =>
        $"public sealed class {name} : Strategy\n{{\n    public override void OnBar(in BarUpdate bar) => {body};\n}}\n";

    private ProcessOutcome Backtest(ScratchFolder folder, string strategy, params string[] more)
    {
        string[] period = more.Contains("--period") ? [] : ["--period", "1h"];
        string[] words =
            ["backtest", "--strategy", strategy, "--instrument", "DEMO.SYNTH", .. period, "--catalog", market.Catalog,
                .. more];
        return program.Run(folder.Path, words);
    }
}
