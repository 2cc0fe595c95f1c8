using System.Text;
using System.Text.Json;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Market;
using Plimsoll.Research.Campaigns;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Campaigns;

public sealed class CampaignTests
{
    [Fact]
    public void Run_AnyNumberAtATime_GivesTheSameBytes()
    {
        var alone = CampaignFiles.Render(Campaign.Run(Request(runs: 6, parallel: 1)));
        var beside = CampaignFiles.Render(Campaign.Run(Request(runs: 6, parallel: 5)));

        Assert.Equal([CampaignFiles.Page, CampaignFiles.Report, CampaignFiles.Runs], alone.Select(file => file.Name));
        for (var i = 0; i < alone.Count; i++)
        {
            Assert.Equal(Text(alone[i]), Text(beside[i]));
        }
    }

    [Fact]
    public void Run_Seeds_EachIsTheRunAlone()
    {
        var all = Campaign.Run(Request(runs: 4, seed: 11));
        var third = Campaign.Run(Request(runs: 1, seed: 13));

        Assert.Equal([11UL, 12, 13, 14], all.Runs.Select(run => run.Seed));
        Assert.Equal(third.Runs[0].Metrics, all.Runs[2].Metrics);
        Assert.Equal(third.Runs[0].Hashes, all.Runs[2].Hashes);
        Assert.Equal(4, all.Runs.Select(run => run.ValueOf("netProfit")).Distinct().Count());
    }

    [Fact]
    public void Run_Figures_AreThoseOfTheRuns()
    {
        var report = Campaign.Run(Request(runs: 5));

        var profit = report.Figures.Single(figure => figure.Metric.Name == "netProfit");
        double[] values = [.. report.Runs.Select(run => run.ValueOf("netProfit")!.Value)];
        Assert.Equal(values.Min(), profit.Distribution.Min);
        Assert.Equal(values.Max(), profit.Distribution.Max);
        Assert.Equal(values.Order().ElementAt(2), profit.Distribution.Median);
        var summary = report.Summary.Single(one => one.Name == "total_pnl");
        Assert.Equal(values.Min(), summary.Min);
        Assert.Equal(values.Average(), summary.Mean, 6);
        Assert.Equal(values.Max(), summary.Max);
    }

    [Fact]
    public void Render_Report_NamesSeedsConfigurationAndFiles()
    {
        var files = CampaignFiles.Render(Campaign.Run(Request(runs: 3, rule: "min(totalReturn)>9")));

        using var document = JsonDocument.Parse(files[1].Content);
        var root = document.RootElement;
        Assert.Equal(3, root.GetProperty("runs").GetInt32());
        Assert.Equal("1", root.GetProperty("seed").GetString());
        Assert.Equal("2 days", root.GetProperty("configuration").GetProperty("length").GetString());
        Assert.False(root.GetProperty("passes").GetBoolean());
        Assert.Equal("min(totalReturn)>9", root.GetProperty("rules")[0].GetProperty("rule").GetString());
        Assert.Equal(
            ["1", "2", "3"],
            root.GetProperty("results").EnumerateArray().Select(run => run.GetProperty("seed").GetString()!));
        Assert.Equal(ContentHash.Of(files[0]), root.GetProperty("files")[0].GetProperty("sha256").GetString());
        Assert.Equal(
            ["max_drawdown", "n_trades", "sharpe_ratio", "total_pnl"],
            root.GetProperty("summary").EnumerateObject().Select(one => one.Name));
        Assert.True(root.GetProperty("distributions").EnumerateObject().Count() > 60);
        var page = Text(files[0]);
        Assert.Contains("Does not pass.", page, StringComparison.Ordinal);
        Assert.Equal(
            root.GetProperty("distributions").EnumerateObject()
                .Count(one => one.Value.GetProperty("count").GetInt32() > 0),
            page.Split("class=\"strip\"").Length - 1);
        _ = System.Xml.Linq.XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Equal(4, Text(files[2]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Run_FailingStrategy_IsReportedAndDoesNotPass()
    {
        var report = Campaign.Run(Request(runs: 2) with
        {
            Cases = [Case(1, () => new FailingStrategy()), Case(2, () => new SmaCrossStrategy(5, 20))],
        });

        Assert.Equal(1, report.FailureCount);
        Assert.NotNull(report.Runs[0].Failure);
        Assert.Null(report.Runs[1].Failure);
        Assert.False(report.Passes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void Run_NumberOfRunsInvalid_IsRefused(int runs)
    {
        var request = Request(runs: 1);
        var error = Assert.Throws<ArgumentException>(() => Campaign.Run(request with
        {
            Cases = [.. Enumerable.Repeat(request.Cases[0], runs)],
        }));

        Assert.Contains($"a campaign of {runs} runs: choose 1 to 10000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NameOrRuleInvalid_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Campaign.Run(Request(runs: 1) with { Name = "../up" }));
        var error = Assert.Throws<ArgumentException>(() => Campaign.Run(Request(runs: 1, rule: "luck>0")));
        Assert.Contains("there is no figure 'luck'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CalledOff_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Campaign.Run(Request(runs: 4), null, source.Token));
    }

    [Fact]
    public void Write_FolderOfOtherThings_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("plimsoll-campaign-");
        try
        {
            var report = Campaign.Run(Request(runs: 1));
            var target = Path.Combine(folder.FullName, "campaign_test");
            CampaignFiles.Write(target, report);
            CampaignFiles.Write(target, report);
            Assert.Equal(3, Directory.GetFiles(target).Length);
            File.WriteAllText(Path.Combine(target, "diary.txt"), "mine");

            Assert.Throws<ResultWriteException>(() => CampaignFiles.Write(target, report));
            Assert.True(File.Exists(Path.Combine(target, "diary.txt")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static CampaignRequest Request(int runs, ulong seed = 1, int parallel = 2, string? rule = null) => new()
    {
        Name = "test",
        StrategyName = "SmaCross",
        Configuration = [new NamedText("length", "2 days")],
        Currency = "USDT",
        Seed = seed,
        Cases = [.. Enumerable.Range(0, runs).Select(i => Case(seed + (ulong)i, () => new SmaCrossStrategy(5, 20)))],
        Rules = rule is null ? []
            : [CampaignRule.TryParse(rule, out var read) ? read : throw new FormatException(rule)],
        ParallelMax = parallel,
    };

    private static CampaignCase Case(ulong seed, Func<Strategy> strategy) => new(seed, $"bars {seed}", () =>
        Requests.Request(strategy, BarWorld.Of(seed, 2, BarPeriod.OneMinute)) with
        {
            TriesOtherPolicies = false,
        });

    private static string Text(ResultFile file) => Encoding.UTF8.GetString(file.Content.Span);

    private sealed class FailingStrategy : Strategy
    {
        public override void OnBar(in BarUpdate bar) => throw new InvalidOperationException("of the test");
    }
}
