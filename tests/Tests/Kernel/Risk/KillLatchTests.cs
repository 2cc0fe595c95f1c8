using Plimsoll.Kernel;
using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>The kill latch: within one event, on every scope, until a reset, verified twice.</summary>
public sealed class KillLatchTests
{
    [Fact]
    public void Kill_WithoutAnyLimits_StopsEntriesInOneEventAndKeepsExits()
    {
        var rig = new RiskRig(1, 2, 1_000_000);
        rig.Trade(OrderSide.Buy, 5);
        rig.Order(OperatorOrderKind.KillEntries);

        Assert.Equal(LatchLevel.StopEntries, rig.Kernel.Risk.Latch);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1));
        Assert.Equal(RiskLayer.Kill, rig.Answer.Layer);
        Assert.Equal(OrderReason.None, rig.Sell(2));
        Assert.Equal(OrderReason.None, rig.Reduce(OrderSide.Sell, 1));
        Assert.DoesNotContain(rig.Gateway.Commands, one => one.Kind == CommandKind.CancelOrder);
        var alert = Assert.Single(rig.Log.Alerts);
        Assert.Equal(
            (AlertKind.LatchEngaged, 1L, 7L, OrderReason.KillLatched),
            (alert.Kind, alert.Value, alert.ActionNumber, alert.Reason));
    }

    [Fact]
    public void Kill_StaysThroughResumeAndOpensByResetOnly()
    {
        var rig = new RiskRig(1, 2, 1_000_000);
        rig.Order(OperatorOrderKind.KillEntries);
        rig.Order(OperatorOrderKind.Resume);
        rig.Order(OperatorOrderKind.ResetBreakers);
        rig.Order(OperatorOrderKind.ResetThrottle);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1));

        rig.Order(OperatorOrderKind.ResetKill);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(LatchLevel.Open, rig.Kernel.Risk.Latch);
    }

    [Fact]
    public void KillOrders_CancelsEntriesInTheEventAndKeepsProtection()
    {
        var rig = new RiskRig(2, 2, 1_000_000);
        rig.Strategies[0].Bracket(new BracketRequest
        {
            Entry = RiskRig.Request(OrderSide.Buy, 10), StopPrice = Price.FromTicks(90),
        });
        rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 10);
        var stop = rig.Gateway.Commands[^1].Order;
        rig.Buy(3, limit: 95);
        var first = rig.LastId;
        rig.Buy(4, limit: 94, instrument: 1, strategy: 1);
        var second = rig.LastId;

        var before = rig.Gateway.Commands.Count;
        rig.Order(OperatorOrderKind.KillOrders);

        var cancels = rig.Gateway.Commands.Skip(before).ToList();
        Assert.All(cancels, one => Assert.Equal(CommandKind.CancelOrder, one.Kind));
        Assert.Equal([first, second], cancels.Select(one => one.Order));
        Assert.DoesNotContain(stop, cancels.Select(one => one.Order));
    }

    [Fact]
    public void KillPositions_ClosesEverythingAndIsVerifiedTwice()
    {
        var rig = new RiskRig(2, 2, 1_000_000);
        rig.Trade(OrderSide.Buy, 10);
        rig.Trade(OrderSide.Sell, 4, instrument: 1, strategy: 1);
        rig.Buy(3, limit: 95);
        rig.Order(OperatorOrderKind.KillPositions);
        Assert.Equal(1, rig.Kernel.Risk.OpenKillTasks);

        rig.FillMarketOrders();
        rig.AnswerCancels();
        Assert.DoesNotContain(rig.Log.Alerts, one => one.Kind == AlertKind.Verified);
        rig.RunTimers(RiskRig.Minute);

        Assert.Equal(0, rig.Kernel.PositionLots(default, default));
        Assert.Equal(0, rig.Kernel.PositionLots(new StrategyIndex(1), new InstrumentIndex(1)));
        Assert.Single(rig.Log.Alerts, one => one.Kind == AlertKind.Verified);
        Assert.DoesNotContain(rig.Log.Alerts, one => one.Kind == AlertKind.Escalated);
        Assert.Equal(0, rig.Kernel.Risk.OpenKillTasks);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1));
    }

    [Fact]
    public void KillPositions_VenueRejects_SendsAgainUntilFlat()
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Trade(OrderSide.Buy, 10);
        rig.Order(OperatorOrderKind.KillPositions);
        rig.Say(EventKind.OrderRejected, rig.Gateway.Commands[^1].Order);
        var sent = rig.Gateway.Commands.Count;
        rig.RunTimers(2 * RiskRig.Second);

        var again = rig.Gateway.Commands.Skip(sent).First(one => one.Kind == CommandKind.SubmitOrder);
        Assert.True(again.Request.IsReduceOnly);
        Assert.Equal(10, again.Request.Quantity.Lots);
        rig.Fill(again.Order, OrderSide.Sell, 10);
        rig.RunTimers(RiskRig.Minute);
        Assert.Single(rig.Log.Alerts, one => one.Kind == AlertKind.Verified);
    }

    [Fact]
    public void KillPositions_VenueNeverAnswers_EscalatesAndNeverSendsTwice()
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Trade(OrderSide.Buy, 10);
        rig.Order(OperatorOrderKind.KillPositions);
        var sent = rig.Gateway.Commands.Count;
        rig.RunTimers(RiskRig.Hour);

        Assert.Equal(sent, rig.Gateway.Commands.Count);
        Assert.Contains(rig.Log.Alerts, one => one.Kind == AlertKind.Escalated);
        Assert.DoesNotContain(rig.Log.Alerts, one => one.Kind == AlertKind.Verified);
        Assert.Equal(1, rig.Kernel.Risk.OpenKillTasks);
    }

    [Fact]
    public void KillPositions_NeverFlat_GivesUpAfterABoundedNumberOfLooks()
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Trade(OrderSide.Buy, 10);
        rig.Order(OperatorOrderKind.KillPositions);
        rig.RunTimers(365 * RiskRig.Day);

        Assert.Equal(0, rig.Kernel.Risk.OpenKillTasks);
        Assert.Equal(LatchLevel.Flatten, rig.Kernel.Risk.Latch);
        Assert.InRange(rig.Log.Alerts.Count(one => one.Kind == AlertKind.Escalated), 50, 100);
    }

    [Theory]
    [InlineData(OperatorScope.Strategy, OrderReason.StrategyKilled)]
    [InlineData(OperatorScope.Instrument, OrderReason.InstrumentKilled)]
    public void Kill_OfOneScope_LeavesTheOthersAlone(OperatorScope scope, OrderReason reason)
    {
        var rig = new RiskRig(2, 2, 1_000_000);
        rig.Trade(OrderSide.Buy, 5, instrument: 1, strategy: 1);
        rig.Trade(OrderSide.Buy, 5);
        rig.Order(OperatorOrderKind.KillPositions, scope, strategy: 1, instrument: 1);

        Assert.Equal(reason, rig.Buy(1, instrument: 1, strategy: 1));
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(LatchLevel.Open, rig.Kernel.Risk.Latch);
        rig.FillMarketOrders();
        Assert.Equal(0, rig.Kernel.PositionLots(new StrategyIndex(1), new InstrumentIndex(1)));
        Assert.Equal(6, rig.Kernel.PositionLots(default, default));
        rig.Order(OperatorOrderKind.ResetKill, scope, strategy: 1, instrument: 1);
        Assert.Equal(OrderReason.None, rig.Buy(1, instrument: 1, strategy: 1));
    }

    [Theory]
    [InlineData(OperatorScope.Platform, OrderReason.TradingPaused)]
    [InlineData(OperatorScope.Strategy, OrderReason.StrategyPaused)]
    [InlineData(OperatorScope.Instrument, OrderReason.InstrumentHeld)]
    public void Pause_UntilResume_RefusesEntriesOnly(OperatorScope scope, OrderReason reason)
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Trade(OrderSide.Buy, 5);
        rig.Order(OperatorOrderKind.Pause, scope);
        Assert.Equal(reason, rig.Buy(1));
        Assert.Equal(OrderReason.None, rig.Reduce(OrderSide.Sell, 1));
        rig.Order(OperatorOrderKind.Resume, scope);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal([AlertKind.Paused, AlertKind.Resumed], rig.Log.Alerts.Select(one => one.Kind));
    }

    [Fact]
    public void Flatten_WithoutLatch_ClosesOnceAndLetsEntriesPass()
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Trade(OrderSide.Buy, 5);
        rig.Order(OperatorOrderKind.Flatten);
        rig.FillMarketOrders();
        rig.RunTimers(RiskRig.Minute);
        Assert.Equal(0, rig.Kernel.PositionLots(default, default));
        Assert.Equal(OrderReason.None, rig.Buy(1));
    }

    [Fact]
    public void Kill_OfWhatThereIsNot_HoldsEverything()
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Order(OperatorOrderKind.KillEntries, OperatorScope.Strategy, strategy: 9);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1));
        rig.Order(OperatorOrderKind.ResetKill, OperatorScope.Strategy, strategy: 9);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1));
    }

    [Fact]
    public void Kill_AllReasonsAreTold()
    {
        var rig = new RiskRig("positions=0", "order-quantity=1", "no-market-entries=true");
        rig.Order(OperatorOrderKind.KillEntries);
        rig.Order(OperatorOrderKind.Pause);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(5));
        Assert.Equal(
            "KillLatched, TradingPaused, TooManyPositions, OrderQuantityTooLarge, MarketEntryForbidden",
            rig.Answer.All.ToString());
    }

    [Theory]
    [InlineData(HealthPart.Journal, AlertKind.JournalFailed)]
    [InlineData(HealthPart.Reconciliation, AlertKind.PositionMismatch)]
    [InlineData(HealthPart.State, AlertKind.ImpossibleState)]
    public void Health_Failed_EngagesTheLatchByItself(HealthPart part, AlertKind cause)
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Health(part, HealthLevel.Failed);
        Assert.Equal(LatchLevel.StopEntries, rig.Kernel.Risk.Latch);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1));
        Assert.Contains(rig.Log.Alerts, one => one.Kind == AlertKind.HealthLost);
        Assert.NotEqual(AlertKind.None, cause);
        rig.Health(part, HealthLevel.Good);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1));
    }

    [Theory]
    [InlineData(HealthPart.Feed, OrderReason.FeedDown)]
    [InlineData(HealthPart.Sequence, OrderReason.FeedDown)]
    [InlineData(HealthPart.Reconciliation, OrderReason.ReconciliationPending)]
    [InlineData(HealthPart.Journal, OrderReason.JournalFailed)]
    public void Health_Doubtful_HoldsEntriesUntilItIsGood(HealthPart part, OrderReason reason)
    {
        var rig = new RiskRig(1, 1, 1_000_000);
        rig.Trade(OrderSide.Buy, 5);
        rig.Health(part, HealthLevel.Doubtful);
        Assert.Equal(reason, rig.Buy(1));
        Assert.Equal(RiskLayer.Data, rig.Answer.Layer);
        Assert.Equal(OrderReason.None, rig.Reduce(OrderSide.Sell, 1));
        rig.Health(part, HealthLevel.Good);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(LatchLevel.Open, rig.Kernel.Risk.Latch);
    }

    [Fact]
    public void Health_OneFeedDown_HoldsItsInstrumentOnly()
    {
        var rig = new RiskRig(1, 2, 1_000_000);
        rig.Health(HealthPart.Feed, HealthLevel.Failed, instrument: 1);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(OrderReason.FeedDown, rig.Buy(1, instrument: 1));
    }

    [Fact]
    public void Desync_WithLimits_EngagesTheLatch()
    {
        var rig = new RiskRig("kill-on-desync=1");
        var unknown = new OrderId(99);
        rig.Fill(unknown, OrderSide.Buy, 3);
        Assert.Equal(LatchLevel.StopEntries, rig.Kernel.Risk.Latch);
        Assert.Equal(OrderReason.KillLatched, rig.Buy(1, instrument: 1));
        Assert.Contains(rig.Log.Alerts, one => one.Kind == AlertKind.Desync);
    }

    [Fact]
    public void Desync_ExternalPosition_KillPositionsEscalates()
    {
        var rig = new RiskRig("kill-on-desync=3");
        rig.Fill(new OrderId(99), OrderSide.Buy, 3);
        rig.RunTimers(RiskRig.Hour);
        Assert.Contains(rig.Log.Alerts, one => one.Kind == AlertKind.Escalated);
        Assert.Equal(3, rig.Kernel.ExternalLots(default));
    }

    [Fact]
    public void Strategy_Throws_IsSwitchedOffAndTheOthersGoOn()
    {
        var thrower = new ThrowingStrategy { ThrowAtTrade = 4 };
        var other = new Plimsoll.Tests.Simulation.OpenStrategy();
        var rig = new RiskRig(
            2, 1, 1_000_000, StrategyFailure.DisableStrategy, null, index => index == 0 ? thrower : other);
        thrower.Place(RiskRig.Request(OrderSide.Buy, 5, 90));
        var order = rig.Gateway.Commands[^1].Order;
        rig.Price(101);
        rig.Price(102);
        rig.Price(103);
        rig.Price(104);

        Assert.True(rig.Kernel.Risk.IsDisabled(default));
        Assert.Equal(4, thrower.Calls);
        Assert.Contains(rig.Gateway.Commands, one => one.Kind == CommandKind.CancelOrder && one.Order == order);
        Assert.Single(rig.Log.Alerts, one => one.Kind == AlertKind.StrategyDisabled);
        other.Place(RiskRig.Request(OrderSide.Buy, 1));
        Assert.True(rig.Answer.IsAllowed);
        thrower.Place(RiskRig.Request(OrderSide.Buy, 1));
        Assert.Equal(OrderReason.StrategyDisabled, rig.Answer.First);
    }

    [Fact]
    public void Strategy_Throws_KillStillFlattensItsPosition()
    {
        var thrower = new ThrowingStrategy { ThrowAtTrade = 3 };
        var rig = new RiskRig(1, 1, 1_000_000, StrategyFailure.DisableStrategy, null, _ => thrower);
        thrower.Place(RiskRig.Request(OrderSide.Buy, 5));
        rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 5);
        rig.Price(101);
        rig.Price(102);
        Assert.True(rig.Kernel.Risk.IsDisabled(default));
        Assert.Equal(5, rig.Kernel.PositionLots(default, default));

        rig.Order(OperatorOrderKind.KillPositions);
        rig.FillMarketOrders();
        Assert.Equal(0, rig.Kernel.PositionLots(default, default));
    }

    [Fact]
    public void Strategy_Throws_ByDefaultTheRunEnds()
    {
        var thrower = new ThrowingStrategy { ThrowAtTrade = 2 };
        var rig = new RiskRig(1, 1, 1_000_000, StrategyFailure.EndRun, null, _ => thrower);
        Assert.Throws<StrategyFailedException>(() => rig.Price(101));
    }
}
