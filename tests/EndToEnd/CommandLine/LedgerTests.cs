using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>The books of a recorded run, its tax lots, and what a venue's statement says of them.</summary>
[Collection(ProgramCollection.Name)]
public sealed class LedgerTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void Show_RecordedRun_BooksSumToZeroAndAgreeWithTheAccount()
    {
        using var folder = Recorded();

        var shown = Json(program.Run(folder.Path, "ledger", "show", "j", "--entries", "--json").Expect(0));

        Assert.Equal(JsonValueKind.Null, shown.GetProperty("disagreement").ValueKind);
        Assert.All(shown.GetProperty("assets").EnumerateArray(), static asset =>
            Assert.Equal("0", asset.GetProperty("sum").GetString()));
        Assert.Equal(
            shown.GetProperty("entryCount").GetInt64(), shown.GetProperty("entries").GetArrayLength());
        var text = program.Run(folder.Path, "ledger", "show", "j").Expect(0).Output;
        Assert.Contains("books and account agree to the last digit", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lots_RecordedRun_AreListedWithTheirProfit()
    {
        using var folder = Recorded();
        var one = Json(program.Run(folder.Path, "ledger", "lots", "j", "--closed", "--json").Expect(0))
            .GetProperty("instruments")[0];
        Assert.True(one.GetProperty("closed").GetArrayLength() > 3);
        var text = program.Run(folder.Path, "ledger", "lots", "j").Expect(0).Output;
        Assert.Contains("realised " + one.GetProperty("realised").GetString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reconcile_OwnStatement_Agrees_AndAnAlteredOneIsFound()
    {
        using var folder = Recorded();
        var csv = program.Run(folder.Path, "ledger", "statement", "j").Expect(0).Output;
        File.WriteAllText(folder.File("own.csv"), csv);
        File.WriteAllText(folder.File("own.json"), program.Run(folder.Path, "ledger", "statement", "j", "--json")
            .Expect(0).Output);
        var lines = csv.Split('\n');
        File.WriteAllText(folder.File("less.csv"), string.Join('\n', lines.Where(static line =>
            !line.StartsWith("execution", StringComparison.Ordinal)
            || !line.Contains(",1,2", StringComparison.Ordinal))));

        program.Run(folder.Path, "ledger", "reconcile", "j", "--statement", "own.csv").Expect(0);
        program.Run(folder.Path, "ledger", "reconcile", "j", "--statement", "own.json").Expect(0);
        var found = Json(program.Run(
            folder.Path, "ledger", "reconcile", "j", "--statement", "less.csv", "--json").Expect(1));
        Assert.Equal(
            "ExecutionUnknownToVenue", found.GetProperty("differences")[0].GetProperty("class").GetString());
        File.WriteAllText(folder.File("bad.csv"), "kind,name,quantity\nbalance,USD,ten\n");
        program.Run(folder.Path, "ledger", "reconcile", "j", "--statement", "bad.csv")
            .ExpectOneError(2, "bad.csv line 2", "'ten' is no number");
        program.Run(folder.Path, "ledger", "reconcile", "j").ExpectOneError(2, "--statement");
        program.Run(folder.Path, "ledger", "show", "nowhere").ExpectOneError(2, "nowhere");
    }

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;

    private ScratchFolder Recorded()
    {
        var folder = new ScratchFolder();
        program.Run(
            folder.Path, "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", market.Catalog, "--no-sensitivity", "--fees", "bps:10", "--journal", "j").Expect(0);
        return folder;
    }
}
