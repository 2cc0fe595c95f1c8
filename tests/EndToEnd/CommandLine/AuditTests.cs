using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>The audit log of a recorded run is asked, exported, proved and altered.</summary>
[Collection(ProgramCollection.Name)]
public sealed class AuditTests(PlimsollProgram program, DemoMarket market)
{
    [Theory]
    [InlineData("query", "blocks")]
    [InlineData("audit", "query")]
    [InlineData("audit", "export", "--out", "x")]
    [InlineData("audit", "verify", "j")]
    [InlineData("db", "migrate", "status")]
    [InlineData("db", "migrate", "down", "--yes")]
    public void Reading_DatabaseThatIsNotThere_SaysSoAndMakesNone(params string[] words)
    {
        using var folder = Recorded();
        program.Run(folder.Path, [.. words, "--database", "sqlite:nothere.db"])
            .ExpectOneError(2, "no such database: nothere.db", "plimsoll project");
        Assert.False(File.Exists(folder.File("nothere.db")));
    }

    [Fact]
    public void Audit_OfABacktest_IsAskedExportedAndProved()
    {
        using var folder = Recorded();
        var page = Json(Audit(folder, "query", "--what", "OrderFilled", "--limit", "2", "--json").Expect(0));
        Assert.Equal(2, page.GetProperty("rows").GetArrayLength());
        var first = page.GetProperty("rows")[0];
        Assert.Equal("SmaCross", first.GetProperty("strategy").GetString());
        var next = page.GetProperty("next").GetString()!;
        var second = Json(Audit(
            folder, "query", "--what", "OrderFilled", "--limit", "2", "--cursor", next, "--json").Expect(0));
        Assert.True(second.GetProperty("rows")[0].GetProperty("sequence").GetInt64()
            > page.GetProperty("rows")[1].GetProperty("sequence").GetInt64());

        var order = first.GetProperty("order_id").GetRawText();
        var chain = Json(Audit(folder, "query", "--chain", order, "--json").Expect(0)).GetProperty("steps")
            .EnumerateArray().Select(static step => step.GetProperty("stage").GetString()).ToList();
        Assert.Contains("Command", chain);
        Assert.Contains("Fill", chain);
        Assert.Equal("Profit", chain[^1]);
        var text = Audit(folder, "query", "--chain", "record:" + first.GetProperty("sequence").GetInt64()).Expect(0);
        Assert.Contains("position_id=", text.Output, StringComparison.Ordinal);

        Audit(folder, "export", "--out", "x", "--format", "csv,json,jsonl").Expect(0);
        Assert.Equal(7, Directory.GetFiles(folder.File("x")).Length);
        Audit(folder, "export", "--out", "x").ExpectOneError(2, "x", "nothing is written over");
        program.Run(folder.Path, "audit", "verify", "j", "--export", "x").Expect(0);
        var report = Json(program.Run(folder.Path, "audit", "verify", "j", "--json").Expect(0));
        Assert.True(report.GetProperty("isSound").GetBoolean());
        Assert.True(report.GetProperty("auditRows").GetInt64() > 20);
        File.AppendAllText(folder.File("x/audit.csv"), "more");
        var altered = program.Run(folder.Path, "audit", "verify", "--export", "x").Expect(1);
        Assert.Contains("audit.csv: altered", altered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_WrongCommandLine_SaysSo()
    {
        using var folder = Recorded();
        Audit(folder, "query", "--limit", "1001").ExpectOneError(2, "--limit", "1001", "1 to 1000");
        Audit(folder, "query", "--cursor", "behind").ExpectOneError(2, "--cursor", "behind");
        Audit(folder, "query", "--chain", "trade:7").ExpectOneError(2, "--chain", "record:N");
        Audit(folder, "query", "--chain", "999999").ExpectOneError(2, "999999");
        Audit(folder, "export", "--out", "y", "--format", "xml").ExpectOneError(2, "xml", "jsonl");
        program.Run(folder.Path, "audit", "verify").ExpectOneError(2, "no journal is named", "--export");
    }

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;

    private ProcessOutcome Audit(ScratchFolder folder, string command, params string[] more) =>
        program.Run(folder.Path, ["audit", command, "--database", "sqlite:j.db", .. more]);

    private ScratchFolder Recorded()
    {
        var folder = new ScratchFolder();
        program.Run(
            folder.Path, "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", market.Catalog, "--no-sensitivity", "--journal", "j", "--out", "result").Expect(0);
        program.Run(folder.Path, "project", "j").Expect(0);
        return folder;
    }
}
