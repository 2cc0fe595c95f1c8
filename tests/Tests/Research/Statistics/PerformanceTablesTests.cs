using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class PerformanceTablesTests
{
    [Fact]
    public void Evaluate_TwoInstruments_GivesOneRowEach()
    {
        TradeRecord[] trades =
        [
            SampleRun.Trade(10, 0, "MSFT"), SampleRun.Trade(-4, 1, "AAPL", isLong: false),
            SampleRun.Trade(6, 2, "AAPL"), SampleRun.Trade(0, 3, "AAPL"),
        ];

        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1012) with { Trades = trades });

        Assert.Equal(["AAPL", "MSFT"], report.ByInstrument.Select(row => row.Key));
        var apple = report.ByInstrument[0];
        Assert.Equal((3, 1, 1), (apple.Trades, apple.Wins, apple.Losses));
        Assert.Equal(2.0, apple.NetProfit, 1e-12);
        Assert.Equal(5.0, apple.GrossProfit, 1e-12);
        Assert.Equal(3.0, apple.Fees, 1e-12);
        Assert.Equal(1.5, apple.SlippageCost, 1e-12);
        Assert.Equal(1.5, apple.ProfitFactor!.Value, 1e-12);
        Assert.Equal(1.0 / 3.0, apple.WinRate, 1e-12);
        Assert.Equal(2.0 / 3.0, apple.Expectancy, 1e-12);
        Assert.Null(report.ByInstrument[1].ProfitFactor);
        Assert.Equal(["long", "short"], report.BySide.Select(row => row.Key));
        Assert.Equal(-4.0, report.BySide[1].NetProfit);
        Assert.Equal(["stop", "target"], report.ByExitReason.Select(row => row.Key));
        Assert.Equal(["signal"], report.ByEntryReason.Select(row => row.Key));
    }

    [Fact]
    public void Evaluate_OverTwoMonths_SplitsReturnsAndTradesByMonth()
    {
        var equity = new double[41];
        Array.Fill(equity, 1000.0);
        Array.Fill(equity, 1100.0, 31, 10);

        TradeRecord[] trades = [SampleRun.Trade(7, 30), SampleRun.Trade(3, 31), SampleRun.Trade(-1, 75)];

        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(equity) with { Trades = trades });

        Assert.Equal(["2024-01", "2024-02", "2024-03"], report.ByMonth.Select(row => row.Month));
        Assert.Equal(0.1, report.ByMonth[0].Return!.Value, 1e-12);
        Assert.Equal(0.0, report.ByMonth[1].Return!.Value, 1e-12);
        Assert.Null(report.ByMonth[2].Return);
        Assert.Equal([7.0, 3.0, -1.0], report.ByMonth.Select(row => row.NetProfit));
        Assert.Equal(0.5, report["profitableMonthsShare"]);
        Assert.Equal(0.1, report["bestMonth"]!.Value, 1e-12);
        Assert.Equal(0.0, report["worstMonth"]!.Value, 1e-12);
    }

    [Theory]
    [InlineData(0L, "1970-01")]
    [InlineData(-1L, "1969-12")]
    [InlineData(-100L, "1969-12")]
    [InlineData(1_709_251_199_999_999_999L, "2024-02")]
    [InlineData(1_709_251_200_000_000_000L, "2024-03")]
    [InlineData(long.MaxValue, "2262-04")]
    [InlineData(long.MinValue, "1677-09")]
    public void MonthOf_Instants_FallIntoTheirCalendarMonth(long timeNs, string month)
    {
        Assert.Equal(month, MonthTable.MonthOf(timeNs));
    }

    [Fact]
    public void Indexer_UnknownName_IsRefusedAndTryGetSaysNo()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1001));

        Assert.Throws<KeyNotFoundException>(() => report["sharp"]);
        Assert.False(report.TryGetValue("sharp", out var none));
        Assert.Null(none);
        Assert.True(report.TryGetValue("sharpe", out var undefined));
        Assert.Null(undefined);
        Assert.True(report.TryGetValue("totalReturn", out var total));
        Assert.Equal(0.001, total!.Value, 1e-12);
    }
}
