using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Runs that leave figures undefined, and input that is refused.</summary>
public sealed class PerformanceUndefinedTests
{
    [Fact]
    public void Evaluate_NoTrades_LeavesRatiosOfTradesUndefinedAndCountsAtZero()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1010, 1005));

        AssertUndefined(
            report,
            "winRate", "profitFactor", "expectancy", "payoffRatio", "kellyShare", "averageWin", "averageLoss",
            "medianTrade", "medianWin", "medianLoss", "largestWin", "largestLoss", "edgeRatio", "costPerTrade",
            "averageHoldingTimeSeconds", "averageWinHoldingTimeSeconds", "averageLossHoldingTimeSeconds",
            "averageBarsHeld", "averageMaximumAdverseExcursion", "averageMaximumFavourableExcursion",
            "tradeDeviation", "tradeTStatistic", "longTradesShare", "costShareOfGross");
        AssertZero(
            report,
            "trades", "winningTrades", "losingTrades", "breakEvenTrades", "tradeNetProfit", "winningProfit",
            "losingProfit", "longestWinStreak", "longestLossStreak", "fees", "slippageCost");
        Assert.Empty(report.ByInstrument);
        Assert.Empty(report.BySide);
    }

    [Fact]
    public void Evaluate_NoSamples_LeavesEverythingDailyUndefined()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000.0) with { FinalEquity = 1100.0 });

        AssertUndefined(
            report,
            "cagr", "sharpe", "sortino", "meanDay", "bestDay", "worstDay", "positiveDaysShare", "maxDrawdown",
            "maxDrawdownDaily", "ulcerIndex", "underwaterShare", "calmar", "valueAtRisk95Historical", "tradesPerYear");
        Assert.Equal(0.1, report["totalReturn"]!.Value, 1e-12);
        Assert.Empty(report.ByMonth);
    }

    [Fact]
    public void Evaluate_OneDay_LeavesDispersionUndefined()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1010));

        AssertUndefined(
            report,
            "annualVolatility", "sharpe", "sharpePerPeriod", "sharpeStandardError", "sharpeLower95", "sharpeUpper95",
            "psr", "psrNull", "minimumTrackRecord", "sortino", "omega", "skewness", "kurtosis", "stability",
            "valueAtRisk95Normal", "autocorrelationLag1", "averageDrawdown", "maxDrawdownLength", "calmar");
        Assert.Equal(0.01, report["meanDay"]!.Value, 1e-15);
        Assert.Equal(0.0, report["maxDrawdown"]);
        Assert.Equal(0.0, report["underwaterShare"]);
    }

    [Fact]
    public void Evaluate_ConstantGrowth_IsNotAnEnormousSharpeRatio()
    {
        var equity = new double[30];
        equity[0] = 1000.0;
        for (var index = 1; index < equity.Length; index++)
        {
            equity[index] = equity[index - 1] * 1.001;
        }

        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(equity));

        AssertUndefined(report, "sharpe", "psr", "skewness", "kurtosis", "sharpeAutocorrelated", "sortino", "omega");
        Assert.True(report["annualVolatility"] < 1e-12);
        Assert.Equal(1.0, report["stability"]!.Value, 1e-9);
    }

    [Fact]
    public void Evaluate_NoChangeAtAll_IsUndefinedRatherThanZeroOverZero()
    {
        var report = PerformanceAnalysis.Evaluate(
            SampleRun.Of(1000, 1000, 1000, 1000) with { BenchmarkReturns = [0.0, 0.0, 0.0] });

        AssertUndefined(
            report,
            "sharpe", "sortino", "omega", "tailRatio", "gainToPain", "calmar", "recoveryFactor", "stability", "beta",
            "alpha", "correlation", "upCapture", "downCapture", "captureRatio", "informationRatio", "benchmarkSharpe");
        AssertZero(report, "totalReturn", "cagr", "annualVolatility", "maxDrawdown", "ulcerIndex", "positiveDaysShare");
    }

    [Fact]
    public void Evaluate_EquityBelowZeroOnTheWay_LeavesReturnsUndefinedButNotTheDrawdown()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1200, -300, 600, 1100));

        AssertUndefined(
            report, "sharpe", "meanDay", "worstDay", "annualVolatility", "valueAtRisk95Historical", "stability", "psr");
        Assert.Equal(0.1, report["totalReturn"]!.Value, 1e-12);
        Assert.Equal(1.25, report["maxDrawdown"]!.Value, 1e-12);
    }

    [Fact]
    public void Evaluate_EndBelowZero_HasALossAboveOneAndNoGrowthRate()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 900, -100));

        AssertUndefined(report, "cagr", "calmar", "stability");
        Assert.Equal(-1.1, report["totalReturn"]!.Value, 1e-12);
        Assert.Equal(-1000.0 / 900.0, report["worstDay"]!.Value, 1e-12);
    }

    [Fact]
    public void Evaluate_EndAtZero_LosesEverythingAtAnyRate()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 900, 0));

        Assert.Equal(-1.0, report["cagr"]!.Value, 1e-15);
        Assert.Equal(1.0, report["maxDrawdown"]!.Value, 1e-15);
    }

    [Fact]
    public void Evaluate_WithoutABenchmark_LeavesTheComparisonUndefined()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1010, 1005, 1040));

        foreach (var definition in MetricCatalog.All)
        {
            if (definition.Group == "Benchmark")
            {
                AssertUndefined(report, definition.Name);
            }
        }
    }

    [Fact]
    public void Evaluate_OnlyWinsOrOnlyLosses_LeavesTheirQuotientsUndefined()
    {
        var wins = PerformanceAnalysis.Evaluate(
            SampleRun.Of(1000, 1010) with { Trades = [SampleRun.Trade(5), SampleRun.Trade(6, 1)] });
        var losses = PerformanceAnalysis.Evaluate(
            SampleRun.Of(1000, 990) with { Trades = [SampleRun.Trade(-5), SampleRun.Trade(-6, 1)] });

        AssertUndefined(wins, "profitFactor", "payoffRatio", "kellyShare", "averageLoss", "largestLoss");
        AssertUndefined(losses, "payoffRatio", "kellyShare", "averageWin", "largestWin", "costShareOfGross");
        AssertZero(losses, "profitFactor", "winRate");
        Assert.Equal(1.0, wins["winRate"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Evaluate_NumbersThatAreNone_AreRefusedByPlace(double bad)
    {
        var good = SampleRun.Random(3, 5, 3);
        var points = good.DailyEquity.ToArray();
        points[2] = points[2] with { Equity = bad };
        var trades = good.Trades.ToArray();
        trades[1] = trades[1] with { Fees = bad };

        AssertRefused(good with { FinalEquity = bad }, "FinalEquity");
        AssertRefused(good with { StartEquity = bad }, "StartEquity");
        AssertRefused(good with { RiskFreeAnnual = bad }, "RiskFreeAnnual");
        AssertRefused(good with { PeriodsPerYear = bad }, "PeriodsPerYear");
        AssertRefused(good with { DailyEquity = points }, "DailyEquity[2].Equity");
        AssertRefused(good with { Trades = trades }, "Trades[1].Fees");
        AssertRefused(good with { BenchmarkReturns = [0, 0, 0, bad, 0] }, "BenchmarkReturns[3]");
    }

    [Fact]
    public void Evaluate_ContradictoryInput_IsRefusedByPlace()
    {
        var good = SampleRun.Random(3, 5, 3);
        var trade = good.Trades[0];

        AssertRefused(good with { StartEquity = 0.0 }, "StartEquity is 0");
        AssertRefused(good with { PeriodsPerYear = -252.0 }, "PeriodsPerYear is -252");
        AssertRefused(good with { ExposureFraction = 40.0 }, "ExposureFraction is 40");
        AssertRefused(good with { MaximumDrawdownFraction = -0.1 }, "MaximumDrawdownFraction");
        AssertRefused(good with { TurnoverNotional = -1.0 }, "TurnoverNotional");
        AssertRefused(good with { Bars = -1 }, "Bars is -1");
        AssertRefused(good with { BenchmarkReturns = [0.1] }, "BenchmarkReturns.Count is 1");
        AssertRefused(
            good with { DailyEquity = [.. good.DailyEquity.Reverse()] }, "DailyEquity[1].TimeNs");
        AssertRefused(good with { Trades = [trade with { InstrumentId = "" }] }, "Trades[0].InstrumentId");
        AssertRefused(
            good with { Trades = [trade with { ExitReason = null! }] }, "Trades[0].EntryReason or ExitReason");
        AssertRefused(good with { Trades = [trade with { ExitTimeNs = 0 }] }, "Trades[0].ExitTimeNs is 0");
        AssertRefused(good with { Trades = [trade with { Quantity = 0.0 }] }, "Trades[0].Quantity");
        AssertRefused(good with { Trades = [trade with { BarsHeld = -2 }] }, "Trades[0].BarsHeld is -2");
        AssertRefused(
            good with { Trades = [trade with { MaximumAdverseExcursion = 1.0 }] }, "Trades[0].MaximumAdverseExcursion");
        AssertRefused(
            good with { Trades = [trade with { MaximumFavourableExcursion = -1.0 }] },
            "Trades[0].MaximumFavourableExcursion");
        Assert.Throws<ArgumentNullException>(() => PerformanceAnalysis.Evaluate(null!));
    }

    [Fact]
    public void Evaluate_AbsurdlyLargeNumbers_BecomeUndefinedInsteadOfInfinite()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1e-300, 1e300, 1e-300, 1e300));

        foreach (var metric in report.Metrics)
        {
            Assert.True(metric.Value is null || double.IsFinite(metric.Value.Value), metric.Name);
        }
    }

    private static void AssertRefused(PerformanceInput input, string place)
    {
        var error = Assert.Throws<ArgumentException>(() => PerformanceAnalysis.Evaluate(input));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(": give ", error.Message, StringComparison.Ordinal);
    }

    private static void AssertUndefined(PerformanceReport report, params string[] names)
    {
        foreach (var name in names)
        {
            Assert.True(report[name] is null, $"{name} is {report[name]} instead of undefined");
        }
    }

    private static void AssertZero(PerformanceReport report, params string[] names)
    {
        foreach (var name in names)
        {
            Assert.True(report[name] == 0.0, $"{name} is {report[name]?.ToString("R") ?? "undefined"} instead of 0");
        }
    }
}
