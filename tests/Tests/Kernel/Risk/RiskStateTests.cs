using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Latches, breakers and counts outlive a restart.</summary>
public sealed class RiskStateTests
{
    private static readonly string[] Limits =
    [
        "daily-loss=1000", "entries-per-day=3", "repeats=2", "repeat-window=1h", "duplicate-window=1h",
        "order-rate=50", "message-rate=500", "rapid-loss=90%", "failures-in-window=9", "consecutive-losses=5",
        "strategy.0.drawdown=50%", "strategy.0.order-rate=40", "clock-skew=1h", "stale=10h", "walk=90%",
    ];

    [Fact]
    public void Restore_TrippedAndLatched_IsAsBefore()
    {
        var rig = new RiskRig(Limits);
        rig.Health(HealthPart.Clock, HealthLevel.Good);
        rig.Trade(OrderSide.Buy, 100);
        rig.Price(90);
        rig.Order(OperatorOrderKind.KillEntries);
        rig.Order(OperatorOrderKind.Pause, OperatorScope.Instrument, instrument: 1);
        rig.Order(OperatorOrderKind.KillEntries, OperatorScope.Strategy);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1, instrument: 1));
        var reasons = rig.Answer.All;

        var other = rig.Restored();
        Assert.Equal(Saved(rig), Saved(other));
        Assert.Equal(LatchLevel.StopEntries, other.Kernel.Risk.Latch);
        Assert.True(other.Kernel.Risk.IsTripped(BreakerKind.DailyLoss));
        Assert.Equal(OrderReason.KillLatched, other.Buy(1, instrument: 1));
        Assert.Equal(reasons, other.Answer.All);
    }

    [Fact]
    public void Restore_Counts_GoOnFromThere()
    {
        var rig = new RiskRig(Limits);
        rig.Health(HealthPart.Clock, HealthLevel.Good);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(OrderReason.None, rig.Buy(2));

        var other = rig.Restored();
        Assert.Equal(OrderReason.DuplicateOrder, other.Buy(1, instrument: 0));
        Assert.True(other.Answer.All.Contains(OrderReason.RepeatedExecution));
        Assert.Equal(OrderReason.RepeatedExecution, other.Buy(1, instrument: 1));
        var third = other.Restored();
        third.Order(OperatorOrderKind.ResetThrottle);
        Assert.Equal(OrderReason.None, third.Buy(1, instrument: 1));
        Assert.Equal(OrderReason.TooManyEntriesToday, third.Buy(4, instrument: 2));
    }

    [Fact]
    public void Restore_FlattenUnderWay_GoesOnLikeTheOneThatWasSaved()
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Trade(OrderSide.Buy, 5);
        rig.Order(OperatorOrderKind.KillPositions);
        Assert.Equal(1, rig.Kernel.Risk.OpenKillTasks);
        var other = rig.Restored();
        Assert.Equal(1, other.Kernel.Risk.OpenKillTasks);
        Assert.Equal(Saved(rig), Saved(other));

        // The venue refuses the exit: both find the position still there at the next look, and send it again.
        var exit = rig.Gateway.Commands[^1];
        Assert.True(exit.Request.IsReduceOnly);
        var sent = rig.Gateway.Commands.Count;
        foreach (var one in new[] { rig, other })
        {
            one.Say(EventKind.OrderRejected, exit.Order);
            one.RunTimers(10 * RiskRig.Second);
        }

        Assert.NotEmpty(other.Gateway.Commands);
        Assert.Equal(rig.Gateway.Commands.Skip(sent), other.Gateway.Commands);
        Assert.Equal(Saved(rig), Saved(other));
        Assert.Equal(rig.Kernel.StateHash(), other.Kernel.StateHash());
    }

    private static byte[] Saved(RiskRig rig)
    {
        var buffer = new StateBuffer();
        rig.Kernel.Save(buffer);
        return buffer.Written.ToArray();
    }
}
