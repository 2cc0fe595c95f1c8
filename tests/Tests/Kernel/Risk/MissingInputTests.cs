using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>What is missing, or is no number, blocks; an exit passes.</summary>
public sealed class MissingInputTests
{
    [Theory]
    [InlineData("validity=80%", OrderReason.DataValidityUnknown)]
    [InlineData("orderly-book=true", OrderReason.BookNotOrderly)]
    [InlineData("clock-skew=1s", OrderReason.ClockSkewed)]
    [InlineData("regime-lock=3", OrderReason.RegimeUnknown)]
    [InlineData("trade-risk=100", OrderReason.StopMissing)]
    [InlineData("trade-risk-share=1%", OrderReason.StopMissing)]
    [InlineData("bracket-required=true", OrderReason.BracketMissing)]
    [InlineData("collar-atr=2", OrderReason.NoCollarReference)]
    [InlineData("allow=NOTHING.HERE", OrderReason.InstrumentNotAllowed)]
    public void Entry_WithoutItsInput_IsRefused(string limit, OrderReason reason)
    {
        var rig = new RiskRig(limit);
        Assert.Equal(reason, rig.Buy(1, limit: 100));
        Assert.Equal(OrderReason.NothingToReduce, rig.Reduce(OrderSide.Sell, 1));
    }

    [Fact]
    public void Trail_AsStop_MeasuresTheRisk()
    {
        var rig = new RiskRig("trade-risk=100");
        Assert.Equal(OrderReason.None, Trailing(rig, 10, 10));
        Assert.Equal(OrderReason.TradeRiskTooHigh, Trailing(rig, 10, 11));
    }

    [Fact]
    public void Stop_OnTheWrongSide_MeasuresNothing()
    {
        var rig = new RiskRig("trade-risk=100");
        Assert.Equal(OrderReason.StopMissing, ControlCases.Bracket(rig, 1, stop: 110));
    }

    [Fact]
    public void StaleData_NeverPriced_IsRefusedByForm()
    {
        var rig = new RiskRig("stale=1m", "gross=1000");
        var setup = rig.Buy(1, limit: 100, instrument: 2);
        Assert.Equal(OrderReason.None, setup);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void AddingRule_ProfitThatIsNoNumber_Blocks(double profit) =>
        Assert.Equal(OrderReason.AddsToLoser, AddingRule.Judge(profit, 10_000, null, atBreakeven: true));

    [Fact]
    public void Range_AfterFourteenBars_MakesTheCollar()
    {
        var gauge = default(RangeGauge);
        for (var i = 0; i < 13; i++)
        {
            gauge.Take(Bar(100, 104, 100, 102));
            Assert.Null(gauge.Ticks);
        }

        gauge.Take(Bar(100, 104, 100, 102));
        Assert.Equal(4.0, gauge.Ticks);
        gauge.Take(Bar(100, 120, 102, 110));
        Assert.Equal(((4.0 * 13) + 18) / 14, gauge.Ticks!.Value, 12);
    }

    [Theory]
    [InlineData(108, OrderReason.None)]
    [InlineData(109, OrderReason.PriceBeyondCollar)]
    public void Collar_ByTheRange_HoldsItsMultiple(long limit, OrderReason expected)
    {
        var rig = new RiskRig(1, 1, 1_000_000, "collar-atr=2");
        for (var i = 0; i < 14; i++)
        {
            rig.Wait(RiskRig.Minute);
            var open = rig.NowNs - RiskRig.Minute;
            var bar = new Bar(rig.NowNs, open, 100, 102, 98, 100, 10);
            rig.Kernel.Process(Event.OfBar(default, in bar));
        }

        Assert.Equal(expected, rig.Buy(1, limit: limit));
    }

    [Fact]
    public void Regime_Reported_LocksOnlyThatOne()
    {
        var rig = new RiskRig("regime-lock=3");
        rig.Health(HealthPart.Regime, HealthLevel.Good, 2);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Health(HealthPart.Regime, HealthLevel.Good, 3, instrument: 1);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(OrderReason.RegimeLocked, rig.Buy(1, instrument: 1));
    }

    [Fact]
    public void Shorts_Forbidden_CountWorkingExits()
    {
        var rig = new RiskRig("no-shorts=true");
        Assert.Equal(OrderReason.ShortsForbidden, rig.Sell(1));
        rig.Trade(OrderSide.Buy, 10);
        Assert.Equal(OrderReason.None, rig.Sell(6, limit: 105));
        Assert.Equal(OrderReason.ShortsForbidden, rig.Sell(5, limit: 105));
        Assert.Equal(OrderReason.None, rig.Sell(4, limit: 105));
    }

    [Fact]
    public void SessionLock_ByTheClockOfTheZone()
    {
        // 00:00 UTC is 19:00 in New York.
        var rig = new RiskRig("session-lock=19:00-19:30");
        Assert.Equal(OrderReason.SessionLocked, rig.Buy(1));
        rig.Wait(RiskRig.Hour);
        rig.Price(100);
        Assert.Equal(OrderReason.None, rig.Buy(1));
    }

    [Fact]
    public void MessageRate_KeepsItsReserveForExitsAndCancels()
    {
        var rig = new RiskRig("message-rate=4", "cancel-reserve=2");
        rig.Buy(2, limit: 90);
        var first = rig.LastId;
        Assert.Equal(OrderReason.None, rig.Buy(1, limit: 90));
        Assert.Equal(OrderReason.MessageRateReached, rig.Buy(1, limit: 90));
        rig.Strategies[0].Withdraw(first);
        rig.Fill(first, OrderSide.Buy, 2, 90);
        Assert.Equal(OrderReason.None, rig.Reduce(OrderSide.Sell, 1));
        Assert.Equal(OrderReason.MessageRateReached, rig.Reduce(OrderSide.Sell, 1));
        var before = rig.Gateway.Commands.Count;
        rig.Strategies[0].WithdrawAll();
        Assert.True(rig.Gateway.Commands.Count > before);
        rig.Wait(2 * RiskRig.Second);
        rig.Price(100);
        Assert.Equal(OrderReason.None, rig.Reduce(OrderSide.Sell, 1));
    }

    [Fact]
    public void Change_ThatAdds_CountsAsTheLargerOfOldAndNew()
    {
        var rig = new RiskRig("gross=1000", "entries-per-day=1");
        Assert.Equal(OrderReason.None, rig.Buy(8, limit: 90));
        var id = rig.LastId;
        rig.Say(EventKind.OrderAccepted, id);
        Assert.Equal(
            OrderReason.GrossExposureReached,
            rig.Strategies[0].Amend(id, new OrderChange { Quantity = Quantity.FromLots(11) }));
        Assert.Equal(
            OrderReason.None, rig.Strategies[0].Amend(id, new OrderChange { Quantity = Quantity.FromLots(10) }));
        Assert.Equal(OrderReason.TooManyEntriesToday, rig.Buy(1, limit: 90));
        Assert.True(rig.Answer.All.Contains(OrderReason.GrossExposureReached));
    }

    private static OrderReason Trailing(RiskRig rig, long lots, long ticks)
    {
        rig.Strategies[0].Bracket(new Plimsoll.Kernel.Brackets.BracketRequest
        {
            Entry = RiskRig.Request(OrderSide.Buy, lots), StopTrail = Trail.OfAmount(ticks),
        });
        return rig.Answer.First;
    }

    private static Bar Bar(long open, long high, long low, long close) => new(1, 0, open, high, low, close, 1);
}
