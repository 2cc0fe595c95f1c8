using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Circuit breakers: open profit and loss counts, cool-down, who opens them, how far they go.</summary>
public sealed class BreakerTests
{
    // 2024-02-05 00:00 UTC is the evening of the 4th in New York: its next midnight is 05:00 UTC.
    private const string DailyLoss = "daily-loss=1000";

    [Fact]
    public void DailyLoss_OpenLossAlone_Trips()
    {
        var rig = new RiskRig(DailyLoss);
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        Assert.Equal(OrderReason.DailyLossReached, rig.Buy(1));
        var alert = Assert.Single(rig.Log.Alerts);
        Assert.Equal(
            (AlertKind.BreakerTripped, OrderReason.DailyLossReached, 1L), (alert.Kind, alert.Reason, alert.Value));
        Assert.True(rig.Kernel.Risk.IsTripped(BreakerKind.DailyLoss));
    }

    [Fact]
    public void DailyLoss_PriceRecovers_StaysTripped()
    {
        var rig = new RiskRig(DailyLoss);
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        rig.Price(120);
        Assert.Equal(OrderReason.DailyLossReached, rig.Buy(1));
        rig.Wait(2 * RiskRig.Hour);
        rig.Price(120);
        Assert.Equal(OrderReason.DailyLossReached, rig.Buy(1));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void AutoReset_AtTheEndOfTheCooldown_Opens(int minutes, bool stillTripped)
    {
        var rig = new RiskRig(DailyLoss, "auto-reset=true");
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        var trippedNs = rig.NowNs;
        rig.Price(120);
        rig.Wait(trippedNs + (minutes * RiskRig.Minute) - rig.NowNs - 1);
        rig.Price(120);
        Assert.Equal(stillTripped ? OrderReason.DailyLossReached : OrderReason.None, rig.Buy(1));
    }

    [Fact]
    public void AutoReset_StillLosing_TripsAgainAtOnce()
    {
        var rig = new RiskRig(DailyLoss, "auto-reset=true", "cooldown=1m");
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        rig.Wait(RiskRig.Hour);
        rig.Price(90);
        Assert.Equal(OrderReason.DailyLossReached, rig.Buy(1));
        Assert.Equal(2, rig.Log.Alerts.Count);
    }

    [Fact]
    public void AutoReset_SecondTripOfADay_WaitsForTheOperator()
    {
        var rig = new RiskRig("rapid-loss=0.1%", "rapid-loss-window=1m", "auto-reset=true", "cooldown=5m");
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        rig.Wait(10 * RiskRig.Minute);
        rig.Price(90);
        Assert.Equal(OrderReason.None, rig.Buy(1, limit: 50));
        rig.Price(79);
        rig.Wait(2 * RiskRig.Hour);
        rig.Price(79);
        Assert.Equal(OrderReason.RapidLossReached, rig.Buy(1));
        rig.Order(OperatorOrderKind.ResetBreakers);
        Assert.Equal(OrderReason.None, rig.Buy(1));
    }

    [Fact]
    public void NewDay_AfterTheCooldown_OpensTheDailyBreakerAndCountsFromThere()
    {
        var rig = new RiskRig(DailyLoss);
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        rig.Wait(4 * RiskRig.Hour + (58 * RiskRig.Minute));
        rig.Price(90);
        Assert.Equal(OrderReason.DailyLossReached, rig.Buy(1));
        rig.Wait(5 * RiskRig.Minute);
        rig.Price(90);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Price(81);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Price(79);
        Assert.Equal(OrderReason.DailyLossReached, rig.Buy(1));
    }

    [Theory]
    [InlineData("zone=UTC", 23)]
    [InlineData("zone=America/New_York", 4)]
    [InlineData("zone=Asia/Tokyo", 14)]
    public void Day_RollsAtMidnightOfTheZone(string zone, int lastHour)
    {
        var rig = new RiskRig(1, 1, 1_000_000, "entries-per-day=1", zone);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Wait(RunStart(rig) + (lastHour * RiskRig.Hour) + (59 * RiskRig.Minute));
        rig.Price(100);
        Assert.Equal(OrderReason.TooManyEntriesToday, rig.Buy(1));
        rig.Wait(2 * RiskRig.Minute);
        rig.Price(100);
        Assert.Equal(OrderReason.None, rig.Buy(1));
    }

    [Fact]
    public void Level2_CancelsEntriesInTheEventOfTheMark()
    {
        var rig = new RiskRig(DailyLoss, "daily-loss-level=2");
        rig.Trade(OrderSide.Buy, 100);
        rig.Buy(1, limit: 50);
        var waiting = rig.LastId;
        rig.Price(90);
        Assert.Equal(CommandKind.CancelOrder, rig.Gateway.Commands[^1].Kind);
        Assert.Equal(waiting, rig.Gateway.Commands[^1].Order);
        Assert.Equal(LatchLevel.Open, rig.Kernel.Risk.Latch);
    }

    [Fact]
    public void Level3_EngagesTheLatchAndFlattens()
    {
        var rig = new RiskRig(DailyLoss, "daily-loss-level=3");
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        Assert.Equal(LatchLevel.Flatten, rig.Kernel.Risk.Latch);
        rig.FillMarketOrders(90);
        rig.RunTimers(RiskRig.Minute);
        Assert.Equal(0, rig.Kernel.PositionLots(default, default));
        Assert.Equal(
            [AlertKind.BreakerTripped, AlertKind.LatchEngaged, AlertKind.Verified],
            rig.Log.Alerts.Select(one => one.Kind));
    }

    [Fact]
    public void StrategyBreaker_Level3_ClosesThatStrategyOnly()
    {
        var rig = new RiskRig(2, 2, 1_000_000, "strategy.1.daily-loss=1000", "strategy.1.daily-loss-level=3");
        rig.Trade(OrderSide.Buy, 100, strategy: 1);
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        rig.FillMarketOrders(90);
        Assert.Equal(0, rig.Kernel.PositionLots(new Plimsoll.Model.Ids.StrategyIndex(1), default));
        Assert.Equal(100, rig.Kernel.PositionLots(default, default));
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(OrderReason.StrategyKilled, rig.Buy(1, strategy: 1));
        Assert.True(rig.Answer.All.Contains(OrderReason.DailyLossReached));
    }

    [Fact]
    public void StrategyLoss_CountsItsOwnTradesOnly()
    {
        var rig = new RiskRig(2, 2, 1_000_000, "strategy.1.daily-loss=1000");
        rig.Trade(OrderSide.Buy, 200);
        rig.Trade(OrderSide.Sell, 100, strategy: 1);
        rig.Price(80);
        Assert.Equal(OrderReason.None, rig.Sell(1, strategy: 1));
        rig.Price(111);
        Assert.Equal(OrderReason.DailyLossReached, rig.Sell(1, strategy: 1));
    }

    [Fact]
    public void OperatorReset_AcceptsTheLossAndCountsFromThere()
    {
        var rig = new RiskRig("drawdown=0.1%");
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        Assert.Equal(OrderReason.DrawdownReached, rig.Buy(1));
        rig.Order(OperatorOrderKind.ResetBreakers);
        rig.Price(89);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Price(79);
        Assert.Equal(OrderReason.DrawdownReached, rig.Buy(1));
    }

    [Fact]
    public void TradeLoss_PositionIsClosedAndAlertTells()
    {
        var rig = new RiskRig("trade-loss=500");
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(96);
        Assert.Equal(CommandKind.SubmitOrder, rig.Gateway.Commands[^1].Kind);
        Assert.False(rig.Gateway.Commands[^1].Request.IsReduceOnly);
        rig.Price(95);
        Assert.True(rig.Gateway.Commands[^1].Request.IsReduceOnly);
        Assert.Equal(100, rig.Gateway.Commands[^1].Request.Quantity.Lots);
        rig.Price(94);
        rig.FillMarketOrders(94);
        Assert.Equal(0, rig.Kernel.PositionLots(default, default));
        Assert.Single(rig.Log.Alerts, one => one.Kind == AlertKind.TradeLossClosed);
    }

    [Fact]
    public void Throttle_Drawdown_MakesThePlatformsSizesSmaller()
    {
        var rig = new RiskRig("throttle-start=1%", "throttle-end=3%");
        rig.Trade(OrderSide.Buy, 10_000);
        rig.Price(98);
        rig.Strategies[0].GoLong(1);
        var sent = rig.Gateway.Commands[^1].Request;
        // Equity 980,000 of 1,000,000: a drawdown of 2 % leaves half of the size.
        Assert.Equal(Amount.FromUnits(490_000), sent.QuoteBudget);
    }

    [Fact]
    public void ErrorRate_AboveTheShare_TripsFromTheTenthAnswerOn()
    {
        var rig = new RiskRig("error-rate=20%");
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(OrderReason.None, rig.Buy(1));
            rig.Say(i < 3 ? EventKind.OrderRejected : EventKind.OrderAccepted, rig.LastId);
        }

        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Say(EventKind.OrderAccepted, rig.LastId);
        Assert.Equal(OrderReason.ErrorRateReached, rig.Buy(1));
    }

    [Fact]
    public void FailuresInWindow_OldOnesDoNotCount()
    {
        var rig = new RiskRig("failures-in-window=3", "failures-window=1m");
        for (var i = 0; i < 2; i++)
        {
            rig.Buy(1);
            rig.Say(EventKind.OrderRejected, rig.LastId);
        }

        rig.Wait(2 * RiskRig.Minute);
        rig.Buy(1);
        rig.Say(EventKind.OrderRejected, rig.LastId);
        Assert.Equal(OrderReason.None, rig.Buy(1));
    }

    [Fact]
    public void Repeats_LockedUntilTheOperatorResets()
    {
        var rig = new RiskRig("repeats=2", "repeat-window=1s");
        rig.Buy(1);
        rig.Buy(1);
        Assert.Equal(OrderReason.RepeatedExecution, rig.Buy(1));
        rig.Wait(RiskRig.Hour);
        rig.Price(100);
        Assert.Equal(OrderReason.RepeatedExecution, rig.Buy(1));
        Assert.Single(rig.Log.Alerts, one => one.Kind == AlertKind.RepeatLocked);
        rig.Order(OperatorOrderKind.ResetThrottle);
        Assert.Equal(OrderReason.None, rig.Buy(1));
    }

    private static long RunStart(RiskRig rig) => Plimsoll.Tests.Simulation.RunSetup.StartNs - rig.NowNs;
}
