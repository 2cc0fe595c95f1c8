using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Limits at their very edge, and limits of one strategy that leave the other alone.</summary>
public sealed class LimitBoundaryTests
{
    [Fact]
    public void OrderRate_OfOneStrategy_HoldsThatOneOnly()
    {
        var rig = new RiskRig(2, 3, 1_000_000, "strategy.0.order-rate=2", "strategy.0.order-rate-window=1s");
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(OrderReason.None, rig.Buy(2));
        Assert.Equal(OrderReason.OrderRateReached, rig.Buy(3));
        Assert.Equal(OrderReason.None, rig.Buy(4, strategy: 1));
        Assert.Equal(OrderReason.None, rig.Buy(5, strategy: 1));
        Assert.Equal(OrderReason.None, rig.Buy(6, strategy: 1));
        rig.Wait(RiskRig.Second);
        rig.Price(100);
        Assert.Equal(OrderReason.None, rig.Buy(7));
    }

    [Theory]
    [InlineData(RiskRig.Second - 1, OrderReason.DuplicateOrder)]
    [InlineData(RiskRig.Second, OrderReason.DuplicateOrder)]
    [InlineData(RiskRig.Second + 1, OrderReason.None)]
    public void DuplicateWindow_AtItsEnd_StillCounts(long afterNs, OrderReason reason)
    {
        var rig = new RiskRig("duplicate-window=1s");
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Wait(afterNs);
        rig.Kernel.Process(Event.OfTimer(rig.NowNs));
        Assert.Equal(reason, rig.Buy(1));
    }

    [Theory]
    [InlineData(RiskRig.Minute - 1, OrderReason.RepeatedExecution)]
    [InlineData(RiskRig.Minute, OrderReason.RepeatedExecution)]
    [InlineData(RiskRig.Minute + 1, OrderReason.None)]
    public void RepeatWindow_AtItsEnd_StillCounts(long afterNs, OrderReason reason)
    {
        var rig = new RiskRig("repeats=1", "repeat-window=1m");
        Assert.Equal(OrderReason.None, rig.Buy(1));
        rig.Wait(afterNs);
        rig.Kernel.Process(Event.OfTimer(rig.NowNs));
        Assert.Equal(reason, rig.Buy(2));
    }

    [Fact]
    public void Repeats_OfAnotherStrategyInstrumentOrSide_AreNoRepeats()
    {
        var rig = new RiskRig(2, 3, 1_000_000, "repeats=1", "repeat-window=1m");
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(OrderReason.None, rig.Buy(1, instrument: 1));
        Assert.Equal(OrderReason.None, rig.Buy(1, strategy: 1));
        Assert.Equal(OrderReason.None, rig.Sell(1, instrument: 2));
        Assert.Equal(OrderReason.RepeatedExecution, rig.Buy(1, instrument: 1));
    }

    [Theory]
    [InlineData(0.91, OrderReason.None)]
    [InlineData(0.9, OrderReason.None)]
    [InlineData(0.8999, OrderReason.DataValidityLow)]
    [InlineData(double.NaN, OrderReason.DataValidityLow)]
    [InlineData(null, OrderReason.DataValidityUnknown)]
    public void Validity_AtItsThreshold_Passes(double? score, OrderReason reason)
    {
        var rig = new LayerRig(Amount.FromUnits(100_000), ["validity=90%"], lot: "1") { Score = score };
        rig.Price(0, "10");
        Assert.Equal(reason, rig.Ask(rig.Request(0, OrderSide.Buy, 1)).First);
        rig.Hold(0, 5, rig.Ticks(0, "10"));
        Assert.True(rig.Ask(rig.Request(0, OrderSide.Sell, 5)).IsAllowed);
    }

    [Fact]
    public void Failures_TrippedByAnAnswer_IsToldAtOnce()
    {
        var rig = new RiskRig("failures=2");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(OrderReason.None, rig.Buy(1 + i));
            rig.Say(EventKind.OrderRejected, rig.LastId);
        }

        Assert.True(rig.Kernel.Risk.IsTripped(Plimsoll.Kernel.Risk.BreakerKind.Failures));
        Assert.Equal(OrderReason.FailuresReached, Assert.Single(rig.Log.Alerts).Reason);
        Assert.Equal(OrderReason.FailuresReached, rig.Buy(3));
    }
}
