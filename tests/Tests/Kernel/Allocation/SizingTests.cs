using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Kernel.Orders;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Allocation;

/// <summary>Rules for the size of entries: how they are read, and what they give.</summary>
public sealed class SizingTests
{
    private const long Minute = 60_000_000_000;

    [Theory]
    [InlineData("all-in", SizingKind.AllIn)]
    [InlineData("fixed:2", SizingKind.FixedQuantity)]
    [InlineData("value:100", SizingKind.FixedValue)]
    [InlineData("value:0.00000001", SizingKind.FixedValue)]
    [InlineData("percent:12.5", SizingKind.PercentOfEquity)]
    [InlineData("risk:1/2atr", SizingKind.RiskByRange)]
    [InlineData("risk:0.5/2.5%", SizingKind.RiskByShare)]
    [InlineData("kelly:0.55/1.5", SizingKind.Kelly)]
    [InlineData("all-in,max=20%,max-value=750,total=80%,total-value=60000,min-value=10", SizingKind.AllIn)]
    [InlineData("fixed:1,volatility=15%", SizingKind.FixedQuantity)]
    [InlineData("percent:100,volatility=12.5%/60,regime=1:1/2:0.5/3:0", SizingKind.PercentOfEquity)]
    public void TryParse_KnownRule_ReadsBack(string text, SizingKind kind)
    {
        Assert.True(Sizing.TryParse(text, out var sizing));
        Assert.Equal((kind, text), (sizing.Kind, sizing.ToString()));
    }

    [Theory]
    [InlineData("value:")]
    [InlineData("value:0")]
    [InlineData("value:-1")]
    [InlineData("value:NaN")]
    [InlineData("value:1e9")]
    [InlineData("Value:1")]
    [InlineData("all-in:1")]
    [InlineData("risk:1")]
    [InlineData("risk:1/2")]
    [InlineData("risk:0/2atr")]
    [InlineData("risk:1/0%")]
    [InlineData("risk:101/2%")]
    [InlineData("kelly:1.1/2")]
    [InlineData("kelly:0.5")]
    [InlineData("kelly:0.5/0")]
    [InlineData("all-in,")]
    [InlineData("all-in,max=20")]
    [InlineData("all-in,max=0%")]
    [InlineData("all-in,max=20%,max=30%")]
    [InlineData("all-in,size=20%")]
    [InlineData("all-in,volatility=15%/1")]
    [InlineData("all-in,volatility=15%/251")]
    [InlineData("all-in,regime=1")]
    [InlineData("all-in,regime=1:1.5")]
    [InlineData("all-in,regime=1:1/")]
    [InlineData("all-in,regime=")]
    public void TryParse_NoValue_IsRefused(string text) => Assert.False(Sizing.TryParse(text, out _));

    [Theory]
    [InlineData(InstrumentKind.Spot, OrderSide.Buy, 1_000, 500, 100)]
    [InlineData(InstrumentKind.Spot, OrderSide.Buy, 1_000, 60, 60)]
    [InlineData(InstrumentKind.Perpetual, OrderSide.Sell, 1_000, 0, 100)]
    public void Entry_FixedValue_IsThatValueOrWhatCashPaysFor(
        InstrumentKind kind, OrderSide side, int equity, int cash, int budget)
    {
        var facts = new SizingFacts { Equity = Amount.FromUnits(equity), FreeCash = Amount.FromUnits(cash) };
        Assert.Equal(Amount.FromUnits(budget), Entry("value:100", facts, kind, side).QuoteBudget);
    }

    [Theory]
    [InlineData("risk:1/2atr", 5.0, 100)]
    [InlineData("risk:1/2atr", 5.001, 99)]
    [InlineData("risk:1/2atr", null, 0)]
    [InlineData("risk:1/2atr", 0.0, 0)]
    [InlineData("risk:1/2atr", double.NaN, 0)]
    [InlineData("risk:1/2atr", double.PositiveInfinity, 0)]
    [InlineData("risk:1/2%", null, 50)]
    [InlineData("risk:1/2%,max=1.5%", null, 1)]
    [InlineData("risk:1/2%,max-value=4000", null, 4)]
    [InlineData("risk:1/2%,total=50%", null, 10)]
    [InlineData("risk:1/2%,total-value=45000", null, 5)]
    [InlineData("risk:1/2%,total-value=40000", null, 0)]
    [InlineData("risk:1/2%,min-value=50000", null, 50)]
    [InlineData("risk:1/2%,min-value=50001", null, 0)]
    [InlineData("risk:1/2%,regime=3:0.5", null, 25)]
    [InlineData("risk:1/2%,regime=2:0.5", null, 0)]
    [InlineData("risk:1/2%,volatility=15%", null, 0)]
    public void Entry_RiskRule_GivesWholeLotsOrNone(string rule, double? range, int lots)
    {
        var facts = new SizingFacts
        {
            Equity = Amount.FromUnits(100_000),
            FreeCash = Amount.FromUnits(60_000),
            LastTicks = 1_000,
            RangeTicks = range,
            Regime = 3,
            Exposure = Amount.FromUnits(40_000),
        };
        var request = Entry(rule, facts, InstrumentKind.Perpetual, OrderSide.Sell, "1", "1");
        Assert.Equal((lots, true), (request.Quantity.Lots, request.QuoteBudget.IsZero));
    }

    [Theory]
    [InlineData(3_000, 3)]
    [InlineData(2_999, 2)]
    [InlineData(-1, 0)]
    public void Entry_RiskRuleBoughtWithCash_IsNoMoreThanCashPaysFor(int cash, int lots)
    {
        var facts = new SizingFacts
        {
            Equity = Amount.FromUnits(100_000), FreeCash = Amount.FromUnits(cash), LastTicks = 1_000,
        };
        Assert.Equal(lots, Entry("risk:1/2%", facts, InstrumentKind.Spot, OrderSide.Buy, "1", "1").Quantity.Lots);
    }

    [Theory]
    [InlineData(0.1, 1.0, 1.0)]
    [InlineData(0.3, 1.0, 0.5)]
    [InlineData(3.0, 1.0, 0.2)]
    [InlineData(0.3, 0.0, 0.2)]
    [InlineData(0.0, 1.0, 1.0)]
    [InlineData(0.0, 0.0, 0.2)]
    public void ByVolatility_WildOrCalm_StaysBetweenItsBounds(double realised, double regime, double scale) =>
        Assert.Equal(scale, ExposureScale.ByVolatility(0.15, realised, regime), 1e-12);

    [Fact]
    public void VolatilityGauge_DaysOfManyPrices_CountsTheLastOfEachDayThatIsOver()
    {
        var gauge = new VolatilityGauge(2);
        gauge.Take(20240102, 90, isDayOver: false);
        gauge.Take(20240102, 100, isDayOver: true);
        gauge.Take(20240103, 500, isDayOver: false);
        gauge.Take(20240103, 110, isDayOver: false);
        gauge.Take(20240104, 99, isDayOver: false);
        Assert.Null(gauge.Value(252));
        gauge.Take(20240104, 99, isDayOver: true);

        // Returns of 10 % up and 10 % down: their deviation is the root of 0.02.
        Assert.Equal(Math.Sqrt(0.02) * Math.Sqrt(252), gauge.Value(252)!.Value, 1e-12);
        var buffer = new StateBuffer();
        gauge.Save(buffer);
        var other = new VolatilityGauge(2);
        other.Restore(buffer);
        Assert.Equal(gauge.Value(365), other.Value(365));
        other.Take(20240105, 99, isDayOver: true);
        Assert.Equal(0.1 / Math.Sqrt(2) * Math.Sqrt(252), other.Value(252)!.Value, 1e-12);
    }

    [Fact]
    public void EnterLong_RiskByRange_WaitsForTheRangeAndSavesIt()
    {
        var setup = new RunSetup
        {
            Sizing = "risk:1/2atr", Instruments = [RunSetup.Coin(InstrumentKind.Perpetual)], LeverageMax = 20,
        };
        Assert.True(Sizing.TryParse(setup.Sizing, out var sizing));
        var strategy = new OpenStrategy();
        var log = new RunLog();
        var kernel = Kernel(strategy, log);
        for (var i = 0; i < 13; i++)
        {
            kernel.Process(Event.OfBar(default, Bar(i)));
        }

        strategy.GoLong();
        Assert.Equal(OrderReason.SizeBelowOneLot, Assert.Single(log.Orders).EndReason);
        kernel.Process(Event.OfTimer(RunSetup.StartNs + (13 * Minute) + 1));
        var buffer = new StateBuffer();
        kernel.Save(buffer);
        var next = new OpenStrategy();
        var restored = Kernel(next, log);
        restored.Restore(buffer);
        restored.Process(Event.OfBar(default, Bar(13)));
        next.GoLong();

        // Every bar ranges over 40 ticks: 1 % of a million over two of those.
        Assert.Equal(10_000 / 80, log.Orders[^1].Request.Quantity.Lots);

        TradingKernel Kernel(OpenStrategy one, RunLog told)
        {
            var made = new TradingKernel(setup.Configuration(sizing), [one], new GatewayLog(), told);
            made.Start();
            return made;
        }

        static Bar Bar(int number) => new(
            RunSetup.StartNs + ((number + 1) * Minute), RunSetup.StartNs + (number * Minute), 1_000, 1_020, 980, 1_000,
            10);
    }

    private static OrderRequest Entry(
        string rule, SizingFacts facts, InstrumentKind kind, OrderSide side, string tick = "0.01", string lot = "0.001")
    {
        Assert.True(Sizing.TryParse(rule, out var sizing), rule);
        return Allocator.Entry(
            sizing, RunSetup.Coin(kind, tick: tick, lot: lot, number: 0), default, side, in facts, "in");
    }
}
