using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Market;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Costs;
using Plimsoll.Strategies.MarketMaking;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Data.Feeds;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>The shipped market maker on made markets and on a captured feed.</summary>
public sealed class MakerBacktestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("calm")]
    [InlineData("busy")]
    [InlineData("toxic")]
    public void Run_MadeMarket_SourcesOfProfitSumToTheChangeOfEquity(string world)
    {
        var request = Request("bps:maker=-0.5,taker=4", new BookRules { Latency = Millis(2) },
            () => Maker(fee: -0.5), BookRequests.World(world, 5, 20));

        var result = Backtest.Run(request with { TriesOtherPolicies = false }).Result;

        var maker = Assert.Single(result.MarketMaking);
        Report(world, result, maker);
        Assert.Equal(result.FinalEquity - result.StartCash, maker.NetProfit);
        Assert.Equal(result.TotalFees, maker.Fees);
        Assert.Equal(result.FillCount, maker.MakerFills + maker.TakerFills);
        Assert.True(maker.MakerFills >= 10, $"only {maker.MakerFills} fills");
        Assert.True(maker.SpreadCaptured.Sign > 0);
        Assert.Contains(result.Warnings, text => text.Contains("quoted", StringComparison.Ordinal));
        Assert.Contains(
            "market-making",
            System.Text.Encoding.UTF8.GetString(
                ResultFiles.Render(result).Single(file => file.Name == ResultFiles.Report).Content.Span));
    }

    [Fact]
    public void Run_MadeMarketTwice_SameBytes()
    {
        var request = Request("bps:maker=0,taker=4", new BookRules { Queue = QueueModel.Power(2), Latency = Millis(2) },
            () => Maker(fee: 0), BookRequests.World("busy", 9, 6));
        var (first, second) = (ResultFiles.Render(Backtest.Run(request).Result),
            ResultFiles.Render(Backtest.Run(request).Result));
        for (var i = 0; i < first.Count; i++)
        {
            Assert.True(first[i].Content.Span.SequenceEqual(second[i].Content.Span), first[i].Name);
        }
    }

    [Fact]
    public void Run_FeesThatCannotBeEarned_StaysOutAndTheResultSaysSo()
    {
        var request = Request("bps:maker=30,taker=50", new BookRules { Latency = Millis(2) },
            () => Maker(fee: 30), BookRequests.World("calm", 5, 10));

        var result = Backtest.Run(request with { TriesOtherPolicies = false }).Result;

        Assert.Equal(0, result.OrderCount);
        Assert.Empty(result.MarketMaking);
        Assert.Contains(result.Warnings, text => text.Contains("cannot earn here", StringComparison.Ordinal)
            || text.Contains("could not be fitted", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_CapturedFuturesFeed_SourcesOfProfitSumAtEitherFee()
    {
        Feeds.Import(folder, ReferenceData.Require(Feeds.FuturesFile), ImportKind.BinanceFuturesFeed);
        using var books = CatalogBooks.Open(
            Catalog.Open(folder.Catalog), Feeds.Futures, SeriesKind.BookLevels, BarPeriod.OneMinute);
        var rules = new BookRules
        {
            Latency = new LatencySettings
            {
                Feed = LatencyModel.Recorded(1_000_000),
                Entry = LatencyModel.Constant(2_000_000),
                Answer = LatencyModel.Constant(2_000_000),
            },
        };
        foreach (var (fees, rate) in new[] { ("bps:maker=2,taker=5", 2.0), ("bps:maker=-0.5,taker=4", -0.5) })
        {
            var request = Request(fees, rules, () => Maker(rate, orderValue: 2_000), books.Series);
            var result = Backtest.Run(request with { TriesOtherPolicies = false }).Result;
            foreach (var maker in result.MarketMaking)
            {
                Report(fees, result, maker);
                Assert.Equal(result.FinalEquity - result.StartCash, maker.NetProfit);
            }

            TestContext.Current.TestOutputHelper?.WriteLine(
                fees + ": " + result.OrderCount + " orders, " + result.FillCount + " fills; "
                + string.Join(" | ", result.Warnings));
            Assert.Contains(
                result.Warnings, text => text.Contains("a round trip pays its fees", StringComparison.Ordinal));
        }
    }

    private static LatencySettings Millis(int order) => new()
    {
        Feed = LatencyModel.Constant(1_000_000),
        Entry = LatencyModel.Constant(order * 1_000_000L),
        Answer = LatencyModel.Constant(1_000_000),
    };

    private static MarketMaker Maker(double fee, double orderValue = 500) => new()
    {
        MakerFeeBps = fee, EdgeMinBps = 0.2, OrderValue = orderValue, WarmUpSeconds = 60,
    };

    private static BacktestRequest Request(
        string fees, BookRules rules, Func<MarketMaker> strategy, RunSeries series)
    {
        Assert.True(FeeSchedule.TryParse(fees, out var schedule), fees);
        return BookRequests.Request(strategy, rules, series) with { Fees = schedule };
    }

    private static void Report(string name, RunResult result, MakerResult maker)
    {
        var five = maker.Markouts.FirstOrDefault(row => row is { HorizonSeconds: 5, Side: "both" });
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {maker.MakerFills} maker fills, {maker.TakerFills} taker, {maker.OrdersRested} orders, "
            + $"{maker.OrdersReplaced} moved, {maker.OrdersRefused} refused; spread {maker.SpreadCaptured}, paid "
            + $"{maker.SpreadPaid}, inventory {maker.InventoryProfit}, fees {maker.Fees}, net {maker.NetProfit}; "
            + $"half spread {maker.HalfSpreadTicks:0.00} ticks, 5 s move {five?.MoveTicks:0.00}; wait "
            + $"{maker.QueueWaitMedianSeconds:0.0} s; " + string.Join(" | ", result.Warnings));
    }
}
