using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class ReportWarningsTests
{
    [Fact]
    public void Of_SoundRun_IsEmpty()
    {
        Assert.Empty(ReportWarnings.Of(Sound()));
    }

    [Fact]
    public void Of_WarningsOfTheRun_ComeFirstAndOnce()
    {
        Assert.Equal(["mind the gap"], ReportWarnings.Of(Sound() with { Warnings = ["mind the gap", "mind the gap"] }));
    }

    [Fact]
    public void Of_SignDependsOnPolicy_IsSaid()
    {
        var year = SampleResult.Year();
        var warning = Assert.Single(ReportWarnings.Of(Sound() with { PolicySensitivity = year.PolicySensitivity }));
        Assert.StartsWith("Whether this strategy earns or loses depends on the fill policy", warning,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SharpeWithinTwoStandardErrors_IsSaid()
    {
        var result = Sound() with { Headline = new RunHeadline { Sharpe = 1.5, SharpeStandardError = 0.76 } };
        Assert.Contains("too short to tell it from luck", Assert.Single(ReportWarnings.Of(result)),
            StringComparison.Ordinal);
        Assert.Empty(ReportWarnings.Of(Sound() with { Headline = new RunHeadline { Sharpe = 1.5,
            SharpeStandardError = 0.74 } }));
    }

    [Fact]
    public void Of_CostsAboveHalfOfTheGross_IsSaid()
    {
        // 10,000 net and 11,000 of costs: 52 percent of 21,000.
        var result = Sound() with { TotalFees = Amount.FromUnits(11_000) };
        // Costs that eat the whole of it are the run's own warning.
        Assert.Empty(ReportWarnings.Of(result with { FinalEquity = result.StartCash }));
        Assert.StartsWith("Fees and slippage take 52%", Assert.Single(ReportWarnings.Of(result)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PoorData_NamesTheSeries()
    {
        var result = Sound();
        var warnings = ReportWarnings.Of(result with { DataQuality = [result.DataQuality[0] with { Score = 0.5 }] });
        Assert.EndsWith("BTCUSDT.BINANCE scores 0.50 of 1.", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingFilled_SaysThatNothingWasTraded()
    {
        Assert.StartsWith("Nothing was traded. The strategy read the data",
            ReportWarnings.Of(SampleCases.Of(SampleCases.NoOrders))[0], StringComparison.Ordinal);
        var held = ReportWarnings.Of(Sound() with { TradeCount = 0 });
        Assert.StartsWith("No trade was finished", Assert.Single(held), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OpenPositions_AreNamed()
    {
        ResultPosition position = new()
        {
            InstrumentId = "BTCUSDT.BINANCE",
            Quantity = 1,
            AveragePrice = 2,
            LastPrice = 3,
            OpenProfit = Amount.FromUnits(1),
        };
        Assert.EndsWith("still open: BTCUSDT.BINANCE.",
            Assert.Single(ReportWarnings.Of(Sound() with { OpenPositions = [position] })),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleCases.NoData, "There was no data")]
    [InlineData(SampleCases.NoOrders, "never sent an order")]
    [InlineData(SampleCases.NoFills, "not enough cash (2)")]
    public void NothingTraded_NoTrades_SaysWhy(string name, string expected)
    {
        Assert.Contains(expected, ReportWarnings.NothingTraded(SampleCases.Of(name)), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingTraded_PositionNeverClosed_SaysSo()
    {
        Assert.Contains("what was opened was never closed",
            ReportWarnings.NothingTraded(Sound() with { TradeCount = 0, FillCount = 1 }), StringComparison.Ordinal);
        Assert.Null(ReportWarnings.NothingTraded(Sound()));
        Assert.Equal("given",
            ReportWarnings.NothingTraded(Sound() with { TradeCount = 0, NothingTradedReason = "given" }));
    }

    private static RunResult Sound()
    {
        var year = SampleResult.Year();
        return year with
        {
            FinalEquity = year.StartCash + Amount.FromUnits(10_000),
            TotalFees = Amount.FromUnits(100),
            TotalSlippageCost = Amount.Zero,
            Headline = new RunHeadline { Sharpe = 2, SharpeStandardError = 0.5 },
            PolicySensitivity = [],
            DataQuality = [year.DataQuality[0]],
        };
    }
}
