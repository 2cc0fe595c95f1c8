using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Kernel.Orders;

namespace Plimsoll.Tests.Kernel.Brackets;

/// <summary>Brackets step by step; the numbered pains are those of users of other platforms.</summary>
public sealed class BracketTests
{
    [Fact]
    public void Pain10_Bracket_IsOneObjectFromEntryToFlat()
    {
        var rig = Started();
        var id = rig.Strategy.Bracket(Long(10, stop: 90, target: 110));
        var entry = rig.Gateway.Commands[0].Order;
        Assert.Single(rig.Gateway.Commands);
        rig.Say(EventKind.OrderAccepted, entry);
        rig.Fill(entry, 1, 10, completes: true);

        Assert.Equal(["SubmitOrder Limit 10", "SubmitOrder Stop 10", "SubmitOrder Limit 10"], Sent(rig, 0));
        Assert.All(rig.Gateway.Commands.Skip(1), command => Assert.True(command.Request.IsReduceOnly));
        Assert.True(rig.Strategy.Look(id, out var view));
        Assert.Equal((10L, 10L, -1L), (view.EntryFilled.Lots, view.Open.Lots, view.UnprotectedNs));
        rig.Say(EventKind.OrderAccepted, view.Stop);
        Assert.True(rig.Strategy.Look(id, out view));
        Assert.Equal(1, view.UnprotectedNs);

        // The target is filled: the stop is called back in the same event, before the strategy is told.
        var target = rig.Gateway.Commands[2].Order;
        rig.Fill(target, 2, 10, price: 110, completes: true, side: OrderSide.Sell);
        Assert.Equal((CommandKind.CancelOrder, view.Stop), (Last(rig).Kind, Last(rig).Order));
        rig.Say(EventKind.OrderCanceled, view.Stop);
        Assert.False(rig.Strategy.Look(id, out _));
        Assert.Equal((0L, 0), (rig.Strategy.Held(), rig.Desyncs));
    }

    [Fact]
    public void Pain8_StopIsMovedByReplacement_TheOldOneStandsMeanwhile()
    {
        var (rig, id, stop, _) = Open(10);
        Assert.True(rig.Strategy.MoveStop(id, Price.FromTicks(95)));
        Assert.Equal((CommandKind.ReplaceOrder, stop, 95L),
            (Last(rig).Kind, Last(rig).Order, Last(rig).Request.StopPrice.Ticks));
        Assert.DoesNotContain(rig.Gateway.Commands, command => command.Kind == CommandKind.CancelOrder);
        Assert.Equal(90, rig.Last(stop).Request.StopPrice.Ticks);
        rig.SayChanged(stop, 95, 10);
        Assert.Equal(95, rig.Last(stop).Request.StopPrice.Ticks);

        // A refused move leaves the old stop, and is not asked for again and again.
        Assert.True(rig.Strategy.MoveStop(id, Price.FromTicks(99)));
        var count = rig.Gateway.Commands.Count;
        rig.Say(EventKind.ReplaceRejected, stop, OrderReason.TooLateToChange);
        Assert.Equal((95L, count), (rig.Last(stop).Request.StopPrice.Ticks, rig.Gateway.Commands.Count));
    }

    [Fact]
    public void Pain8_StopThatVanishes_IsPlacedAgainOnceThenTheMarketExitGoesOut()
    {
        var (rig, _, stop, target) = Open(10);
        rig.Say(EventKind.OrderCanceled, stop, OrderReason.DayEnded);
        Assert.Equal("SubmitOrder Stop 10", Sent(rig, rig.Gateway.Commands.Count - 1)[0]);
        var second = Last(rig).Order;
        rig.Say(EventKind.OrderRejected, second);
        Assert.Equal(["SubmitOrder Market 10"], Sent(rig, rig.Gateway.Commands.Count - 1));
        var exit = Last(rig).Order;

        rig.Fill(exit, 9, 10, completes: true, side: OrderSide.Sell);
        Assert.Contains(rig.Gateway.Commands,
            command => command.Kind == CommandKind.CancelOrder && command.Order == target);
        Assert.Equal(0, rig.Strategy.Held());
    }

    [Fact]
    public void Pain8_NoWayOut_IsAlarmedAndTriedAgainWithTheMarket()
    {
        var (rig, _, stop, _) = Open(10);
        rig.Say(EventKind.OrderCanceled, stop);
        rig.Say(EventKind.OrderRejected, Last(rig).Order);
        for (var i = 0; i < 3; i++)
        {
            var exit = rig.Gateway.Commands.Last(one => one.Kind == CommandKind.SubmitOrder);
            rig.Say(EventKind.OrderRejected, exit.Order);
        }

        Assert.Equal(DesyncKind.PositionUncovered, Assert.Single(rig.Log.Desyncs).Kind);
        var count = rig.Gateway.Commands.Count;
        rig.Price(99);
        Assert.Equal(["SubmitOrder Market 10"], Sent(rig, count));
        rig.Fill(Last(rig).Order, 9, 10, completes: true, side: OrderSide.Sell);
        Assert.Equal((0L, 1), (rig.Strategy.Held(), rig.Desyncs));
    }

    [Fact]
    public void Pain9_ClosedByAnotherOrder_NoLegIsLeft()
    {
        var (rig, id, stop, target) = Open(10);
        var other = rig.Strategy.Place(new OrderRequest
        {
            Instrument = default, Side = OrderSide.Sell, Type = OrderType.Market, Quantity = Quantity.FromLots(10),
        });
        rig.Fill(other, 9, 10, completes: true, side: OrderSide.Sell);
        Assert.Equal(OrderStatus.PendingCancel, rig.Last(stop).Status);
        Assert.Equal(OrderStatus.PendingCancel, rig.Last(target).Status);

        // The venue was slow to cancel one: it is asked again until it is gone.
        rig.Say(EventKind.CancelRejected, stop);
        Assert.Equal(OrderStatus.PendingCancel, rig.Last(stop).Status);
        rig.Say(EventKind.OrderCanceled, stop);
        rig.Say(EventKind.OrderCanceled, target);
        Assert.False(rig.Strategy.Look(id, out _));
        Assert.Equal(0, rig.Strategy.Working());
    }

    [Fact]
    public void Pain9_CancelByTheStrategy_DoesNotTouchTheLegs()
    {
        var (rig, _, stop, _) = Open(10);
        rig.Strategy.Withdraw(stop);
        rig.Strategy.WithdrawAll();
        Assert.Equal(OrderStatus.Accepted, rig.Last(stop).Status);
        _ = rig.Strategy.Leave();
        Assert.Contains("SubmitOrder Market 10", Sent(rig, 3));
    }

    [Fact]
    public void Pain11_PartialFills_LegsFollowAtOnce()
    {
        var rig = Started();
        var id = rig.Strategy.Bracket(Long(10, stop: 90, target: 110));
        var entry = rig.Gateway.Commands[0].Order;
        rig.Fill(entry, 1, 4);
        Assert.Equal(["SubmitOrder Stop 4", "SubmitOrder Limit 4"], Sent(rig, 1));
        var (stop, target) = (rig.Gateway.Commands[1].Order, rig.Gateway.Commands[2].Order);
        rig.Say(EventKind.OrderAccepted, stop);
        rig.Say(EventKind.OrderAccepted, target);
        rig.Fill(entry, 2, 3);
        Assert.Equal(["ReplaceOrder Stop 7", "ReplaceOrder Limit 7"], Sent(rig, 3));
        rig.SayChanged(stop, 90, 7);
        rig.SayChanged(target, 110, 7);

        // A part of the target is filled: the stop shrinks; a part of the stop: the target does.
        rig.Fill(target, 3, 2, side: OrderSide.Sell);
        Assert.Equal(["ReplaceOrder Stop 5"], Sent(rig, 5));
        rig.SayChanged(stop, 90, 5);
        rig.Fill(stop, 4, 1, side: OrderSide.Sell);
        Assert.Equal(["ReplaceOrder Limit 6"], Sent(rig, 6));

        // The rest of the entry ends; four lots are held and covered.
        rig.Say(EventKind.OrderCanceled, entry);
        Assert.True(rig.Strategy.Look(id, out var view));
        Assert.Equal((4L, 4L), (view.Open.Lots, rig.Strategy.Held()));
        Assert.Equal(0, rig.Desyncs);
    }

    [Fact]
    public void Pain11_SecondPartialFillBeforeTheAnswer_IsCoveredAtOnce()
    {
        var rig = Started();
        _ = rig.Strategy.Bracket(Long(10, stop: 90, target: 110));
        var entry = rig.Gateway.Commands[0].Order;
        rig.Fill(entry, 1, 4);
        rig.Fill(entry, 2, 3);
        rig.Fill(entry, 3, 3, completes: true);
        // The change to seven is unanswered, so a stop of ten takes its place; the first is called back behind it.
        Assert.Contains("SubmitOrder Stop 10", Sent(rig, 1));
        Assert.Equal(
            CommandKind.CancelOrder,
            rig.Gateway.Commands.Last(command => command.Order == rig.Gateway.Commands[1].Order).Kind);
    }

    [Fact]
    public void Pain11_LateFillAfterTheEnd_IsProtected()
    {
        var rig = Started();
        _ = rig.Strategy.Bracket(Long(10, stop: 90, target: 110));
        var entry = rig.Gateway.Commands[0].Order;
        rig.Say(EventKind.OrderAccepted, entry);
        rig.Strategy.Withdraw(entry);
        rig.Say(EventKind.OrderCanceled, entry);
        rig.Fill(entry, 1, 6);
        Assert.Equal(["SubmitOrder Stop 6", "SubmitOrder Limit 6"], Sent(rig, 2));
        Assert.Equal(DesyncKind.LateFill, Assert.Single(rig.Log.Desyncs).Kind);
    }

    [Fact]
    public void Targets_Shares_CloseTheirPartsAndTheRestRuns()
    {
        var rig = Started();
        _ = rig.Strategy.Bracket(Long(10, stop: 90, target: 0) with
        {
            Targets =
            [
                new BracketTarget(Price.FromTicks(105), 500_000), new BracketTarget(Price.FromTicks(110), 300_000),
            ],
        });
        var entry = rig.Gateway.Commands[0].Order;
        rig.Fill(entry, 1, 10, completes: true);
        Assert.Equal(["SubmitOrder Stop 10", "SubmitOrder Limit 5", "SubmitOrder Limit 3"], Sent(rig, 1));
    }

    [Fact]
    public void Protect_HeldPosition_GetsStopAndTargetOfWhichOneEndsTheOther()
    {
        var rig = Started();
        var entry = rig.Buy(5);
        rig.Fill(entry, 1, 5, completes: true);
        var id = rig.Strategy.Guard(Long(0, stop: 95, target: 105));
        Assert.Equal(["SubmitOrder Stop 5", "SubmitOrder Limit 5"], Sent(rig, 1));
        Assert.False(id.IsNone);
        Assert.True(rig.Strategy.Guard(Long(0, stop: 95, target: 105)).IsNone);
        rig.Fill(rig.Gateway.Commands[1].Order, 2, 5, completes: true, side: OrderSide.Sell);
        Assert.Equal(CommandKind.CancelOrder, Last(rig).Kind);
    }

    [Fact]
    public void OneCancelsOther_AnyFill_CancelsTheOther()
    {
        var rig = Started();
        var up = new OrderRequest
        {
            Instrument = default, Side = OrderSide.Buy, Type = OrderType.Stop, StopPrice = Price.FromTicks(110),
            Quantity = Quantity.FromLots(5),
        };
        var down = up with { Side = OrderSide.Sell, StopPrice = Price.FromTicks(90) };
        var (first, second) = rig.Strategy.Pair(in up, in down);
        rig.Fill(first, 1, 2);
        Assert.Equal((CommandKind.CancelOrder, second), (Last(rig).Kind, Last(rig).Order));
        rig.Say(EventKind.OrderCanceled, second);
        rig.Fill(first, 2, 3, completes: true);
        Assert.Equal((5L, 0), (rig.Strategy.Held(), rig.Strategy.Working()));
    }

    [Fact]
    public void Place_RequestsThatContradictThemselves_AreRefused()
    {
        var rig = Started();
        var good = Long(10, stop: 90, target: 110);
        Assert.Throws<ArgumentException>(() => rig.Strategy.Bracket(good with { StopPrice = default, Targets = [] }));
        Assert.Throws<ArgumentException>(() => rig.Strategy.Bracket(good with
        {
            Entry = good.Entry with { IsReduceOnly = true },
        }));
        Assert.Throws<ArgumentException>(() => rig.Strategy.Bracket(good with
        {
            Targets =
            [
                new BracketTarget(Price.FromTicks(105), 600_000), new BracketTarget(Price.FromTicks(110), 600_000),
            ],
        }));
        Assert.True(rig.Strategy.Bracket(good with
        {
            Entry = good.Entry with { Quantity = Quantity.FromLots(-1) },
        }).IsNone);
    }

    private static Command Last(KernelRig rig) => rig.Gateway.Commands[^1];

    private static List<string> Sent(KernelRig rig, int from) =>
        [.. rig.Gateway.Commands.Skip(from)
            .Select(one => $"{one.Kind} {one.Request.Type} {one.Request.Quantity.Lots}")];

    private static BracketRequest Long(long lots, long stop, long target) => new()
    {
        Entry = new OrderRequest
        {
            Instrument = default, Side = OrderSide.Buy, Type = OrderType.Limit, LimitPrice = Price.FromTicks(100),
            Quantity = Quantity.FromLots(lots),
        },
        StopPrice = Price.FromTicks(stop),
        Targets = target == 0 ? [] : [new BracketTarget(Price.FromTicks(target))],
    };

    private static (KernelRig Rig, BracketId Id, OrderId Stop, OrderId Target) Open(long lots)
    {
        var rig = Started();
        var id = rig.Strategy.Bracket(Long(lots, stop: 90, target: 110));
        var entry = rig.Gateway.Commands[0].Order;
        rig.Say(EventKind.OrderAccepted, entry);
        rig.Fill(entry, 1, lots, completes: true);
        var (stop, target) = (rig.Gateway.Commands[1].Order, rig.Gateway.Commands[2].Order);
        rig.Say(EventKind.OrderAccepted, stop);
        rig.Say(EventKind.OrderAccepted, target);
        return (rig, id, stop, target);
    }

    private static KernelRig Started()
    {
        var rig = new KernelRig();
        rig.Price(100);
        return rig;
    }
}
