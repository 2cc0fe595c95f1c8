using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Every figure of many runs against the plainest way to compute it.</summary>
public sealed class PerformanceCrossCheckTests(ITestOutputHelper output)
{
    private const uint Seeds = 60;
    private int compared;

    [Fact]
    public void Evaluate_TradeFigures_AgreeWithPlainQueries()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var input = SampleRun.Random(seed, 60, 5 + (int)(seed % 40));
            var report = PerformanceAnalysis.Evaluate(input);
            var trades = input.Trades;
            var wins = trades.Where(trade => trade.NetProfit > 0).Select(trade => trade.NetProfit).ToArray();
            var losses = trades.Where(trade => trade.NetProfit < 0).Select(trade => trade.NetProfit).ToArray();
            var costs = trades.Sum(trade => trade.Fees + trade.SlippageCost);
            var before = trades.Sum(trade => trade.GrossProfit + trade.SlippageCost);

            Compare(report, "trades", trades.Count);
            Compare(report, "winningTrades", wins.Length);
            Compare(report, "losingTrades", losses.Length);
            Compare(report, "breakEvenTrades", trades.Count(trade => trade.NetProfit == 0));
            Compare(report, "longTradesShare", trades.Average(trade => trade.IsLong ? 1.0 : 0.0));
            Compare(report, "winRate", wins.Length / (double)trades.Count);
            Compare(report, "tradeNetProfit", trades.Sum(trade => trade.NetProfit));
            Compare(report, "winningProfit", wins.Sum());
            Compare(report, "losingProfit", losses.Sum());
            Compare(report, "profitFactor", losses.Length == 0 ? null : -wins.Sum() / losses.Sum());
            Compare(report, "expectancy", trades.Average(trade => trade.NetProfit));
            Compare(report, "averageWin", wins.Length == 0 ? null : wins.Average());
            Compare(report, "averageLoss", losses.Length == 0 ? null : losses.Average());
            Compare(report, "largestWin", wins.Length == 0 ? null : wins.Max());
            Compare(report, "largestLoss", losses.Length == 0 ? null : losses.Min());
            Compare(report, "medianTrade", Median([.. trades.Select(trade => trade.NetProfit)]));
            Compare(report, "medianWin", Median(wins));
            Compare(report, "medianLoss", Median(losses));
            Compare(report, "fees", trades.Sum(trade => trade.Fees));
            Compare(report, "costPerTrade", costs / trades.Count);
            Compare(report, "profitBeforeCosts", before);
            Compare(report, "costShareOfGross", before > 0 ? costs / before : null);
            Compare(report, "tradesPerYear", trades.Count / (60.0 / 252.0));
        }

        Report(1300);
    }

    [Fact]
    public void Evaluate_DailyFigures_AgreeWithPlainQueries()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var input = SampleRun.Random(seed, 30 + (int)seed, 0);
            var report = PerformanceAnalysis.Evaluate(input);
            double[] path = [input.StartEquity, .. input.DailyEquity.Select(point => point.Equity)];
            var returns = path.Skip(1).Select((value, index) => (value / path[index]) - 1.0).ToArray();
            var excess = returns.Select(value => value - (0.02 / 252.0)).ToArray();
            var mean = returns.Average();
            var deviation = Math.Sqrt(returns.Sum(value => Math.Pow(value - mean, 2)) / (returns.Length - 1));
            var downside = Math.Sqrt(excess.Average(value => Math.Pow(Math.Min(value, 0), 2)));
            var sorted = returns.Order().ToArray();

            Compare(report, "meanDay", mean);
            Compare(report, "medianDay", Median(returns));
            Compare(report, "bestDay", returns.Max());
            Compare(report, "worstDay", returns.Min());
            Compare(report, "annualVolatility", deviation * Math.Sqrt(252.0));
            Compare(report, "sharpe", excess.Average() / deviation * Math.Sqrt(252.0));
            Compare(report, "downsideDeviation", downside * Math.Sqrt(252.0));
            Compare(report, "sortino", excess.Average() / downside * Math.Sqrt(252.0));
            Compare(report, "omega", excess.Where(value => value > 0).Sum() / -excess.Where(value => value < 0).Sum());
            Compare(report, "gainToPain", returns.Sum() / -returns.Where(value => value < 0).Sum());
            Compare(report, "positiveDaysShare", returns.Count(value => value > 0) / (double)returns.Length);
            Compare(report, "totalReturn", (path[^1] / path[0]) - 1.0);
            Compare(report, "cagr", Math.Pow(path[^1] / path[0], 252.0 / returns.Length) - 1.0);
            Compare(report, "conditionalValueAtRisk95", sorted.Take(1 + ((returns.Length - 1) / 20)).Average());
            Compare(report, "turnoverAnnual", 250_000.0 / path.Skip(1).Average() / (returns.Length / 252.0));
            Compare(report, "benchmarkTotalReturn", input.BenchmarkReturns!.Aggregate(1.0, (g, r) => g * (1 + r)) - 1);
        }

        Report(900);
    }

    [Fact]
    public void Evaluate_RelativeFigures_AgreeWithPlainQueries()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var input = SampleRun.Random(seed, 80, 0);
            var report = PerformanceAnalysis.Evaluate(input);
            double[] path = [input.StartEquity, .. input.DailyEquity.Select(point => point.Equity)];
            var returns = path.Skip(1).Select((value, index) => (value / path[index]) - 1.0).ToArray();
            double[] other = [.. input.BenchmarkReturns!];
            var covariance = returns.Zip(other, (r, b) => (r - returns.Average()) * (b - other.Average())).Sum();
            var beta = covariance / other.Sum(value => Math.Pow(value - other.Average(), 2));
            var difference = returns.Zip(other, (r, b) => r - b).ToArray();
            var error = Math.Sqrt(difference.Sum(value => Math.Pow(value - difference.Average(), 2)) / 79.0);
            var rate = 0.02 / 252.0;
            var alpha = returns.Average() - rate - (beta * (other.Average() - rate));

            Compare(report, "beta", beta);
            Compare(report, "alphaArithmetic", alpha * 252.0);
            Compare(report, "alpha", Math.Pow(1.0 + alpha, 252.0) - 1.0);
            Compare(report, "trackingError", error * Math.Sqrt(252.0));
            Compare(report, "informationRatio", difference.Average() / error * Math.Sqrt(252.0));
            Compare(report, "upCapture", Capture(returns, other, value => value > 0));
            Compare(report, "downCapture", Capture(returns, other, value => value < 0));
        }

        Report(400);
    }

    private static double Capture(double[] returns, double[] other, Func<double, bool> isCounted)
    {
        var days = Enumerable.Range(0, other.Length).Where(day => isCounted(other[day])).ToArray();
        var own = Math.Pow(days.Aggregate(1.0, (growth, day) => growth * (1.0 + returns[day])), 252.0 / days.Length);
        var theirs = Math.Pow(days.Aggregate(1.0, (growth, day) => growth * (1.0 + other[day])), 252.0 / days.Length);
        return (own - 1.0) / (theirs - 1.0);
    }

    private static double? Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }

    private void Compare(PerformanceReport report, string name, double? expected)
    {
        var actual = report[name];
        Assert.True(expected.HasValue == actual.HasValue, $"{name}: expected {expected}, got {actual}");
        var difference = Math.Abs((expected ?? 0.0) - (actual ?? 0.0));
        Assert.True(
            difference <= 1e-8 * Math.Max(1.0, Math.Abs(expected ?? 0.0)),
            $"{name}: expected {expected:R}, got {actual:R}");
        compared++;
    }

    private void Report(int countMin)
    {
        output.WriteLine($"compared {compared} figures of {Seeds} runs");
        Assert.True(compared >= countMin, $"only {compared} figures compared");
    }
}
