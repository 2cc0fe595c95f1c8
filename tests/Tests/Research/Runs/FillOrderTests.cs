using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Data.Feeds;
using Plimsoll.Tests.Simulation.Books;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>
/// The same strategy on the same feeds under four queue models and three latencies: what is more pessimistic never gets
/// more of an order, and never earns more over the whole sample, or the comparison says why.
/// </summary>
public sealed class FillOrderTests : IDisposable
{
    private static readonly BookRules Rules = new()
    {
        Latency = new LatencySettings
        {
            Feed = LatencyModel.Recorded(1_000_000),
            Entry = LatencyModel.Constant(2_000_000),
            Answer = LatencyModel.Constant(2_000_000),
        },
        ComparesFills = true,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_MadeMarkets_OrderedOrExplained()
    {
        var samples = new List<IReadOnlyList<PolicyOutcome>>();
        foreach (var (world, seed) in new[] { ("calm", 1UL), ("calm", 2UL), ("busy", 1UL), ("toxic", 1UL) })
        {
            samples.Add(Compare(BookRequests.World(world, seed, 3)));
        }

        RequireOrder(samples);
    }

    [Fact]
    public void Run_CapturedFuturesFeed_OrderedOrExplained()
    {
        Feeds.Import(folder, ReferenceData.Require(Feeds.FuturesFile), ImportKind.BinanceFuturesFeed);
        using var books = CatalogBooks.Open(
            Catalog.Open(folder.Catalog), Feeds.Futures, SeriesKind.BookLevels, BarPeriod.OneMinute);

        RequireOrder([Compare(books.Series)]);
    }

    /// <summary>
    /// Orders that do not depend on fills can be compared one by one: the pessimist never gets more of any of them.
    /// </summary>
    [Theory]
    [InlineData("none")]
    [InlineData("feed=1ms,entry=2ms,answer=2ms")]
    [InlineData("lognormal:5ms:1")]
    public void Run_OrdersByTheClock_PessimistNeverGetsMoreOfAny(string latency)
    {
        var gains = 0;
        foreach (var (world, seed) in new[] { ("calm", 5UL), ("busy", 6UL), ("toxic", 7UL) })
        {
            var pessimistic = FilledByOrder(world, seed, "pessimistic", latency);
            foreach (var queue in new[] { "power:2", "power:1", "log" })
            {
                var kinder = FilledByOrder(world, seed, queue, latency);
                Assert.Equal(pessimistic.Keys, kinder.Keys);
                foreach (var (order, lots) in pessimistic)
                {
                    Assert.True(lots <= kinder[order], $"{world}, {queue}, order {order}: {lots}, {kinder[order]}");
                    gains += lots < kinder[order] ? 1 : 0;
                }
            }
        }

        Assert.True(gains > 5, $"only {gains} orders differ");
    }

    private static SortedDictionary<long, long> FilledByOrder(string world, ulong seed, string queue, string latency)
    {
        var series = BookRequests.World(world, seed, 10);
        var run = new BookRun
        {
            Setup = new BookRun().Setup with { Instruments = [series.Instrument], Cash = 1_000_000_000 },
            Queue = queue,
            Latency = latency,
        }.Run([series.Open(default, long.MinValue, long.MaxValue)], 1_000, new ClockBuyer());
        var filled = new SortedDictionary<long, long>();
        foreach (var order in run.Log.Ended)
        {
            filled[order.Id.Value] = order.Filled.Lots;
        }

        Assert.True(filled.Count > 100, $"only {filled.Count} orders");
        return filled;
    }

    private static IReadOnlyList<PolicyOutcome> Compare(RunSeries series) =>
        Backtest.Run(BookRequests.Request(Rules, series)).Result.PolicySensitivity;

    private static void RequireOrder(List<IReadOnlyList<PolicyOutcome>> samples)
    {
        var latencies = samples[0].Select(outcome => outcome.Policy.Latency).Distinct().ToArray();
        Assert.Equal(3, latencies.Length);
        foreach (var latency in latencies)
        {
            var pessimistic = Sum(samples, "pessimistic", latency);
            foreach (var queue in new[] { QueueModel.Power(2), QueueModel.Power(1), QueueModel.Log })
            {
                var kinder = Sum(samples, queue.ToString(), latency);
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"{latency}: pessimistic {pessimistic.Equity} ({pessimistic.Fills} fills), {queue} "
                    + $"{kinder.Equity} ({kinder.Fills} fills)");
                if (pessimistic.Equity > kinder.Equity)
                {
                    Assert.Contains(
                        samples.SelectMany(sample => FillComparison.Sentences(sample, "USDT")),
                        text => text.Contains(latency, StringComparison.Ordinal)
                            && text.Contains(queue.ToString(), StringComparison.Ordinal));
                }
            }
        }
    }

    private static (Amount Equity, long Fills) Sum(
        List<IReadOnlyList<PolicyOutcome>> samples, string queue, string latency)
    {
        var equity = Amount.Zero;
        var fills = 0L;
        foreach (var sample in samples)
        {
            var outcome = sample.Single(one => one.Policy.Queue == queue && one.Policy.Latency == latency);
            equity += outcome.FinalEquity;
            fills += outcome.FillCount;
        }

        return (equity, fills);
    }
}
