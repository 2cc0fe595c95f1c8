using Plimsoll.Research.Benchmarks;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Tests.Research.Runs;

public sealed class BookBenchmarkTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("1ms")]
    public void Run_AfterItsWarmUp_AllocatesNothing(string latency)
    {
        Assert.True(LatencySettings.TryParse(latency, out var lines));
        var feed = new BookBenchmarkFeed(200_000);
        var run = new BookBenchmarkRun(feed, QueueModel.Power(2), lines);
        run.Start();
        run.Run(100_000);

        var probe = AllocationProbe.Start();
        run.Run(90_000);
        probe.AssertNothing();

        run.Finish();
        Assert.True(run.Observer.Fills > 500, $"only {run.Observer.Fills} fills");
    }

    [Fact]
    public void PlainLoop_MadeFeed_FollowsTheSameBestPrices()
    {
        var feed = new BookBenchmarkFeed(50_000);
        var book = new Plimsoll.Kernel.Books.OrderBook();
        var sum = 0L;
        foreach (ref readonly var e in feed.Events)
        {
            if (e.Kind != Plimsoll.Model.Events.EventKind.BookLevel)
            {
                continue;
            }

            book.Apply(in e.BookLevel);
            sum += book.HasBid ? book.BestBidTicks - BookBenchmarkFeed.FloorTicks : 0;
            sum += book.HasAsk
                ? book.BestAskTicks - BookBenchmarkFeed.FloorTicks
                : BookBenchmarkFeed.PriceCount - 1;
        }

        Assert.Equal(sum, PlainBookLoop.Run(
            feed.Events, new long[BookBenchmarkFeed.PriceCount], new long[BookBenchmarkFeed.PriceCount]));
    }
}
