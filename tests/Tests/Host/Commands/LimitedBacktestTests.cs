using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Tests.Host.Commands;

/// <summary>What a report says of limits, and how long the layers take.</summary>
public sealed class LimitedBacktestTests : IDisposable
{
    private readonly CommandRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Report_LimitsThatStop_ListsEveryBlockByReasonWithItsCount()
    {
        rig.Run(
            ExitCode.Ok, "data", "synth", "--instrument", "DEMO.SYNTH", "--to", "2024-01-08", "--catalog",
            rig.In("data"));
        var strategy = rig.Write("InAndOut.cs", LadderSample.Strategy);

        rig.Run(
            ExitCode.Ok, "backtest", "--strategy", strategy, "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", rig.In("data"), "--no-sensitivity", "--sizing", "percent:10", "--limit", "zone=UTC", "--limit",
            "entries-per-day=4", "--limit", "session-lock=00:00-00:20", "--journal", rig.In("journal"), "--out",
            rig.In("result"));

        using var result = JsonDocument.Parse(File.ReadAllText(rig.In("result/result.json")));
        var blocks = result.RootElement.GetProperty("risk").GetProperty("blocks").EnumerateArray().ToDictionary(
            static one => one.GetProperty("reason").GetString()!, static one => one);
        Assert.Equal(["SessionLocked", "TooManyEntriesToday"], blocks.Keys.Order(StringComparer.Ordinal));
        var page = File.ReadAllText(rig.In("result/report.html"));
        var section = page[page.IndexOf("<section id=\"limits\"", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("</section>", StringComparison.Ordinal)];
        foreach (var (reason, block) in blocks)
        {
            var decided = block.GetProperty("deciding").GetInt64();
            Assert.True(decided > 5, $"{reason}: {decided}");
            // As many as there are refusals with that reason in the journal.
            Assert.Equal(decided, Regex.Count(
                rig.Run(ExitCode.Ok, "journal", "cat", rig.In("journal"), "--kind", "decision"),
                $"refused by [A-Za-z]+: {reason} ", RegexOptions.Multiline, TimeSpan.FromSeconds(10)));
            Assert.Matches(new Regex(
                $"<th[^>]*>{reason}</th>.*?{decided}", RegexOptions.Singleline, TimeSpan.FromSeconds(10)), section);
        }

        Assert.Contains("Limits at the end of the run", section, StringComparison.Ordinal);
    }

    [Fact]
    public void BenchRisk_SmallSize_TimesAllLayersAndAllocatesNothing()
    {
        var rows = rig.Json(ExitCode.Ok, "bench", "risk", "--orders", "10000").GetProperty("rows").EnumerateArray()
            .ToArray();
        Assert.Contains(rows, static row => row.GetProperty("limits").GetString() == "all layers");
        Assert.Contains(rows, static row => row.GetProperty("limits").GetString() == "no limits");
        Assert.All(rows, static row =>
        {
            Assert.Equal(0, row.GetProperty("bytesPerOrder").GetDouble());
            Assert.InRange(row.GetProperty("medianNs").GetDouble(), 1, 1e7);
            Assert.True(row.GetProperty("tailNs").GetDouble() >= row.GetProperty("medianNs").GetDouble());
        });
        Assert.Contains(
            "all layers", rig.Run(ExitCode.Ok, "bench", "risk", "--orders", "10000"), StringComparison.Ordinal);
    }
}
