using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>A recorded run is projected, asked, rebuilt, and its schema is taken down and up.</summary>
[Collection(ProgramCollection.Name)]
public sealed class ProjectionTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void Project_ABacktest_ShowsItsOrdersFillsAndPositions()
    {
        using var folder = Recorded();

        var first = Json(program.Run(folder.Path, "project", "j", "--json").Expect(0));
        Assert.EndsWith("j.db", first.GetProperty("database").GetString(), StringComparison.Ordinal);
        Assert.True(first.GetProperty("rows").GetInt64() > 20);
        Assert.Equal(0, first.GetProperty("lagRecords").GetInt64());
        var again = Json(program.Run(folder.Path, "project", "j", "--json").Expect(0));
        Assert.Equal(0, again.GetProperty("rows").GetInt64());
        Assert.Equal(first.GetProperty("anchor").GetString(), again.GetProperty("anchor").GetString());

        var orders = Rows(folder, "orders", "--status", "Filled");
        Assert.NotEmpty(orders);
        // An order with a budget has no quantity that could be filled to a share.
        Assert.All(orders, static row => Assert.Equal(
            row.GetProperty("budget").GetString() is null ? "1" : null, row.GetProperty("fill_ratio").GetString()));
        var decided = Rows(folder, "decisions").Where(static row => row.GetProperty("outcome").GetString() == "Allowed")
            .Select(static row => row.GetProperty("order_id").GetInt64()).ToHashSet();
        Assert.All(orders, row => Assert.Contains(row.GetProperty("order_id").GetInt64(), decided));
        var fills = Rows(folder, "fills");
        var found = Json(Query(folder, "statistics", "--json").Expect(0));
        Assert.Equal(fills.Length, found.GetProperty("fills").GetInt64());
        Assert.Equal(Rows(folder, "orders").Length, found.GetProperty("orders").GetInt64());
        var result = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(
            folder.Path, "result.json", SearchOption.AllDirectories)[0])).RootElement;
        Assert.Equal(fills.Length, result.GetProperty("fills").GetInt64());
        Assert.Contains(
            "DEMO.SYNTH", Query(folder, "positions", "--newest", "--limit", "3").Expect(0).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "fills_by_instrument",
            Query(folder, "fills", "--instrument", "DEMO.SYNTH", "--plan").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_RebuildAndMigrations_BringTheSameBack()
    {
        using var folder = Recorded();
        program.Run(folder.Path, "project", "j", "--to", "sqlite:runs.db").Expect(0);
        var before = program.Run(folder.Path, "query", "fills", "--database", "sqlite:runs.db", "--json").Expect(0);

        program.Run(folder.Path, "project", "j", "--to", "sqlite:runs.db", "--rebuild").Expect(0);
        var after = program.Run(folder.Path, "query", "fills", "--database", "sqlite:runs.db", "--json").Expect(0);
        Assert.Equal(before.Output, after.Output);

        var held = program.Run(folder.Path, "db", "migrate", "down", "--database", "sqlite:runs.db").Expect(2);
        Assert.Contains("is lost", held.Error, StringComparison.Ordinal);
        Assert.Contains("--yes", held.Error, StringComparison.Ordinal);
        program.Run(folder.Path, "db", "migrate", "down", "--database", "sqlite:runs.db", "--yes").Expect(0);
        program.Run(folder.Path, "query", "fills", "--database", "sqlite:runs.db")
            .ExpectOneError(4, "runs.db", "db migrate up");
        var steps = Json(program.Run(
            folder.Path, "db", "migrate", "up", "--database", "sqlite:runs.db", "--json").Expect(0));
        Assert.Equal(1, steps.GetProperty("steps").GetArrayLength());
        var status = Json(program.Run(
            folder.Path, "db", "migrate", "status", "--database", "sqlite:runs.db", "--json").Expect(0));
        Assert.All(
            status.GetProperty("steps").EnumerateArray(),
            static step => Assert.True(step.GetProperty("isApplied").GetBoolean()));
    }

    [Fact]
    public void Project_KilledAtManyInstants_EndsLikeOneThatWasNot()
    {
        using var folder = Recorded();
        program.Run(folder.Path, "project", "j", "--to", "sqlite:whole.db").Expect(0);

        // The process is killed by its id while it starts, migrates, folds, writes and waits.
        program.Bash(new ProcessSettings { WorkingFolder = folder.Path }, $$"""
            for tenths in 1 2 3 4 5 6 7 8 10 12; do
                dotnet '{{program.Dll}}' project j --to sqlite:killed.db --follow >/dev/null 2>&1 &
                sleep $((tenths / 10)).$((tenths % 10))
                kill -9 $! && wait $! 2>/dev/null
            done
            true
            """).Expect(0);
        program.Run(folder.Path, "project", "j", "--to", "sqlite:killed.db").Expect(0);

        foreach (var table in new[] { "orders", "fills", "positions", "pnl", "stats", "audit" })
        {
            Assert.Equal(
                program.Run(folder.Path, "query", table, "--database", "sqlite:whole.db", "--json").Expect(0).Output,
                program.Run(folder.Path, "query", table, "--database", "sqlite:killed.db", "--json").Expect(0).Output);
        }
    }

    [Fact]
    public void Project_NoRoomForTheDatabase_SaysSoAndCatchesUpLater()
    {
        using var folder = Recorded();
        program.Run(folder.Path, "project", "j", "--to", "sqlite:whole.db").Expect(0);
        program.Run(folder.Path, "db", "migrate", "up", "--database", "sqlite:small.db").Expect(0);
        var kilobytes = (new FileInfo(folder.File("small.db")).Length / 1024) + 40;

        var full = program.Bash(
            new ProcessSettings { WorkingFolder = folder.Path },
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; "
            + $"ulimit -f {kilobytes}; dotnet '{program.Dll}' project j --to sqlite:small.db").Expect(6);
        Assert.Contains("nothing of the journal is lost", full.ErrorLines[^1], StringComparison.Ordinal);
        program.Run(folder.Path, "journal", "verify", "j").Expect(0);
        program.Run(folder.Path, "project", "j", "--to", "sqlite:small.db").Expect(0);

        Assert.Equal(
            program.Run(folder.Path, "query", "fills", "--database", "sqlite:whole.db", "--json").Expect(0).Output,
            program.Run(folder.Path, "query", "fills", "--database", "sqlite:small.db", "--json").Expect(0).Output);
    }

    [Fact]
    public void Project_WrongCommandLine_SaysSo()
    {
        using var folder = Recorded();
        program.Run(folder.Path, "project", "nowhere").ExpectOneError(2, "no journal", "nowhere");
        program.Run(folder.Path, "project", "j", "--to", "runs.db").ExpectOneError(2, "--to", "runs.db", "sqlite:FILE");
        program.Run(folder.Path, "query", "orders").ExpectOneError(2, "no database", "--postgres");
        program.Run(folder.Path, "query", "order", "--database", "sqlite:x.db").ExpectOneError(2, "orders");
        program.Run(folder.Path, "db", "migrate", "sideways", "--database", "sqlite:x.db")
            .ExpectOneError(2, "sideways", "up, down, status");
    }

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;

    private JsonElement[] Rows(ScratchFolder folder, string table, params string[] more) =>
        [.. Json(Query(folder, table, [.. more, "--json"]).Expect(0)).GetProperty("rows").EnumerateArray()];

    private ProcessOutcome Query(ScratchFolder folder, string table, params string[] more) =>
        program.Run(folder.Path, ["query", table, "--database", "sqlite:j.db", .. more]);

    private ScratchFolder Recorded()
    {
        var folder = new ScratchFolder();
        program.Run(
            folder.Path, "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", market.Catalog, "--no-sensitivity", "--journal", "j", "--out", "result").Expect(0);
        return folder;
    }
}
