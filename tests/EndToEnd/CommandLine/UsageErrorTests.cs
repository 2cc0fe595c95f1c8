using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

[Collection(ProgramCollection.Name)]
public sealed class UsageErrorTests(PlimsollProgram program, DemoMarket market)
{
    [Theory]
    [InlineData("backtst", "unknown command", "backtst", "did you mean 'backtest'?")]
    [InlineData("data lsit", "unknown command", "lsit", "did you mean 'list'?")]
    [InlineData("data", "missing command", "plimsoll data", "import")]
    [InlineData("backtest --instrment X.Y", "unknown option", "--instrment", "did you mean '--instrument'?")]
    [InlineData("backtest --strategy SmaCross --period 1m", "missing option", "--instrument", "backtest --help")]
    [InlineData("backtest --strategy SmaCross --instrument A.B", "missing option", "--period", "--data book")]
    [InlineData("backtest --strategy MarketMaker --world calm --instrument A.B", "--world calm", "--minutes")]
    [InlineData("backtest --period", "option without value", "--period", "PERIOD")]
    [InlineData(
        "data import --kind klines --instrument A.B --period 1m", "missing argument", "FILE", "data import --help")]
    [InlineData("data import x.csv --kind kline --instrument A.B", "--kind", "'kline'", "did you mean 'klines'?")]
    [InlineData("data import x.csv --kind klines --instrument A.B", "missing option", "--period", "klines")]
    [InlineData("data import x.csv --kind klines --instrument AB --period 1m", "--instrument", "'AB'", "SYMBOL.VENUE")]
    [InlineData("data import x.csv --kind klines --instrument A.B --period 90x", "--period", "'90x'", "1m")]
    [InlineData("data import x.csv --kind klines --instrument A.B --period 1m --tick 0", "--tick", "'0'", "0.01")]
    [InlineData("completion tcsh", "unknown shell", "tcsh", "bash")]
    [InlineData("data list extra", "unexpected argument", "extra", "data list --help")]
    public void WrongCommandLine_IsOneLineWithRemedy(string line, params string[] parts) =>
        program.Run(Path.GetTempPath(), line.Split(' ')).ExpectOneError(2, parts);

    [Theory]
    [InlineData("--cash 0", "--cash", "'0'")]
    [InlineData("--cash abc", "--cash", "'abc'")]
    [InlineData("--fees bps:x", "--fees", "per-share")]
    [InlineData("--fees percent:1", "--fees", "'percent:1'")]
    [InlineData("--slippage bps:-1", "--slippage", "'bps:-1'")]
    [InlineData("--sizing half", "--sizing", "all-in")]
    [InlineData("--fill next-opn", "--fill", "did you mean 'next-open'?")]
    [InlineData("--volume-cap 10", "--volume-cap", "10%")]
    [InlineData("--volume-cap 0%", "--volume-cap", "'0%'")]
    [InlineData("--leverage 0", "--leverage", "1 to 1000")]
    [InlineData("--from yesterday", "--from", "2024-02-29")]
    [InlineData("--from 2024-01-05 --to 2024-01-04", "--to", "--from 2024-01-05")]
    [InlineData("--set Fast", "--set", "Fast=20")]
    [InlineData("--set Fsat=10", "no parameter Fsat", "did you mean 'Fast'?")]
    [InlineData("--set Fast=0", "Fast", "'0'", "1 to 10000")]
    [InlineData("--set Fast=ten", "Fast", "'ten'", "whole number")]
    [InlineData("--set Fast=1 --set fast=2", "twice", "fast=2")]
    [InlineData("--equity-interval 3", "--equity-interval", "'3'")]
    public void Backtest_WrongValue_IsOneLineWithRemedy(string line, params string[] parts) =>
        Backtest(line).ExpectOneError(2, parts);

    [Fact]
    public void Backtest_UnknownStrategy_MeansTheNearest() =>
        program.Run(
            Path.GetTempPath(), "backtest", "--strategy", "SmaCros", "--instrument", "DEMO.SYNTH", "--period", "1m",
                "--catalog",
            market.Catalog).ExpectOneError(2, "unknown strategy", "SmaCros", "did you mean 'SmaCross'?");

    [Fact]
    public void Backtest_StrategyNameInOtherCase_IsFound() =>
        program.Run(
            Path.GetTempPath(), "backtest", "--strategy", "smacross", "--instrument", "demo.synth", "--period", "1h",
                "--catalog",
            market.Catalog).Expect(0);

    [Fact]
    public void Backtest_UnknownInstrument_MeansTheNearest() =>
        program.Run(
            Path.GetTempPath(), "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SINTH", "--period", "1m",
                "--catalog",
            market.Catalog).ExpectOneError(2, "unknown instrument", "DEMO.SINTH", "did you mean 'DEMO.SYNTH'?");

    [Fact]
    public void Backtest_MissingCatalog_SaysHowToMakeOne()
    {
        using var folder = new ScratchFolder();

        Backtest("", folder.File("nothing here")).ExpectOneError(2, "nothing here", "plimsoll data import");
    }

    [Fact]
    public void Backtest_EmptyCatalog_SaysHowToFillIt()
    {
        using var folder = new ScratchFolder();

        Backtest("", folder.Path).ExpectOneError(2, "no bars", "plimsoll data synth");
    }

    [Fact]
    public void Backtest_PeriodThatIsNotThere_SaysWhatIs() =>
        program.Run(
            Path.GetTempPath(), "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "30s",
            "--catalog", market.Catalog).ExpectOneError(2, "30s", "DEMO.SYNTH 1m");

    [Fact]
    public void Error_WithJson_IsAlsoADocument()
    {
        var outcome = Backtest("--cash 0 --json");

        outcome.ExpectOneError(2, "--cash");
        var error = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("error");
        Assert.Equal(2, error.GetProperty("exitCode").GetInt32());
        Assert.Contains("--cash", error.GetProperty("messages")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Error_WithDebug_HasTheStackTrace()
    {
        var outcome = Backtest("--cash 0 --debug").Expect(2);

        Assert.Contains("   at Plimsoll.Host", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalog_FromEnvironment_IsUsed()
    {
        var settings = new ProcessSettings
        {
            Environment = new Dictionary<string, string> { ["PLIMSOLL_CATALOG"] = market.Catalog },
        };

        var list = program.Run(settings, "data", "list", "--json").Expect(0);

        var series = JsonDocument.Parse(list.Output).RootElement.GetProperty("series");
        Assert.Equal("DEMO.SYNTH", series[0].GetProperty("instrument").GetString());
    }

    private ProcessOutcome Backtest(string line, string? catalog = null)
    {
        string[] words =
        [
            "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "1h", "--catalog",
            catalog ?? market.Catalog, .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        return program.Run(Path.GetTempPath(), words);
    }
}
