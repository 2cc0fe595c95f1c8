using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class FillComparisonTests
{
    [Fact]
    public void Sentences_PessimistEarnsLess_SaysThatNoneStandsOut()
    {
        var said = FillComparison.Sentences(
            [Outcome("pessimistic", "none", 90, 5), Outcome("log", "none", 100, 9)], "USDT");

        Assert.Equal("With equal delays the pessimistic queue never earned more than another model.", said.Single());
    }

    [Fact]
    public void Sentences_PessimistEarnsMore_NamesTheFillsThatLost()
    {
        var said = FillComparison.Sentences(
            [
                Outcome("log", "none", 100, 9), Outcome("pessimistic", "none", 103, 5),
                Outcome("log", "constant:5ms", 104, 9),
            ],
            "USDT");

        var sentence = said.Single();
        Assert.Contains("latency none", sentence, StringComparison.Ordinal);
        Assert.Contains("3.00 USDT more than log", sentence, StringComparison.Ordinal);
        Assert.Contains("the 4 fills", sentence, StringComparison.Ordinal);
        Assert.Contains("adverse selection", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_PessimistEarnsMoreWithMoreFills_SaysThatTheRunsParted()
    {
        var said = FillComparison.Sentences(
            [Outcome("log", "none", 100, 5), Outcome("pessimistic", "none", 103, 6)], "USDT");

        Assert.Contains("6 fills against 5", said.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_Bars_SayNothing()
    {
        var bars = new PolicyOutcome
        {
            Policy = new FillPolicyInfo { Name = "next-open" }, FinalEquity = Amount.FromUnits(1),
        };
        Assert.Empty(FillComparison.Sentences([bars], "USDT"));
    }

    private static PolicyOutcome Outcome(string queue, string latency, long equity, long fills) => new()
    {
        Policy = new FillPolicyInfo { Name = queue + latency, Queue = queue, Latency = latency },
        FinalEquity = Amount.FromUnits(equity),
        FillCount = fills,
    };
}
