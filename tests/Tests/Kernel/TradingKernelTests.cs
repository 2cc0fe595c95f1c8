using Plimsoll.Kernel;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel;

public sealed class TradingKernelTests
{
    private const long MinuteNs = 60_000_000_000;

    [Fact]
    public void Process_SimultaneousEvents_ComeInTheFixedOrder()
    {
        // Two instruments, a timer at the end of their second bars, orders for the next opens: one fixed order of all.
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(InstrumentKind.Spot), RunSetup.Coin(InstrumentKind.Spot, number: 1)],
        };
        var bars = BarList.Parse("100 101 99 100; 100 101 99 100; 100 101 99 100", RunSetup.StartNs, MinuteNs);
        var told = new List<string>();
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate bar) =>
            {
                told.Add($"{Minute(self)} bar {bar.Instrument.Value}");
                if (self.BarCount == 0)
                {
                    self.Wake(RunSetup.StartNs + (2 * MinuteNs), 7);
                    self.Wake(RunSetup.StartNs + (2 * MinuteNs), 8);
                    self.Wake(RunSetup.StartNs + MinuteNs, 6);
                }
            },
            WhenTimer = (self, id) =>
            {
                told.Add($"{Minute(self)} timer {id}");
                if (id == 7)
                {
                    self.Place(new OrderRequest
                    {
                        Instrument = new InstrumentIndex(1), Side = OrderSide.Buy, Type = OrderType.Market,
                        Quantity = Quantity.FromLots(1),
                    });
                }
            },
            WhenFilled = (OpenStrategy self, in FillRecord fill) =>
                told.Add($"{Minute(self)} fill {fill.Instrument.Value}"),
            WhenStopped = self => told.Add($"{Minute(self)} stop"),
        };

        _ = setup.Run([bars, bars], 2, strategy);

        Assert.Equal(
            [
                "1 bar 0", "1 bar 1", "1 timer 6", "2 bar 0", "2 bar 1", "2 timer 7", "2 timer 8", "2 fill 1",
                "3 bar 0", "3 bar 1", "3 stop",
            ],
            told);
    }

    [Fact]
    public void Process_EventOfThePast_BreaksAnInvariant()
    {
        var (kernel, _, _) = new RunSetup().Wire([[]], new OpenStrategy());
        kernel.Start();
        kernel.Process(Event.OfTimer(10));
        Assert.Throws<BrokenInvariantException>(() => kernel.Process(Event.OfTimer(9)));
        Assert.Throws<BrokenInvariantException>(kernel.Start);
    }

    [Fact]
    public void Subscribe_LongerBars_ComeOnceOverAndAfterTheShortOne()
    {
        // Minute 3 is missing, so the two-minute bar 2..4 is over when minute 2 ended at 3 and the next bar came at 5.
        var bars = BarList.Parse(
            "100 104 99 101 10; 101 102 98 100 20; 105 106 104 105 5; +1 110 111 109 110 7", RunSetup.StartNs,
                MinuteNs);
        var told = new List<string>();
        var strategy = new OpenStrategy
        {
            WhenStarted = self => self.AskFor(0, "2m"),
            WhenBar = (OpenStrategy self, in BarUpdate bar) => told.Add(
                $"{Minute(self)} {bar.Period} {bar.Raw.OpenTicks} {bar.Raw.HighTicks} {bar.Raw.LowTicks} " +
                $"{bar.Raw.CloseTicks} {bar.Raw.VolumeLots} to {(bar.Raw.CloseTimeNs - RunSetup.StartNs) / MinuteNs}"),
        };

        _ = new RunSetup().Run([bars], 1, strategy);

        Assert.Equal(
            [
                "1 1m 100 104 99 101 10 to 1", "2 1m 101 102 98 100 20 to 2", "2 2m 100 104 98 100 30 to 2",
                "3 1m 105 106 104 105 5 to 3", "5 2m 105 106 104 105 5 to 4", "5 1m 110 111 109 110 7 to 5",
            ],
            told);
    }

    [Theory]
    [InlineData("30s")]
    [InlineData("1m")]
    [InlineData("7m")]
    [InlineData("90s")]
    public void Subscribe_PeriodThatCannotBeBuilt_FailsTheStrategy(string period)
    {
        var strategy = new OpenStrategy { WhenStarted = self => self.AskFor(0, period) };
        var failure = Assert.Throws<StrategyFailedException>(() => new RunSetup().Run([[]], 1, strategy));
        Assert.Contains(period, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_PeriodThatDoesNotDivideADay_IsRefused()
    {
        var setup = new RunSetup { StrategyPeriod = BarPeriod.Parse("7m") };
        var error = Assert.Throws<ArgumentException>(() => setup.Run([[]], 1, new OpenStrategy()));
        Assert.Contains("7m do not divide a day", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WarmUp_BarsBeforeTheStart_OnlyWarmUp()
    {
        var bars = RandomMarket.Bars(4, 400);
        var startNs = bars[100].OpenTimeNs;
        var strategy = new SmaCrossStrategy(10, 50);

        var (_, log) = new RunSetup { TradingStartNs = startNs }.Run([bars], 64, strategy);

        Assert.True(strategy.ReadyNs < startNs);
        Assert.True(log.Orders.Count > 4);
        Assert.All(log.Orders, order => Assert.True(order.SubmittedTimeNs > startNs));
        // The curve too begins with trading.
        Assert.All(log.Samples, sample => Assert.True(sample.TimeNs > startNs));
    }

    [Fact]
    public void SaveRestore_InTheMiddle_GoesOnTheSame()
    {
        var bars = RandomMarket.Bars(9, 600);
        var first = new SmaCrossStrategy(10, 50);
        _ = new RunSetup().Run([bars.Take(300).ToList()], 64, first);
        var buffer = new StateBuffer();
        first.Save(buffer);
        var restored = new SmaCrossStrategy(10, 50);
        var again = new StateBuffer(buffer.Written);
        restored.Restore(again);
        Assert.True(again.AtEnd);

        var whole = new RunSetup { TradingStartNs = bars[300].OpenTimeNs }.Run([bars], 64,
            new SmaCrossStrategy(10, 50));
        var rest = new RunSetup { TradingStartNs = bars[300].OpenTimeNs }.Run([bars.Skip(300).ToList()], 64, restored);

        Assert.True(whole.Log.Fills.Count > 4);
        Assert.Equal(whole.Log.Fills, rest.Log.Fills);
        Assert.Equal(whole.Kernel.Equity, rest.Kernel.Equity);
    }

    [Theory]
    [InlineData("bar", "at 2024-02-05T00:03:00Z (event 3)")]
    [InlineData("timer", "at 2024-02-05T00:02:30Z (event 3)")]
    [InlineData("start", "(event 0)")]
    [InlineData("stop", "at 2024-02-05T00:04:00Z (event 5)")]
    public void Failure_OfAStrategy_NamesItTheTimeTheEventAndTheCause(string where, string moment)
    {
        var bars = BarList.Parse("1 1 1 1; 1 1 1 1; 1 1 1 1; 1 1 1 1", RunSetup.StartNs, MinuteNs);
        void Throw() => throw new DivideByZeroException("no average of nothing");
        var strategy = new OpenStrategy
        {
            WhenStarted = self =>
            {
                if (where == "start")
                {
                    Throw();
                }

                if (where == "timer")
                {
                    self.Wake(RunSetup.StartNs + (MinuteNs * 5 / 2), 1);
                }
            },
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (where == "bar" && self.BarCount == 2)
                {
                    Throw();
                }
            },
            WhenTimer = (_, _) => Throw(),
            WhenStopped = _ =>
            {
                if (where == "stop")
                {
                    Throw();
                }
            },
        };

        var failure = Assert.Throws<StrategyFailedException>(() => new RunSetup().Run([bars], 100, strategy));

        Assert.Contains("strategy OpenStrategy failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains(moment, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("DivideByZeroException: no average of nothing", failure.Message, StringComparison.Ordinal);
        Assert.IsType<DivideByZeroException>(failure.InnerException);
    }

    [Fact]
    public void Orders_AfterTheEnd_AreIgnored()
    {
        var bars = BarList.Parse("100 101 99 100; 100 101 99 100", RunSetup.StartNs, MinuteNs);
        var resting = new OrderRequest
        {
            Instrument = default, Side = OrderSide.Buy, Type = OrderType.Limit, Quantity = Quantity.FromLots(1),
            LimitPrice = Price.FromTicks(50),
        };
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (self.BarCount == 0)
                {
                    self.Place(in resting);
                }
            },
            WhenOrder = (OpenStrategy self, in OrderView order) =>
            {
                if (order.IsFinal)
                {
                    Assert.True(self.Place(in resting).IsNone);
                }
            },
            WhenStopped = self => Assert.True(self.Place(in resting).IsNone),
        };

        var (kernel, log) = new RunSetup().Run([bars], 1, strategy);

        Assert.Equal(1, kernel.OrderCount);
        Assert.Equal(OrderReason.DataEnded, log.Ended.Single().EndReason);
    }

    [Theory]
    [InlineData("timers")]
    [InlineData("fills")]
    public void Circles_AtOneMoment_FailInsteadOfHanging(string kind)
    {
        var bars = BarList.Parse("100 101 99 100; 100 101 99 100", RunSetup.StartNs, MinuteNs);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (kind == "timers")
                {
                    self.Wake(self.Time.UnixNanos, 1);
                }
                else
                {
                    self.GoLong();
                }
            },
            WhenTimer = (self, id) => self.Wake(self.Time.UnixNanos, id),
            WhenFilled = (OpenStrategy self, in FillRecord _) =>
            {
                if (self.Held() == 0)
                {
                    self.GoLong();
                }
                else
                {
                    self.Leave();
                }
            },
        };
        var setup = new RunSetup { Policy = Plimsoll.Simulation.Fills.FillPolicy.SameClose, HasVolume = false };

        var failure = Assert.Throws<StrategyFailedException>(() => setup.Run([bars], 1, strategy));

        Assert.Contains("answers its own without end", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Position_OfAStrategy_IsItsOwn()
    {
        var bars = BarList.Parse("100 101 99 100; 110 111 109 110; 120 121 119 120", RunSetup.StartNs, MinuteNs);
        OpenStrategy Buyer(long lots) => new()
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (self.BarCount < 2)
                {
                    self.Place(new OrderRequest
                    {
                        Instrument = default, Side = OrderSide.Buy, Type = OrderType.Market, Quantity =
                            Quantity.FromLots(lots),
                    });
                }
                else
                {
                    Assert.Equal(2 * lots, self.Held());
                    Assert.Equal(115.0, self.AverageEntry(), 1e-12);
                    Assert.Equal(0, self.Working());
                }
            },
        };

        var (kernel, log) = new RunSetup().Run([bars], 1, Buyer(3), Buyer(5));

        Assert.Equal(6, kernel.PositionLots(new StrategyIndex(0), default));
        Assert.Equal(10, kernel.PositionLots(new StrategyIndex(1), default));
        Assert.Equal(Amount.FromUnits(1_000_080), kernel.Equity);
        Assert.Equal(4, log.Fills.Count);
    }

    private static long Minute(OpenStrategy self) => (self.Time.UnixNanos - RunSetup.StartNs) / MinuteNs;
}
