using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Reports of small runs whose figures are worked out by hand.</summary>
public sealed class PerformanceAnalysisTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Evaluate_FourDays_GivesTheReturnsByHand()
    {
        // Returns +10 %, -10 %, +20 %, 0 %.
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1100, 990, 1188, 1188));

        AssertValue(report, "startEquity", 1000.0);
        AssertValue(report, "finalEquity", 1188.0);
        AssertValue(report, "netProfit", 188.0);
        AssertValue(report, "totalReturn", 0.188);
        AssertValue(report, "cagr", Math.Pow(1.188, 63.0) - 1.0, 1e-6);
        AssertValue(report, "meanDay", 0.05);
        AssertValue(report, "medianDay", 0.05);
        AssertValue(report, "bestDay", 0.2);
        AssertValue(report, "worstDay", -0.1);
        AssertValue(report, "positiveDaysShare", 0.5);
        AssertValue(report, "longestWinDays", 1.0);
        AssertValue(report, "longestLossDays", 1.0);
        AssertValue(report, "gainToPain", 2.0);
        AssertValue(report, "omega", 3.0);
        AssertValue(report, "days", 4.0);
    }

    [Fact]
    public void Evaluate_FourDays_GivesTheRiskByHand()
    {
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1100, 990, 1188, 1188));

        // Deviations 0.05, -0.15, 0.15, -0.05: squares add up to 0.05.
        var deviation = Math.Sqrt(0.05 / 3.0);
        AssertValue(report, "annualVolatility", deviation * Math.Sqrt(252.0));
        AssertValue(report, "downsideDeviation", Math.Sqrt(0.01 / 4.0) * Math.Sqrt(252.0));
        AssertValue(report, "sharpePerPeriod", 0.05 / deviation);
        AssertValue(report, "sharpe", 0.05 / deviation * Math.Sqrt(252.0));
        AssertValue(report, "sortino", 0.05 / 0.05 * Math.Sqrt(252.0));
        AssertValue(report, "skewness", 0.0);

        // Fourth powers: 2 x 0.05^4 + 2 x 0.15^4 = 0.001025; over n 0.00025625; variance 0.0125.
        AssertValue(report, "kurtosis", 0.00025625 / (0.0125 * 0.0125));
        AssertValue(report, "valueAtRisk95Historical", -0.1 + (0.15 * 0.1));
        AssertValue(report, "conditionalValueAtRisk95", -0.1);
        AssertValue(report, "valueAtRisk95Normal", 0.05 - (1.6448536269514722 * deviation));
    }

    [Fact]
    public void Evaluate_OneDrawdown_GivesDepthLengthAndRecovery()
    {
        // Peak 110 at sample 1, trough 88 at 3, back at 6; then 121 and 120 unrecovered.
        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(100, 110, 99, 88, 95, 100, 110, 121, 120.395));

        AssertValue(report, "maxDrawdown", 0.2);
        AssertValue(report, "maxDrawdownDaily", 0.2);
        AssertValue(report, "maxDrawdownLength", 5.0);
        AssertValue(report, "maxDrawdownRecovery", 3.0);
        AssertValue(report, "longestDrawdownLength", 5.0);
        AssertValue(report, "drawdowns", 2.0);
        AssertValue(report, "averageDrawdown", (0.2 + 0.005) / 2.0);
        AssertValue(report, "underwaterShare", 5.0 / 8.0);
        AssertValue(report, "recoveryFactor", 0.20395 / 0.2);
        var squares = (0.1 * 0.1) + (0.2 * 0.2) + Square(15.0 / 110.0) + Square(10.0 / 110.0) + Square(0.005);
        AssertValue(report, "ulcerIndex", Math.Sqrt(squares / 8.0));
    }

    [Fact]
    public void Evaluate_DrawdownMeasuredAtEveryBar_TakesPrecedence()
    {
        var input = SampleRun.Of(100, 110, 99, 121) with
        {
            MaximumDrawdownFraction = 0.25,
            MaximumDrawdownDurationNs = 3 * SampleRun.DayNs / 2,
        };

        var report = PerformanceAnalysis.Evaluate(input);

        AssertValue(report, "maxDrawdown", 0.25);
        AssertValue(report, "maxDrawdownDaily", 0.1);
        AssertValue(report, "maxDrawdownDurationDays", 1.5);
        AssertValue(report, "calmar", report["cagr"]!.Value / 0.25, 1e-9 * report["calmar"]!.Value);
    }

    [Fact]
    public void Evaluate_SixTrades_GivesTheTradeFiguresByHand()
    {
        double[] nets = [10, 20, -5, 0, 30, -15];
        var trades = nets.Select((net, index) => SampleRun.Trade(net, index)).ToArray();
        trades[0] = trades[0] with
        {
            ExitTimeNs = trades[0].EntryTimeNs + 10_000_000_000, MaximumAdverseExcursion = -8.0, IsLong = false,
        };

        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(1000, 1040) with { Trades = trades });

        AssertValue(report, "trades", 6.0);
        AssertValue(report, "winningTrades", 3.0);
        AssertValue(report, "losingTrades", 2.0);
        AssertValue(report, "breakEvenTrades", 1.0);
        AssertValue(report, "longTradesShare", 5.0 / 6.0);
        AssertValue(report, "winRate", 0.5);
        AssertValue(report, "tradeNetProfit", 40.0);
        AssertValue(report, "winningProfit", 60.0);
        AssertValue(report, "losingProfit", -20.0);
        AssertValue(report, "profitFactor", 3.0);
        AssertValue(report, "expectancy", 40.0 / 6.0);
        AssertValue(report, "payoffRatio", 2.0);
        AssertValue(report, "kellyShare", 0.6 - (0.4 / 2.0));
        AssertValue(report, "averageWin", 20.0);
        AssertValue(report, "averageLoss", -10.0);
        AssertValue(report, "medianTrade", 5.0);
        AssertValue(report, "medianWin", 20.0);
        AssertValue(report, "medianLoss", -10.0);
        AssertValue(report, "largestWin", 30.0);
        AssertValue(report, "largestLoss", -15.0);
        AssertValue(report, "longestWinStreak", 2.0);
        AssertValue(report, "longestLossStreak", 1.0);
        AssertValue(report, "averageHoldingTimeSeconds", (10.0 + (5.0 * 3600.0)) / 6.0, 1e-9);
        AssertValue(report, "averageWinHoldingTimeSeconds", (10.0 + (2.0 * 3600.0)) / 3.0, 1e-9);
        AssertValue(report, "averageLossHoldingTimeSeconds", 3600.0, 1e-9);
        AssertValue(report, "averageBarsHeld", 4.0);
        AssertValue(report, "averageMaximumAdverseExcursion", -3.0);
        AssertValue(report, "averageMaximumFavourableExcursion", 3.0);
        AssertValue(report, "edgeRatio", 1.0);
    }

    [Fact]
    public void Evaluate_Costs_AreAddedUpAndSharedOut()
    {
        TradeRecord[] trades = [SampleRun.Trade(10), SampleRun.Trade(-4, 1)];
        var input = SampleRun.Of(1000, 1010, 1006) with
        {
            Trades = trades, TurnoverNotional = 5040.0, ExposureFraction = 0.25, Bars = 780,
        };

        var report = PerformanceAnalysis.Evaluate(input);

        AssertValue(report, "fees", 2.0);
        AssertValue(report, "slippageCost", 1.0);
        AssertValue(report, "profitBeforeCosts", 9.0);
        AssertValue(report, "costShareOfGross", 3.0 / 9.0);
        AssertValue(report, "costPerTrade", 1.5);
        AssertValue(report, "turnoverNotional", 5040.0);
        AssertValue(report, "turnoverAnnual", 5040.0 / 1008.0 * 126.0, 1e-9);
        AssertValue(report, "tradesPerYear", 252.0, 1e-9);
        AssertValue(report, "exposure", 0.25);
        AssertValue(report, "bars", 780.0);
    }

    [Fact]
    public void Evaluate_AgainstABenchmark_GivesTheRelativeFiguresByHand()
    {
        // Twice the benchmark plus one tenth of a per cent a day.
        double[] benchmark = [0.01, -0.02, 0.03, -0.01];
        double[] equity = [1000, 0, 0, 0, 0];
        for (var index = 0; index < 4; index++)
        {
            equity[index + 1] = equity[index] * (1.001 + (2.0 * benchmark[index]));
        }

        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(equity) with { BenchmarkReturns = benchmark });

        AssertValue(report, "beta", 2.0, 1e-11);
        AssertValue(report, "alphaArithmetic", 0.252, 1e-10);
        AssertValue(report, "alpha", Math.Pow(1.001, 252.0) - 1.0, 1e-9);
        AssertValue(report, "correlation", 1.0, 1e-11);
        AssertValue(report, "rSquared", 1.0, 1e-11);
        AssertValue(report, "trackingError", Moments.SampleDeviation(benchmark)!.Value * Math.Sqrt(252.0), 1e-11);
        AssertValue(
            report,
            "informationRatio",
            0.0035 / Moments.SampleDeviation(benchmark)!.Value * Math.Sqrt(252.0),
            1e-9);
        AssertValue(report, "benchmarkTotalReturn", (1.01 * 0.98 * 1.03 * 0.99) - 1.0);
        AssertValue(report, "benchmarkMaxDrawdown", 0.02);
        Assert.True(report["upCapture"] > 2.0);
        Assert.InRange(report["downCapture"]!.Value, 0.9, 2.0);
    }

    [Fact]
    public void Evaluate_WithARiskFreeRate_ChargesItEveryPeriod()
    {
        var input = SampleRun.Of(1000, 1010, 1000, 1030) with { RiskFreeAnnual = 0.0252 };

        var report = PerformanceAnalysis.Evaluate(input);

        double[] excess = [0.0099, (-10.0 / 1010.0) - 0.0001, 0.0299];
        AssertValue(report, "sharpe", ReturnMetrics.Sharpe(excess, 252.0)!.Value, 1e-10);
        AssertValue(report, "sortino", ReturnMetrics.Sortino(excess, 252.0)!.Value, 1e-9);
        AssertValue(report, "omega", 0.0398 / ((10.0 / 1010.0) + 0.0001), 1e-10);
    }

    [Fact]
    public void Evaluate_MonthlySeriesAsARun_GivesTheCheckValuesOfItsSharpeRatio()
    {
        var equity = new double[37];
        equity[0] = 1000.0;
        for (var index = 0; index < 36; index++)
        {
            equity[index + 1] = equity[index] * (1.0 + CheckSeries.R36[index]);
        }

        var report = PerformanceAnalysis.Evaluate(SampleRun.Of(equity) with { PeriodsPerYear = 12.0 });

        AssertValue(report, "sharpePerPeriod", 0.814962081, 1e-9);
        AssertValue(report, "sharpe", 2.823111460, 1e-9);
        AssertValue(report, "sharpeStandardErrorNormal", 0.195088375 * Math.Sqrt(12.0), 1e-8);
        AssertValue(report, "sharpeStandardError", 0.218464308 * Math.Sqrt(12.0), 1e-8);
        AssertValue(report, "sharpeLower95", 2.823111460 - (1.959963985 * 0.218464308 * Math.Sqrt(12.0)), 1e-7);
        AssertValue(report, "sharpeUpper95", 2.823111460 + (1.959963985 * 0.218464308 * Math.Sqrt(12.0)), 1e-7);
        AssertValue(report, "psr", 0.999904, 1e-6);
        AssertValue(report, "skewness", -0.580697355, 1e-9);
        AssertValue(report, "kurtosis", 2.187578935, 1e-9);
        AssertValue(report, "autocorrelationLag1", -0.569083896, 1e-9);
        Assert.True(report["sharpeAutocorrelated"] > report["sharpe"]);
        Assert.True(report["sharpeStandardErrorAutocorrelated"] < report["sharpeStandardError"]);
    }

    private static double Square(double value) => value * value;

    private static void AssertValue(
        PerformanceReport report, string name, double expected, double tolerance = Tolerance)
    {
        Assert.True(report[name].HasValue, name + " is undefined");
        Assert.True(
            Math.Abs(report[name]!.Value - expected) <= tolerance * Math.Max(1.0, Math.Abs(expected)),
            $"{name}: expected {expected:R}, got {report[name]!.Value:R}");
    }
}
