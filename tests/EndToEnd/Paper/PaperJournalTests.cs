using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

/// <summary>The journal of a paper run tells as much as that of a backtest, and how far its limits are.</summary>
[Collection(ProgramCollection.Name)]
public sealed class PaperJournalTests(PlimsollProgram program, DemoMarket market)
{
    private const string Limits = """
        zone=UTC
        platform.gross-share=300%
        gross-share=400%
        order-value=50000
        entries-per-day=1
        weekly-loss=5000
        strategy.0.entries-per-day=9
        session-lock=23:00-23:30
        """;

    [Fact]
    public void Journal_OfAPaperRun_HoldsTheDecisionsBlocksAndSnapshotsOfTheBacktest()
    {
        using var folder = Ran(out _);
        program.Run(folder.Path, ["backtest", "--no-sensitivity", "--journal", "backtest", .. Same(folder)]).Expect(0);

        var replayed = Json(program.Run(folder.Path, "replay", "run/journal", "--json").Expect(0));

        Assert.True(replayed.GetProperty("isIdentical").GetBoolean());
        Assert.True(replayed.GetProperty("decisions").GetInt64() > 20);
        foreach (var kind in (string[])["decision", "account"])
        {
            var told = Records(folder, "run/journal", kind);
            Assert.True(told.Split('\n').Length > 5, kind);
            Assert.Equal(Records(folder, "backtest", kind), told);
        }

        // The story of a refusal, of an order and of a trade out of the paper run's journal alone.
        foreach (var subject in (string[])["block:1", "1", "trade:1"])
        {
            Assert.Equal(
                program.Run(folder.Path, "explain", "backtest", subject, "--json").Expect(0).Output.Length,
                program.Run(folder.Path, "explain", "run/journal", subject, "--json").Expect(0).Output.Length);
        }

        program.Run(folder.Path, "project", "run/journal", "--to", "sqlite:paper.db").Expect(0);
        var blocks = program.Run(
            folder.Path, "query", "blocks", "--database", "sqlite:paper.db", "--json").Expect(0).Output;
        Assert.Contains("TooManyEntriesToday", blocks, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_OfTheEndedRunAndOfItsJournal_AreTheSameAndRight()
    {
        using var folder = Ran(out var status);

        var journal = Json(program.Run(folder.Path, "limits", "run/journal", "--json").Expect(0));
        Assert.Equal("journal", journal.GetProperty("source").GetString());
        var last = Json(program.Run(folder.Path, "limits", "run", "--json").Expect(1));
        Assert.Equal("status", last.GetProperty("source").GetString());
        Assert.Equal(status.GetProperty("limits").ToString(), last.GetProperty("limits").ToString());
        Assert.Equal(
            journal.GetProperty("limits").ToString(), last.GetProperty("limits").ToString());
        Assert.Equal(journal.GetProperty("rules").ToString(), last.GetProperty("rules").ToString());

        // Gross exposure by hand: units held times the last price, against equity; nothing works at the end.
        var gross = Find(last, "gross-share", "");
        Assert.Equal("platform", gross.GetProperty("level").GetString());
        Assert.Equal("300%", gross.GetProperty("max").GetString());
        var used = gross.GetProperty("usedMillionths").GetInt64();
        Assert.Equal(1_000_000 - used, gross.GetProperty("remainingMillionths").GetInt64());
        var equity = Number(status, "equity");
        var held = equity - Number(status, "cash");
        Assert.Equal((double)(held / equity / 3m), used / 1e6, 4);
        var week = Find(last, "weekly-loss", "");
        Assert.Equal(Math.Max(0m, 100_000m - equity), Number(week, "now"));
        Assert.Equal(5_000m - Number(week, "now"), Number(week, "remaining"));
        var entries = Find(last, "entries-per-day", "");
        Assert.Equal(
            (Number(entries, "now"), 1 - Number(entries, "now")),
            (Number(Find(last, "entries-per-day", "SmaCross"), "now"), Number(entries, "remaining")));
        Assert.Equal(JsonValueKind.Null, Find(last, "order-value", "").GetProperty("now").ValueKind);
        Assert.Equal(
            "session-lock", last.GetProperty("rules")[0].GetProperty("rule").GetString());

        var table = program.Run(folder.Path, "limits", "run/journal").Expect(0).Output;
        Assert.Contains("gross-share      platform  account", table, StringComparison.Ordinal);
        Assert.Contains("each order", table, StringComparison.Ordinal);
        Assert.Contains("23:00-23:30 UTC", table, StringComparison.Ordinal);
        Assert.Contains(
            "gross-share", program.Run(folder.Path, "paper", "status", "run").Expect(1).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_OfARunningProcess_FollowWhatItHolds()
    {
        using var folder = new ScratchFolder();
        folder.Write("limits", "positions=4\nsymbol-positions=8\nstale=10s\n");
        using var run = new PaperProcess(program, folder, [.. PaperProcess.Trader(), "--limits", "limits"]);
        _ = run.AwaitExposure();
        _ = run.Await("the limits are told", static status => status.GetProperty("limits").EnumerateArray().Any(
            static one => one.GetProperty("limit").GetString() == "symbol-positions"));

        var seen = Json(program.Run(folder.Path, "limits", "run", "--json").Expect(0));

        Assert.Equal("process", seen.GetProperty("source").GetString());
        var positions = Find(seen, "positions", "");
        Assert.Equal(("1", "3", 250_000L), (
            positions.GetProperty("now").GetString(), positions.GetProperty("remaining").GetString(),
            positions.GetProperty("usedMillionths").GetInt64()));
        var symbol = seen.GetProperty("limits").EnumerateArray().Single(
            static one => one.GetProperty("limit").GetString() == "symbol-positions");
        Assert.Equal("2", symbol.GetProperty("now").GetString());
        Assert.Equal("6", symbol.GetProperty("remaining").GetString());
        Assert.Contains(".", symbol.GetProperty("about").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_FolderWithNeither_SaysSo()
    {
        using var folder = new ScratchFolder();
        program.Run(folder.Path, "limits", "nowhere").ExpectOneError(2, "neither a run nor a journal", "nowhere");
    }

    private ScratchFolder Ran(out JsonElement status)
    {
        var folder = new ScratchFolder();
        folder.Write("limits", Limits);
        program.Run(folder.Path, ["paper", "run", "--run-folder", "run", "--pace", "fast", .. Same(folder)]).Expect(0);
        status = Json(program.Run(folder.Path, "paper", "status", "run", "--json").Expect(1));
        return folder;
    }

    private string[] Same(ScratchFolder folder) =>
    [
        "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m", "--catalog", market.Catalog,
        "--from", "2024-01-01", "--to", "2024-01-06", "--fees", "bps:10", "--sizing", "percent:40",
        "--limits", folder.File("limits"),
    ];

    private string Records(ScratchFolder folder, string journal, string kind) => string.Join('\n', program.Run(
        folder.Path, "journal", "cat", journal, "--kind", kind).Expect(0).Output.Split('\n')
        .Select(line => line.Length > 0 ? line[line.IndexOf(kind, StringComparison.Ordinal)..] : ""));

    private static JsonElement Find(JsonElement sheet, string limit, string about) =>
        sheet.GetProperty("limits").EnumerateArray().Single(
            one => one.GetProperty("limit").GetString() == limit && one.GetProperty("about").GetString() == about);

    private static decimal Number(JsonElement json, string name) => decimal.Parse(
        json.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;
}
