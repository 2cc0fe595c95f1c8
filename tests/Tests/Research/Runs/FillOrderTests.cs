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

namespace Plimsoll.Tests.Research.Runs;

/// <summary>
/// The same strategy on the same feeds under four queue models and three latencies: what is more pessimistic gets fewer
/// fills and never earns more over the whole sample, or the comparison says why.
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
                Assert.True(pessimistic.Fills <= kinder.Fills, $"{queue}, {latency}: fills");
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
