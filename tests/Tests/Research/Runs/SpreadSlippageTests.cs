using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Costs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Runs;

public sealed class SpreadSlippageTests
{
    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 1)]
    public void Run_SlippageBySpread_FollowsTheStoredQuotes(bool hasQuotes, long slippedTicks)
    {
        List<Bar> bars = [.. Enumerable.Range(0, 5).Select(Minute)];
        var plain = Requests.Series(RunSetup.Coin(Plimsoll.Model.Instruments.InstrumentKind.Spot), bars);
        var series = hasQuotes
            ? plain with { OpenQuotes = (index, _, _) => new Quotes([.. bars.SelectMany(bar => Sides(index, bar))]) }
            : plain;
        Assert.True(SlippageModel.TryParse("spread:0.5", out var slippage));

        var outcome = Backtest.Run(
            Requests.Request(() => new BuyOnce(), series) with { Slippage = slippage }, null,
            TestContext.Current.CancellationToken);

        var position = Assert.Single(outcome.Result.OpenPositions);
        var tick = outcome.Result.Instruments[0].Tick;
        Assert.Equal((1_000 + slippedTicks) * tick, position.AveragePrice);
        Assert.Equal(5, outcome.Result.Metrics.Single(metric => metric.Name == "bars").Value);
        Assert.Equal(!hasQuotes, outcome.Result.Warnings.Any(text => text.Contains("taken as one tick")));
    }

    private static Bar Minute(int place)
    {
        var openNs = RunSetup.StartNs + (place * 60_000_000_000L);
        return new Bar(openNs + 60_000_000_000, openNs, 1_000, 1_020, 980, 1_000, 1_000_000_000);
    }

    private static Event[] Sides(Plimsoll.Model.Ids.InstrumentIndex index, Bar bar) =>
    [
        Event.OfBidBar(index, bar with { CloseTicks = 996 }),
        Event.OfAskBar(index, bar with { CloseTicks = 1_004 }),
    ];

    private sealed class BuyOnce : Strategy
    {
        public override void OnBar(in BarUpdate bar)
        {
            if (IsFlat(bar.Instrument))
            {
                EnterLong(bar.Instrument);
            }
        }
    }

    private sealed class Quotes(Event[] events) : IEventSource
    {
        private int next;

        public int Read(Span<Event> buffer)
        {
            var count = Math.Min(buffer.Length, events.Length - next);
            events.AsSpan(next, count).CopyTo(buffer);
            next += count;
            return count;
        }
    }
}
