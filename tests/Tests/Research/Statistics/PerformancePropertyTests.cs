using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Statements that hold for every run, tried on many repeatable ones.</summary>
public sealed class PerformancePropertyTests(ITestOutputHelper output)
{
    private const uint Seeds = 200;
    private const string KnownRunHash = "0830cbeb6ead2dfeda7c5532dde9a9ced51dee16db417ac5f607c678149e4125";

    [Fact]
    public void Evaluate_PositiveEquity_KeepsSharesInsideTheirRange()
    {
        string[] shares =
        [
            "maxDrawdown", "maxDrawdownDaily", "averageDrawdown", "underwaterShare", "ulcerIndex", "positiveDaysShare",
            "winRate", "psr", "psrNull", "stability", "rSquared", "longTradesShare", "exposure",
            "profitableMonthsShare",
        ];
        var checkedValues = 0;
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var report = PerformanceAnalysis.Evaluate(SampleRun.Random(seed, 10 + (int)(seed % 90), (int)(seed % 40)));
            foreach (var share in shares)
            {
                if (report[share] is { } value)
                {
                    Assert.True(value is >= 0.0 and <= 1.0, $"seed {seed}: {share} is {value:R}");
                    checkedValues++;
                }
            }
        }

        output.WriteLine($"checked {checkedValues} shares");
        Assert.True(checkedValues > 2000);
    }

    [Fact]
    public void Evaluate_EveryGrouping_AddsUpToTheTotal()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var report = PerformanceAnalysis.Evaluate(SampleRun.Random(seed, 60, 1 + (int)(seed % 50)));
            IReadOnlyList<TradeGroup>[] tables =
                [report.ByInstrument, report.BySide, report.ByEntryReason, report.ByExitReason];
            foreach (var table in tables)
            {
                Assert.Equal(report["trades"]!.Value, table.Sum(row => row.Trades));
                Assert.Equal(report["winningTrades"]!.Value, table.Sum(row => row.Wins));
                Assert.Equal(report["losingTrades"]!.Value, table.Sum(row => row.Losses));
                Assert.Equal(report["tradeNetProfit"]!.Value, table.Sum(row => row.NetProfit), 1e-8);
                Assert.Equal(report["fees"]!.Value, table.Sum(row => row.Fees), 1e-8);
                Assert.Equal(report["slippageCost"]!.Value, table.Sum(row => row.SlippageCost), 1e-8);
                Assert.Equal(table.OrderBy(row => row.Key, StringComparer.Ordinal), table);
            }

            Assert.Equal(report["tradeNetProfit"]!.Value, report.ByMonth.Sum(row => row.NetProfit), 1e-8);
            Assert.Equal(report["trades"]!.Value, report.ByMonth.Sum(row => row.Trades));
        }
    }

    [Fact]
    public void Evaluate_MonthlyReturns_CompoundToTheTotal()
    {
        for (uint seed = 1; seed <= 50; seed++)
        {
            var report = PerformanceAnalysis.Evaluate(SampleRun.Random(seed, 200, 0));
            var growth = report.ByMonth.Aggregate(1.0, (product, row) => product * (1.0 + row.Return!.Value));

            Assert.Equal(report["totalReturn"]!.Value, growth - 1.0, 1e-12);
            Assert.Equal(7, report.ByMonth.Count);
        }
    }

    [Fact]
    public void Evaluate_Streaks_AgreeWithANaiveCount()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var input = SampleRun.Random(seed, 40, 60);
            var report = PerformanceAnalysis.Evaluate(input);
            var signs = input.Trades
                .Select((trade, place) => (trade, place))
                .OrderBy(item => item.trade.ExitTimeNs)
                .ThenBy(item => item.trade.EntryTimeNs)
                .ThenBy(item => item.place)
                .Select(item => item.trade.NetProfit > 0 ? 'W' : item.trade.NetProfit < 0 ? 'L' : '-');
            var text = string.Concat(signs);

            Assert.Equal(Longest(text, 'W'), report["longestWinStreak"]!.Value);
            Assert.Equal(Longest(text, 'L'), report["longestLossStreak"]!.Value);
        }
    }

    [Fact]
    public void Evaluate_EquityScaled_KeepsRatiosAndScalesMoney()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var input = SampleRun.Random(seed, 50, 0);
            var factor = 1.0 + (seed * 7.3);
            var scaled = input with
            {
                StartEquity = input.StartEquity * factor,
                FinalEquity = input.FinalEquity * factor,
                DailyEquity = [.. input.DailyEquity.Select(point => point with { Equity = point.Equity * factor })],
            };
            var one = PerformanceAnalysis.Evaluate(input);
            var other = PerformanceAnalysis.Evaluate(scaled);

            foreach (var name in new[] { "sharpe", "sortino", "calmar", "cagr", "maxDrawdown", "psr", "beta", "omega" })
            {
                Assert.Equal(one[name]!.Value, other[name]!.Value, 1e-8 * Math.Max(1.0, Math.Abs(one[name]!.Value)));
            }

            Assert.Equal(one["netProfit"]!.Value * factor, other["netProfit"]!.Value, 1e-6);
        }
    }

    [Fact]
    public void Sharpe_ReturnsScaled_IsInvariantAndSignFollows()
    {
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var returns = CheckSeries.Pseudo(seed, 80, 0.001, 0.02);
            var sharpe = ReturnMetrics.Sharpe(returns, 252.0)!.Value;

            Assert.Equal(sharpe, ReturnMetrics.Sharpe([.. returns.Select(value => value * 3.7)], 252.0)!.Value, 1e-9);
            Assert.Equal(-sharpe, ReturnMetrics.Sharpe([.. returns.Select(value => -value)], 252.0)!.Value, 1e-9);
        }
    }

    [Fact]
    public void Evaluate_TradesInAnotherOrder_GivesTheSameBits()
    {
        for (uint seed = 1; seed <= 50; seed++)
        {
            // One trade a day: the order in time is then the only order there is.
            var trades = Enumerable.Range(0, 30)
                .Select(day => SampleRun.Trade(Math.Round(Math.Sin(day * seed) * 100.0, 3), day, "I" + (day % 3)))
                .ToArray();
            var input = SampleRun.Random(seed, 40, 0) with { Trades = trades };
            var shuffled = input with { Trades = [.. trades.OrderBy(trade => trade.NetProfit)] };

            Assert.Equal(
                PerformanceAnalysis.Evaluate(input).Metrics, PerformanceAnalysis.Evaluate(shuffled).Metrics);
        }
    }

    [Fact]
    public void Evaluate_Twice_GivesTheSameBits()
    {
        var input = SampleRun.Random(77, 250, 120);

        var first = PerformanceAnalysis.Evaluate(input);
        var second = PerformanceAnalysis.Evaluate(input);

        Assert.Equal(first.Metrics, second.Metrics);
        Assert.Equal(first.ByInstrument, second.ByInstrument);
        Assert.Equal(first.ByMonth, second.ByMonth);
    }

    [Fact]
    public void Evaluate_KnownRun_KeepsItsBitsOnEveryMachine()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bits = new byte[sizeof(long)];
        foreach (var metric in PerformanceAnalysis.Evaluate(SampleRun.Random(42, 500, 200)).Metrics)
        {
            hash.AppendData(Encoding.ASCII.GetBytes(metric.Name));
            BinaryPrimitives.WriteDoubleLittleEndian(bits, metric.Value ?? double.MaxValue);
            hash.AppendData(bits);
        }

        // Changes when a metric is added or its computation changes, and for no other reason.
        var actual = Convert.ToHexStringLower(hash.GetHashAndReset());
        Assert.True(KnownRunHash == actual, "the hash is now " + actual);
    }

    private static int Longest(string text, char sign) =>
        string.Concat(text.Select(letter => letter == sign ? sign : ' ')).Split(' ').Max(run => run.Length);
}
