using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>The stories of a recorded run, its lines, and what is said of things that are not there.</summary>
[Collection(ProgramCollection.Name)]
public sealed class ExplainTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void Explain_OrderAndTradeOfASample_NameItsFigures()
    {
        using var folder = Recorded();

        var order = program.Run(folder.Path, "explain", "j", "1").Expect(0).Output;
        Assert.Contains("decided: an entry, order 1: buy for ", order, StringComparison.Ordinal);
        Assert.Contains("inputs: fast ", order, StringComparison.Ordinal);
        Assert.Contains("=> part of trade 1: profit ", order, StringComparison.Ordinal);
        var trade = Json(program.Run(folder.Path, "explain", "j", "trade:2", "--json").Expect(0));
        Assert.StartsWith("Trade 2: long ", trade.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.True(trade.GetProperty("lines").GetArrayLength() >= 6);
    }

    [Fact]
    public void Explain_WhatIsNotThere_SaysWhatThereIs()
    {
        using var folder = Recorded();
        program.Run(folder.Path, "explain", "j", "9999").ExpectOneError(2, "no order 9999", "its orders are 1 to");
        program.Run(folder.Path, "explain", "j", "block:1").ExpectOneError(2, "it holds no refusals");
        program.Run(folder.Path, "explain", "j", "story").ExpectOneError(2, "'story'", "trade:3");
        program.Run(folder.Path, "explain", "nowhere", "1").ExpectOneError(2, "nowhere");
    }

    [Fact]
    public void Lines_OfTwoEqualRuns_HashAlike()
    {
        using var one = Recorded();
        using var other = Recorded();
        var lines = program.Run(one.Path, "journal", "lines", "j").Expect(0).Output;
        var hash = program.Run(one.Path, "journal", "lines", "j", "--hash").Expect(0).Output;
        Assert.Equal(hash, program.Run(other.Path, "journal", "lines", "j", "--hash").Expect(0).Output);
        var counted = Json(program.Run(one.Path, "journal", "lines", "j", "--json").Expect(0));
        Assert.Equal(lines.Split('\n').Length - 1, counted.GetProperty("count").GetInt64());
        Assert.StartsWith(counted.GetProperty("sha256").GetString()!, hash, StringComparison.Ordinal);
    }

    [Fact]
    public void Cat_Json_IsOneDocumentHoweverLong()
    {
        using var folder = Recorded();
        var stats = Json(program.Run(folder.Path, "journal", "stats", "j", "--json").Expect(0));
        var seals = stats.GetProperty("kinds").EnumerateArray().Single(static one =>
            one.GetProperty("kind").GetString() == "Seal").GetProperty("count").GetInt64();
        var shown = Json(program.Run(folder.Path, "journal", "cat", "j", "--json").Expect(0));
        Assert.True(seals > 1, $"{seals} seals");
        Assert.Equal(
            stats.GetProperty("records").GetInt64() - seals, shown.GetProperty("records").GetArrayLength());
    }

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;

    private ScratchFolder Recorded()
    {
        var folder = new ScratchFolder();
        program.Run(
            folder.Path, "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", market.Catalog, "--no-sensitivity", "--journal", "j").Expect(0);
        return folder;
    }
}
