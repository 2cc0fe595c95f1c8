using System.Text;
using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Worlds;
using Plimsoll.Tests.Simulation.Books;

namespace Plimsoll.Tests.Research.Runs;

public sealed class BookBacktestTests
{
    private static readonly LatencySettings Millis = new()
    {
        Feed = LatencyModel.Constant(1_000_000),
        Entry = LatencyModel.Constant(2_000_000),
        Answer = LatencyModel.Constant(1_000_000),
    };

    [Fact]
    public void Run_MadeMarket_GivesAWholeResultAndTheSameAgain()
    {
        var request = BookRequests.Request(
            new BookRules { Queue = QueueModel.Power(2), Latency = Millis }, BookRequests.World("calm", 7, 10));

        var outcome = Backtest.Run(request);

        var result = outcome.Result;
        Assert.Null(outcome.Failure);
        Assert.Equal("book", result.Period);
        Assert.True(result.FillCount > 20, $"only {result.FillCount} fills");
        Assert.True(result.Prices[0].Points.Count > 100);
        Assert.True(result.Equity.Count > 100);
        Assert.Equal(outcome.MarketEventCount, result.Instruments[0].BarCount);
        Assert.Contains("queue power:2", result.FillPolicy.Name, StringComparison.Ordinal);
        var files = ResultFiles.Render(result);
        var again = ResultFiles.Render(Backtest.Run(request).Result);
        Assert.Equal(files.Count, again.Count);
        for (var i = 0; i < files.Count; i++)
        {
            Assert.True(files[i].Content.Span.SequenceEqual(again[i].Content.Span), files[i].Name);
        }

        var page = Encoding.UTF8.GetString(
            files.First(file => file.Name == ResultFiles.Report).Content.Span);
        Assert.Contains("order book", page, StringComparison.Ordinal);
        Assert.Contains("where an order would have stood", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherRulesOrSeed_IsAnotherConfiguration()
    {
        var rules = new BookRules { Latency = Millis };
        var hashes = new[]
        {
            rules, rules with { Queue = QueueModel.Log }, rules with { Latency = LatencySettings.None },
            rules with { Latency = Millis with { Seed = 2 } },
        }.Select(one => Backtest.Run(BookRequests.Request(one, BookRequests.World("calm", 7, 1)) with
        {
            TriesOtherPolicies = false,
        }).Result.Hashes.Config);

        Assert.Equal(4, hashes.Distinct().Count());
    }

    [Fact]
    public void Run_QuietMarketAndNoTrades_StillMakesAReport()
    {
        var request = BookRequests.Request(
            () => new BookStrategy(), new BookRules(), BookRequests.World("calm", 3, 1));

        var result = Backtest.Run(request).Result;

        Assert.Equal(0, result.OrderCount);
        Assert.NotEmpty(ResultFiles.Render(result));
        Assert.Contains(result.Warnings, text => text.StartsWith("No delay was assumed", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Window_TradesOnlyInsideIt()
    {
        var events = RandomBook.Make(4, 20_000);
        var from = events[8_000].TimeNs;
        var to = events[15_000].TimeNs;
        var request = BookRequests.Request(new BookRules { Latency = Millis }, BookRequests.Series(events)) with
        {
            From = Timestamp.FromUnixNanos(from), To = Timestamp.FromUnixNanos(to), WarmUpBars = 1,
        };

        var result = Backtest.Run(request).Result;

        Assert.True(result.FillCount > 5, $"only {result.FillCount} fills");
        Assert.All(result.Orders, order => Assert.InRange(order.SubmittedNs, from, to + Millis.Feed.Nanos));
    }

    [Fact]
    public void Run_ComparedFills_AreFourQueuesByThreeLatencies()
    {
        var request = BookRequests.Request(
            new BookRules { Queue = QueueModel.Power(2), Latency = Millis, ComparesFills = true },
            BookRequests.World("calm", 7, 2));

        var outcomes = Backtest.Run(request).Result.PolicySensitivity;

        Assert.Equal(12, outcomes.Count);
        Assert.Equal(12, outcomes.Select(outcome => outcome.Policy.Name).Distinct().Count());
        Assert.Equal(4, outcomes.Select(outcome => outcome.Policy.Queue).Distinct().Count());
        Assert.Equal(3, outcomes.Select(outcome => outcome.Policy.Latency).Distinct().Count());
        Assert.True(outcomes[0].IsChosen);
    }

    [Fact]
    public void Run_MarketByOrder_KnowsExactPlaces()
    {
        var request = BookRequests.Request(
            new BookRules { Queue = QueueModel.Exact, Latency = Millis },
            BookRequests.World("calm", 7, 5, WorldFeed.ByOrder));

        var outcomes = Backtest.Run(request).Result.PolicySensitivity;

        var exact = outcomes.First(outcome => outcome.Policy.Queue == "exact");
        var pessimistic = outcomes.First(outcome => outcome.Policy.Queue == "pessimistic");
        Assert.True(exact.FillCount >= pessimistic.FillCount);
    }

    [Fact]
    public void Run_SeriesThatDoNotFitTheRules_AreRefused()
    {
        var exact = new BookRules { Queue = QueueModel.Exact };
        var book = BookRequests.Series(RandomBook.Make(1, 500));

        Assert.Throws<ArgumentException>(() => Backtest.Run(BookRequests.Request(exact, book)));
        Assert.Throws<ArgumentException>(
            () => Backtest.Run(BookRequests.Request(new BookRules(), book) with { Books = null }));
    }
}
