using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Orders;

/// <summary>The faults of the catalogue as far as they concern the order model; F numbers are its own.</summary>
public sealed class OrderFaultTests
{
    [Fact]
    public void F1_ContactLost_CountsInFullIsNotResentAndBlocksNewRisk()
    {
        var rig = Started();
        var order = rig.Buy(40, limit: 100);
        rig.Say(EventKind.OrderUnknown, order);
        Assert.Equal(OrderStatus.Unknown, rig.Last(order).Status);

        var second = rig.Buy(1);
        Assert.Equal(OrderReason.OrderInDoubt, rig.Last(second).EndReason);
        Assert.Single(rig.Gateway.Commands);

        // F2: the acknowledgement was lost, the order lives.
        rig.Say(EventKind.OrderAccepted, order);
        Assert.Equal(OrderStatus.Accepted, rig.Last(order).Status);
        Assert.Equal(0, rig.Desyncs);
        Assert.Equal(OrderStatus.Submitted, rig.Last(rig.Buy(1)).Status);
    }

    [Fact]
    public void Unknown_HoldsItsCashInFull()
    {
        var rig = new KernelRig(
            5_000, RunSetup.Coin(InstrumentKind.Spot), RunSetup.Coin(InstrumentKind.Spot, number: 1));
        rig.Price(100);
        rig.Price(100, instrument: 1);
        rig.Say(EventKind.OrderUnknown, rig.Buy(40, limit: 100));
        Assert.Equal(OrderReason.InsufficientCash, rig.Last(rig.Buy(11, limit: 100, instrument: 1)).EndReason);
        Assert.Equal(OrderStatus.Submitted, rig.Last(rig.Buy(10, limit: 100, instrument: 1)).Status);
    }

    [Fact]
    public void F5_DefiniteReject_IsFinalWithItsReason()
    {
        var rig = Started();
        var order = rig.Buy(5);
        rig.Say(EventKind.OrderRejected, order, OrderReason.InsufficientCash);
        Assert.Equal((OrderStatus.Rejected, OrderReason.InsufficientCash), Ended(rig, order));
        Assert.Equal(0, rig.Desyncs);
    }

    [Fact]
    public void F6_DuplicateExecution_ChangesNothingAndIsCounted()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Fill(order, 1, 4);
        var before = (rig.Kernel.Cash, rig.Fills.Count, rig.Told.Count);
        for (var i = 1; i <= 3; i++)
        {
            rig.Fill(order, 1, 4);
            Assert.Equal(i, rig.Kernel.DuplicateReportCount);
        }

        Assert.Equal(before, (rig.Kernel.Cash, rig.Fills.Count, rig.Told.Count));
        Assert.Equal(4, rig.Strategy.Held());
        Assert.Equal(0, rig.Desyncs);
    }

    [Fact]
    public void F7_DuplicateWithOtherFields_KeepsTheFirstAndAlarms()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Fill(order, 1, 4, price: 100);
        rig.Fill(order, 1, 4, price: 101);
        Assert.Equal(4, rig.Strategy.Held());
        Assert.Equal(DesyncKind.ContradictingDuplicate, Assert.Single(rig.Log.Desyncs).Kind);
        Assert.Equal((4, Amount.FromUnits(1_000_000)), (rig.Kernel.NetLots(default), rig.Kernel.Cash));
        Assert.True(rig.Kernel.IsPaused(default));
    }

    // F8 is an adapter's duty: both ways of hearing of a fill must give one number. The kernel then knows it as F6.
    [Fact]
    public void F9_AnyOrderOfReports_LeadsToOneState()
    {
        // Acknowledgement, two executions that leave something, and the end by cancellation.
        AllOrdersAgree(
            10,
            (OrderStatus.Canceled, 7),
            (rig, id) => rig.Say(EventKind.OrderAccepted, id),
            (rig, id) => rig.Fill(id, 1, 3),
            (rig, id) => rig.Fill(id, 2, 4),
            (rig, id) => rig.Say(EventKind.OrderCanceled, id));

        // Executions that complete the order, and a cancellation that crossed them.
        AllOrdersAgree(
            10,
            (OrderStatus.Filled, 10),
            (rig, id) => rig.Say(EventKind.OrderAccepted, id),
            (rig, id) => rig.Fill(id, 1, 3),
            (rig, id) => rig.Fill(id, 2, 7),
            (rig, id) => rig.Say(EventKind.OrderCanceled, id),
            (rig, id) => rig.Fill(id, 2, 7));

        // The same with an expiry, and with a refusal.
        AllOrdersAgree(
            5,
            (OrderStatus.Expired, 2),
            (rig, id) => rig.Say(EventKind.OrderAccepted, id),
            (rig, id) => rig.Fill(id, 1, 2),
            (rig, id) => rig.Say(EventKind.OrderExpired, id));
        AllOrdersAgree(
            5,
            (OrderStatus.Rejected, 0),
            (rig, id) => rig.Say(EventKind.OrderAccepted, id),
            (rig, id) => rig.Say(EventKind.OrderRejected, id));
    }

    [Fact]
    public void F10_FillAfterCancel_IsBookedAndAlarmed()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Say(EventKind.OrderAccepted, order);
        rig.Strategy.Withdraw(order);
        rig.Say(EventKind.OrderCanceled, order, OrderReason.CanceledByStrategy);
        rig.Fill(order, 1, 3);

        Assert.Equal(3, rig.Strategy.Held());
        Assert.Equal((OrderStatus.Canceled, OrderReason.CanceledByStrategy), Ended(rig, order));
        Assert.Equal(3, rig.Last(order).Filled.Lots);
        Assert.Equal(OrderMarks.LateFill, rig.Last(order).Marks);
        var desync = Assert.Single(rig.Log.Desyncs);
        Assert.Equal((DesyncKind.LateFill, OrderStatus.Canceled, EventKind.OrderFilled, order),
            (desync.Kind, desync.Status, desync.Event, desync.Order));

        // New risk is refused, the way out stays open.
        Assert.Equal(OrderReason.InstrumentPaused, rig.Last(rig.Buy(1)).EndReason);
        Assert.Equal(OrderStatus.Submitted, rig.Last(rig.Strategy.Leave()).Status);
        rig.Kernel.Resume(default);
        Assert.Equal(OrderStatus.Submitted, rig.Last(rig.Buy(1)).Status);
    }

    [Fact]
    public void F11_PartialFillThenCancel_KeepsWhatIsFilled()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Fill(order, 1, 4);
        rig.Say(EventKind.OrderCanceled, order);
        Assert.Equal((OrderStatus.Canceled, 4L), (rig.Last(order).Status, rig.Last(order).Filled.Lots));
        Assert.Equal(0, rig.Desyncs);
    }

    [Fact]
    public void F12_CancelRejected_LeavesItWorkingUntilTheFill()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Say(EventKind.OrderAccepted, order);
        rig.Strategy.Withdraw(order);
        Assert.Equal(OrderStatus.PendingCancel, rig.Last(order).Status);
        rig.Strategy.Withdraw(order);
        Assert.Single(rig.Gateway.Commands, command => command.Kind == CommandKind.CancelOrder);
        rig.Say(EventKind.CancelRejected, order);
        Assert.Equal(OrderStatus.Accepted, rig.Last(order).Status);
        rig.Fill(order, 1, 10, completes: true);
        Assert.Equal(OrderStatus.Filled, rig.Last(order).Status);
        Assert.Equal(0, rig.Desyncs);
    }

    [Fact]
    public void F13_ReplaceRacesWithFill_EitherOutcomeIsTaken()
    {
        var rig = new KernelRig(5_000, RunSetup.Coin(InstrumentKind.Spot));
        rig.Price(100);
        var order = rig.Buy(10, limit: 100);
        rig.Say(EventKind.OrderAccepted, order);
        Assert.Equal(OrderReason.None, rig.Strategy.Amend(order, new OrderChange { Quantity = Quantity.FromLots(30) }));
        Assert.Equal(OrderStatus.PendingReplace, rig.Last(order).Status);

        // Both count: thirty lots are bound, so twenty more fit and twenty-one do not.
        Assert.Equal(OrderReason.InsufficientCash, rig.Last(rig.Buy(21, limit: 100)).EndReason);
        var other = rig.Buy(20, limit: 100);
        Assert.Equal(OrderStatus.Submitted, rig.Last(other).Status);

        // The old quantity fills before the venue has answered: whether that is all, its answer tells.
        rig.Fill(order, 1, 10);
        Assert.Equal(OrderStatus.PendingReplace, rig.Last(order).Status);
        rig.SayChanged(order, 100, 30);
        var view = rig.Last(order);
        Assert.Equal((OrderStatus.PartiallyFilled, 30L), (view.Status, view.Request.Quantity.Lots));
        rig.Fill(order, 2, 20, completes: true);
        Assert.Equal(OrderStatus.Filled, rig.Last(order).Status);
        Assert.Equal(0, rig.Desyncs);
    }

    [Fact]
    public void F13_ReplaceComesTooLate_TheFillStands()
    {
        var rig = Started();
        var order = rig.Buy(10, limit: 100);
        _ = rig.Strategy.Amend(order, new OrderChange { LimitPrice = Price.FromTicks(99) });
        rig.Fill(order, 1, 10, completes: true);
        Assert.Equal(OrderStatus.Filled, rig.Last(order).Status);
        rig.Say(EventKind.ReplaceRejected, order, OrderReason.TooLateToChange);
        Assert.Equal(OrderStatus.Filled, rig.Last(order).Status);
        Assert.Equal((0, 1L), (rig.Desyncs, rig.Kernel.LateReportCount));
    }

    [Fact]
    public void F14_ReplaceKeepsTheOrdersNumber_AndItsFills()
    {
        var rig = Started();
        var order = rig.Buy(10, limit: 100);
        rig.Fill(order, 1, 4);
        var change = new OrderChange { LimitPrice = Price.FromTicks(98), Quantity = Quantity.FromLots(8) };
        _ = rig.Strategy.Amend(order, change);
        rig.SayChanged(order, 98, 8);
        var view = rig.Last(order);
        Assert.Equal((98L, 8L, 4L), (view.Request.LimitPrice.Ticks, view.Request.Quantity.Lots, view.Filled.Lots));
        Assert.Equal(CommandKind.ReplaceOrder, rig.Gateway.Commands[^1].Kind);
        Assert.Equal(order, rig.Gateway.Commands[^1].Order);
    }

    [Fact]
    public void F15_Overfill_IsBookedAlarmedAndPausesTheInstrument()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Fill(order, 1, 12, completes: true);
        Assert.Equal((OrderStatus.Filled, 12L), (rig.Last(order).Status, rig.Last(order).Filled.Lots));
        Assert.Equal(12, rig.Strategy.Held());
        Assert.Equal(DesyncKind.Overfill, Assert.Single(rig.Log.Desyncs).Kind);
        Assert.True(rig.Kernel.IsPaused(default));
        rig.Fill(order, 2, 1);
        Assert.Equal((13L, 2), (rig.Strategy.Held(), rig.Desyncs));
    }

    [Fact]
    public void F18_EndByTheVenue_IsFinalAndTold()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Say(EventKind.OrderAccepted, order);
        rig.Say(EventKind.OrderExpired, order, OrderReason.DayEnded);
        Assert.Equal((OrderStatus.Expired, OrderReason.DayEnded), Ended(rig, order));
        Assert.Equal(OrderStatus.Expired, rig.Told[^1].Status);
        Assert.Equal(0, rig.Desyncs);
    }

    [Fact]
    public void F19_FillOfAnUnknownOrder_MakesAnExternalOneAndBooksIt()
    {
        var rig = Started();
        rig.Fill(new OrderId(777), 1, 5, price: 120, side: OrderSide.Sell);

        Assert.Equal(OrderStatus.External, rig.Last(new OrderId(777)).Status);
        Assert.Equal(OrderMarks.External, rig.Last(new OrderId(777)).Marks);
        Assert.Equal(-5, rig.Kernel.ExternalLots(default));
        Assert.Equal(0, rig.Strategy.Held());
        Assert.Equal((-5, Amount.FromUnits(1_000_000)), (rig.Kernel.NetLots(default), rig.Kernel.Cash));
        Assert.Equal(DesyncKind.UnknownOrder, Assert.Single(rig.Log.Desyncs).Kind);
        Assert.Empty(rig.Told);
        Assert.Equal(OrderReason.InstrumentPaused, rig.Last(rig.Buy(1)).EndReason);

        // Further executions belong to it; the one that completes it ends it.
        rig.Fill(new OrderId(777), 2, 2, price: 120, completes: true, side: OrderSide.Sell);
        Assert.Equal((OrderStatus.Filled, 7L),
            (rig.Last(new OrderId(777)).Status, rig.Last(new OrderId(777)).Filled.Lots));
        Assert.Equal((-7L, 1), (rig.Kernel.ExternalLots(default), rig.Desyncs));
    }

    [Fact]
    public void F19_WordOfAnUnknownOrder_IsRecordedOnly()
    {
        var rig = Started();
        rig.Say(EventKind.OrderCanceled, new OrderId(778));
        Assert.Equal(DesyncKind.UnknownOrder, Assert.Single(rig.Log.Desyncs).Kind);
        Assert.Empty(rig.Log.Orders);
    }

    [Fact]
    public void Process_ImpossibleReports_AreRecordedAndChangeNothing()
    {
        var rig = Started();
        var order = rig.Buy(10);
        rig.Fill(order, 1, 10, completes: true);
        rig.Say(EventKind.OrderCanceled, order);
        rig.Say(EventKind.OrderReplaced, order);
        rig.Say(EventKind.OrderRejected, order);
        Assert.Equal(3, rig.Desyncs);
        Assert.All(rig.Log.Desyncs, desync => Assert.Equal(
            (DesyncKind.ImpossibleTransition, OrderStatus.Filled), (desync.Kind, desync.Status)));
        Assert.Equal(OrderStatus.Filled, rig.Last(order).Status);
        Assert.Equal(3, rig.Kernel.DesyncCount);
    }

    [Fact]
    public void Process_ExecutionOlderThanAllRemembered_IsSuspectAndNotBooked()
    {
        var rig = new KernelRig(100_000_000);
        rig.Price(100);
        var order = rig.Buy(100_000);
        for (var number = 1; number <= 16_400; number++)
        {
            rig.Fill(order, number, 1);
        }

        rig.Fill(order, 3, 1);
        Assert.Equal(DesyncKind.SuspectExecution, Assert.Single(rig.Log.Desyncs).Kind);
        rig.Fill(order, 400, 1);
        Assert.Equal((1, 1L), (rig.Desyncs, rig.Kernel.DuplicateReportCount));
        Assert.Equal(16_400, rig.Strategy.Held());
    }

    [Fact]
    public void Lifetime_Over_TheOrderIsCanceledAndSaysWhy()
    {
        var rig = Started();
        var order = rig.Strategy.Place(new OrderRequest
        {
            Instrument = default, Side = OrderSide.Buy, Type = OrderType.Limit, LimitPrice = Price.FromTicks(90),
            Quantity = Quantity.FromLots(3), LifetimeNs = 90_000_000_000,
        });
        rig.Say(EventKind.OrderAccepted, order);
        rig.Wake(89_000_000_000);
        Assert.Equal(OrderStatus.Accepted, rig.Last(order).Status);
        rig.Wake(2_000_000_000);
        Assert.Equal(OrderStatus.PendingCancel, rig.Last(order).Status);
        Assert.Equal(long.MaxValue, rig.Kernel.NextTimerNs);
        rig.Say(EventKind.OrderCanceled, order, OrderReason.CanceledByStrategy);
        Assert.Equal((OrderStatus.Canceled, OrderReason.LifetimeEnded), Ended(rig, order));
    }

    private static void AllOrdersAgree(
        long lots, (OrderStatus Status, long Filled) expected, params Action<KernelRig, OrderId>[] reports)
    {
        foreach (var order in Orders(reports.Length))
        {
            var rig = Started();
            var id = rig.Buy(lots);
            foreach (var place in order)
            {
                reports[place](rig, id);
            }

            Assert.Equal(expected, (rig.Last(id).Status, rig.Last(id).Filled.Lots));
            Assert.Equal(expected.Filled, rig.Strategy.Held());
        }
    }

    private static IEnumerable<int[]> Orders(int count)
    {
        if (count == 1)
        {
            return [[0]];
        }

        return Orders(count - 1).SelectMany(rest => Enumerable.Range(0, count)
            .Select(place => rest.Take(place).Append(count - 1).Concat(rest.Skip(place)).ToArray()));
    }

    private static (OrderStatus Status, OrderReason Reason) Ended(KernelRig rig, OrderId order) =>
        (rig.Last(order).Status, rig.Last(order).EndReason);

    private static KernelRig Started()
    {
        var rig = new KernelRig();
        rig.Price(100);
        return rig;
    }
}
