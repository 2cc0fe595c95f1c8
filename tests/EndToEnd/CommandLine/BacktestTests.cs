using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

[Collection(ProgramCollection.Name)]
public sealed class BacktestTests(PlimsollProgram program, DemoMarket market)
{
    private static readonly string[] Files = ["equity.csv", "orders.csv", "report.html", "result.json", "trades.csv"];

    [Fact]
    public void Out_HoldsTheFiveFiles_AndJsonIsResultJson()
    {
        using var folder = new ScratchFolder();

        var outcome = Backtest(
            new ProcessSettings { WorkingFolder = folder.Path }, "--out", "the result", "--json").Expect(0);

        Assert.Equal(Files,
            Directory.GetFiles(folder.File("the result")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(folder.File("the result/result.json")), outcome.Output);
        var json = JsonDocument.Parse(outcome.Output).RootElement;
        foreach (var name in new[] { "orders", "fills", "trades", "fees", "finalEquity", "metrics", "hashes" })
        {
            Assert.True(json.TryGetProperty(name, out _), name);
        }

        Assert.True(json.GetProperty("metrics").EnumerateObject().Count() >= 45);
        Assert.DoesNotContain(folder.Path, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ShowsFiguresAndReport()
    {
        using var folder = new ScratchFolder();

        var outcome = Backtest(new ProcessSettings { WorkingFolder = folder.Path }, "--out", "result").Expect(0);

        Assert.Contains("final equity", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Sharpe ratio", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("report: result/report.html", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public void NoOrders_SaysWhy()
    {
        var outcome = Backtest(new ProcessSettings(), "--set", "Slow=9999").Expect(0);

        Assert.Contains("nothing was traded: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NoDataInTheTime_SaysWhy()
    {
        var outcome = Backtest(new ProcessSettings(), "--from", "2030-01-01").Expect(0);

        Assert.Contains("no bars in the chosen time", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherZoneCultureAndCores_GiveTheSameBytes()
    {
        using var folder = new ScratchFolder();
        var one = new ProcessSettings
        {
            WorkingFolder = folder.Path,
            Environment = new Dictionary<string, string>
            {
                ["TZ"] = "America/New_York", ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8",
                    ["DOTNET_PROCESSOR_COUNT"] = "1",
            },
        };
        var other = new ProcessSettings
        {
            WorkingFolder = folder.Path,
            Environment = new Dictionary<string, string>
            {
                ["TZ"] = "Asia/Kathmandu", ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8",
                    ["DOTNET_PROCESSOR_COUNT"] = "4",
            },
        };

        Backtest(one, "--fees", "bps:10", "--slippage", "bps:2", "--out", "one").Expect(0);
        Backtest(other, "--fees", "bps:10", "--slippage", "bps:2", "--out", "other").Expect(0);

        foreach (var name in Files)
        {
            Assert.True(
                File.ReadAllBytes(folder.File("one/" + name)).AsSpan().SequenceEqual(
                    File.ReadAllBytes(folder.File("other/" + name))),
                name + " differs");
        }
    }

    [Fact]
    public void SmaCross_OnHours_AgreesWithAPlainLoop()
    {
        using var folder = new ScratchFolder();
        program.Run(
            folder.Path, "data", "export", "--out", "bars.csv", "--instrument", "DEMO.SYNTH", "--period", "1m",
                "--catalog",
                market.Catalog)
            .Expect(0);
        var outcome = Backtest(
            new ProcessSettings(), "--period", "1m", "--sizing", "fixed:1", "--no-sensitivity", "--json").Expect(0);
        var json = JsonDocument.Parse(outcome.Output).RootElement;

        var (fills, cash) = PlainCross(File.ReadAllLines(folder.File("bars.csv")));

        Assert.Equal(fills, json.GetProperty("fills").GetInt64());
        Assert.Equal(
            cash, decimal.Parse(
                json.GetProperty("finalEquity").ToString(), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static (long Fills, decimal Equity) PlainCross(string[] lines)
    {
        var header = lines[0].Split(',');
        var open = Array.IndexOf(header, "open");
        var close = Array.IndexOf(header, "close");
        var closes = new List<double>();
        var cash = 100_000m;
        var held = 0;
        var wanted = 0;
        long fills = 0;
        var last = 0m;
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            if (wanted != held)
            {
                cash -= (wanted - held) * decimal.Parse(cells[open], CultureInfo.InvariantCulture);
                held = wanted;
                fills++;
            }

            last = decimal.Parse(cells[close], CultureInfo.InvariantCulture);
            closes.Add((double)last);
            if (closes.Count < 50)
            {
                continue;
            }

            var fast = closes.TakeLast(20).Sum(c => (decimal)c) / 20;
            var slow = closes.TakeLast(50).Sum(c => (decimal)c) / 50;
            wanted = fast > slow ? 1 : fast < slow ? 0 : wanted;
        }

        return (fills, cash + (held * last));
    }

    private ProcessOutcome Backtest(ProcessSettings settings, params string[] more)
    {
        string[] period = more.Contains("--period") ? [] : ["--period", "1h"];
        string[] words =
            ["backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", .. period, "--catalog",
                market.Catalog, .. more];
        return program.Run(settings, words);
    }
}
