using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Venue;

/// <summary>Brackets against bars, from the entry to the last leg, worked out by hand.</summary>
public sealed class BracketBarTests
{
    [Theory]
    // Stop and target lie inside bar 2: the stop is taken, and the trade is counted.
    [InlineData("100 101 99 100; 100 106 94 100", "buy 10@100 t1, sell 10@95 t3", 1)]
    [InlineData("100 101 99 100; 100 106 96 100", "buy 10@100 t1, sell 10@105 t3", 0)]
    [InlineData("100 101 99 100; 100 104 94 100", "buy 10@100 t1, sell 10@95 t3", 0)]
    // Touching the target is not enough; jumping over the stop costs what it costs.
    [InlineData("100 101 99 100; 100 105 96 100; 90 91 89 90", "buy 10@100 t1, sell 10@90 t3", 0)]
    // Entry, stop and target in one bar.
    [InlineData("100 106 94 100", "buy 10@100 t1, sell 10@95 t2", 1)]
    public void Pain23_StopAndTargetInOneBar_ThePessimisticOneWins(string bars, string expected, int ambiguous)
    {
        var log = Run("100 101 99 100; " + bars, out _);
        Assert.Equal(expected, Tell(log));
        Assert.Equal(ambiguous, log.Ambiguities.Count);
        if (ambiguous == 1)
        {
            var one = log.Ambiguities[0];
            Assert.Equal((95L, 105L, 10L, OrderSide.Sell), (one.StopTicks, one.TargetTicks, one.Lots, one.Side));
            Assert.Equal(log.Fills[^1].Execution, one.Execution);
        }

        Assert.Empty(log.Desyncs);
    }

    [Fact]
    public void Pain33_ExitsOfABracket_AreTakenByTheSimulatedVenueAsByAnyOther()
    {
        // Short this time, filled in two parts because the bars give no more: every leg is accepted, none is left.
        var log = Run(
            "100 101 99 100 1000; 100 101 99 100 6; 100 101 99 100 50; 100 101 94 95 50", out var strategy,
            new RunSetup { Instruments = [RunSetup.Coin(InstrumentKind.Perpetual)], LeverageMax = 5 }, OrderSide.Sell);
        Assert.Equal("sell 6@100 t1, sell 4@100 t2, buy 10@95 t4", Tell(log));
        Assert.DoesNotContain(log.Ended, order => order.Status == OrderStatus.Rejected);
        Assert.Equal((0L, 0), (strategy.Held(), strategy.Working()));
        Assert.Empty(log.Desyncs);
    }

    private static string Tell(RunLog log) => string.Join(", ", log.Fills.Select(fill =>
        $"{(fill.Side == OrderSide.Buy ? "buy" : "sell")} {fill.Quantity.Lots}@{fill.Price.Ticks} " +
        $"t{(fill.TimeNs - RunSetup.StartNs) / 60_000_000_000}"));

    private static RunLog Run(
        string bars, out OpenStrategy strategy, RunSetup? setup = null, OrderSide side = OrderSide.Buy)
    {
        var up = side == OrderSide.Buy ? 1 : -1;
        strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate bar) =>
            {
                if (self.BarCount == 0)
                {
                    _ = self.Bracket(new BracketRequest
                    {
                        Entry = new OrderRequest
                        {
                            Instrument = default, Side = side, Type = OrderType.Market,
                            Quantity = Quantity.FromLots(10),
                        },
                        StopPrice = Price.FromTicks(100 - (5 * up)),
                        Targets = [new BracketTarget(Price.FromTicks(100 + (5 * up)))],
                    });
                }
            },
        };
        var list = BarList.Parse(bars, RunSetup.StartNs, 60_000_000_000);
        var (_, log) = (setup ?? new RunSetup()).Run([list], 1_000, strategy);
        return log;
    }
}
