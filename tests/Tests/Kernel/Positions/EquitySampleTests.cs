using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Positions;

/// <summary>What the equity curve says at each moment, by hand.</summary>
public sealed class EquitySampleTests
{
    private static readonly RunSetup Daily = new()
    {
        Period = BarPeriod.OneDay, Cash = 1_000, Fees = "per-contract:1", EquityIntervalNs = BarPeriod.DayNs,
        Instruments = [RunSetup.Coin(InstrumentKind.Equity)],
    };

    [Fact]
    public void DayEnd_FillAtTheNextOpen_BelongsToTheNextDay()
    {
        // Decided at 100, bought 5 at 110 the next day (fee 5), which closes at 120; sold at 90 the day after (fee 5).
        var bars = BarList.Parse("100 100 100 100; 110 125 105 120; 90 95 85 95; 95 95 95 95", RunSetup.StartNs,
            BarPeriod.DayNs);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (self.BarCount == 0)
                {
                    self.Place(new OrderRequest
                    {
                        Instrument = default, Side = OrderSide.Buy, Type = OrderType.Market, Quantity =
                            Quantity.FromLots(5),
                    });
                }
                else if (self.BarCount == 1)
                {
                    self.Leave();
                }
            },
        };

        var (kernel, log) = Daily.Run([bars], 10, strategy);

        var days = log.Samples.Where(sample => sample.IsDayEnd).ToArray();
        Assert.Equal(["1000", "1045", "890", "890"], days.Select(day => day.Equity.ToString()));
        Assert.Equal(["1000", "445", "890", "890"], days.Select(day => day.Cash.ToString()));
        Assert.Equal(
            Enumerable.Range(1, 4).Select(day => RunSetup.StartNs + (day * BarPeriod.DayNs)), days
                .Select(day => day.TimeNs));
        Assert.Equal(days[^1].Equity, kernel.Equity);
        Assert.Equal((1045.0 - 890.0) / 1045.0, kernel.DrawdownMax, 1e-15);
        Assert.Equal(2 * BarPeriod.DayNs, kernel.UnderwaterMaxNs);
        var trade = Assert.Single(log.Trades);
        Assert.Equal("-110", trade.NetProfit.ToString());
        Assert.Equal((125, 90), (trade.HighTicks, trade.LowTicks));
        Assert.Equal(1, trade.BarsHeld);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(24)]
    [InlineData(72)]
    public void Extremes_OfEachDay_AreItsOwn(int sampleHours)
    {
        // Long 10 from 100 at hour 1 on; closes fall to 80 on the first day, recover on the second.
        var closes = Enumerable.Range(0, 60)
            .Select(hour => hour switch { < 1 => 100, < 20 => 100 - hour, < 40 => 90, _ => 95 + (hour % 3) });
        var bars = closes.Select((close, i) => new Bar(
            RunSetup.StartNs + ((i + 1) * 3_600_000_000_000), RunSetup.StartNs + (i * 3_600_000_000_000L),
            close, close, close, close, 1_000)).ToList();
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (self.BarCount == 0)
                {
                    self.GoLong();
                }
            },
        };

        var (_, log) = (Daily with
        {
            Period = BarPeriod.OneHour, Fees = "none", EquityIntervalNs = sampleHours * 3_600_000_000_000,
        }).Run([bars], 7, strategy);

        var days = log.Samples.Where(sample => sample.IsDayEnd).ToArray();
        var lots = log.Fills[0].Quantity.Lots;
        var marks = bars
            .Select((bar, i) => i == 0 ? 1_000.0 : 1_000.0 + (lots * (bar.CloseTicks - log.Fills[0].Price.Ticks)))
            .ToArray();
        for (var day = 0; day < days.Length; day++)
        {
            // A day also knows the mark it began with.
            var own = marks.Skip(Math.Max(0, (day * 24) - 1)).Take(day == 0 ? 24 : 25).ToArray();
            Assert.Equal(own.Min(), days[day].EquityLow);
            Assert.Equal(own.Max(), days[day].EquityHigh);
        }

        Assert.Equal(3, days.Length);
        var curve = log.Samples.Where(sample => !sample.IsDayEnd).ToArray();
        Assert.Equal((60 + sampleHours - 1) / sampleHours, curve.Length);
        Assert.Equal(marks.Min(), curve.Min(sample => sample.EquityLow));
    }
}
