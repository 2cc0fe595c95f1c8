using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>What the catalog says about undefined figures, held against runs that lack exactly one thing.</summary>
public sealed class MetricUndefinedClaimsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("without a trade")]
    [InlineData("unless there are wins and losses")]
    [InlineData("without a win")]
    [InlineData("without a loss")]
    [InlineData("below two trades")]
    public void UndefinedWhen_ClaimAboutTrades_HoldsInARunWithoutTrades(string claim)
    {
        AssertClaim(claim, SampleRun.Random(4, 100, 0), countMin: 2);
    }

    [Theory]
    [InlineData("without a daily sample")]
    [InlineData("below two daily returns")]
    [InlineData("without dispersion")]
    [InlineData("without a drawdown")]
    [InlineData("without a month")]
    public void UndefinedWhen_ClaimAboutSamples_HoldsInARunWithoutSamples(string claim)
    {
        AssertClaim(claim, SampleRun.Of(1000.0), countMin: 3);
    }

    [Theory]
    [InlineData("below two daily returns")]
    [InlineData("without dispersion")]
    public void UndefinedWhen_ClaimAboutTwoReturns_HoldsInARunOfOneDay(string claim)
    {
        AssertClaim(claim, SampleRun.Of(1000.0, 990.0), countMin: 10);
    }

    [Fact]
    public void UndefinedWhen_ClaimAboutZeroEquity_HoldsInARunThatTouchedIt()
    {
        AssertClaim("after equity reached zero", SampleRun.Of(1000, 0, 500, 700), countMin: 9);
    }

    [Fact]
    public void UndefinedWhen_ClaimAboutMeasurements_HoldsInARunThatMadeNone()
    {
        AssertClaim("when the run did not measure it", SampleRun.Of(1000.0), countMin: 4);
    }

    [Fact]
    public void UndefinedWhen_ClaimAboutLosingDays_HoldsInARunThatOnlyRose()
    {
        AssertClaim("without a losing day", SampleRun.Of(1000, 1010, 1030, 1031), countMin: 1);
        AssertClaim("without a negative excess return", SampleRun.Of(1000, 1010, 1030, 1031), countMin: 2);
        AssertClaim("without a drawdown", SampleRun.Of(1000, 1010, 1030, 1031), countMin: 5);
    }

    [Fact]
    public void UndefinedWhen_ClaimAboutTheBenchmark_HoldsWithoutOne()
    {
        AssertClaim("without a benchmark", SampleRun.Of(1000, 1010, 1030, 1000), countMin: 8);
        AssertClaim("unless both move", SampleRun.Of(1000, 1010, 1030, 1000), countMin: 2);
    }

    [Fact]
    public void UndefinedWhen_AnotherReason_IsNotTheOnlyDifferenceOfAnOrdinaryRun()
    {
        // An ordinary run defines everything but what it did not measure and what its own course rules out.
        var report = PerformanceAnalysis.Evaluate(SampleRun.Random(6, 300, 80));
        var undefined = report.Metrics.Where(metric => metric.Value is null).Select(metric => metric.Name).ToArray();

        output.WriteLine("undefined in an ordinary run: " + string.Join(", ", undefined));
        Assert.True(undefined.Length <= 6, string.Join(", ", undefined));
    }

    private void AssertClaim(string claim, PerformanceInput input, int countMin)
    {
        var report = PerformanceAnalysis.Evaluate(input);
        var concerned = MetricCatalog.All
            .Where(definition => definition.UndefinedWhen.Contains(claim, StringComparison.Ordinal))
            .Select(definition => definition.Name).ToArray();

        output.WriteLine($"'{claim}': {concerned.Length} metrics");
        Assert.True(concerned.Length >= countMin, $"'{claim}' concerns only {concerned.Length} metrics");
        Assert.All(concerned, name => Assert.True(report[name] is null, $"{name} is {report[name]} {claim}"));
    }
}
