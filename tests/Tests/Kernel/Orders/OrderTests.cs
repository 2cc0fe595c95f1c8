using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Orders;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Orders;

/// <summary>The orders themselves, and the store that keeps them.</summary>
public sealed class OrderTests
{
    [Fact]
    public void Begin_OrderThatWasUsedBefore_IsLikeNew()
    {
        var order = new Order(null);
        var request = Request(5);
        order.Begin(new OrderId(1), default, in request, 10);
        order.Status = OrderStatus.Filled;
        order.AddFill(Quantity.FromLots(5), Amount.FromUnits(1), Amount.FromUnits(1));
        order.EndReason = OrderReason.LifetimeEnded;
        order.Group = 7;

        order.Begin(new OrderId(2), default, in request, 20);
        Assert.Equal(
            (OrderStatus.PendingSubmit, OrderReason.None, 0L, 5L, 20L),
            (order.Status, order.EndReason, order.Group, order.RestLots, order.UpdatedTimeNs));
        Assert.True(order.Filled.IsZero && order.FilledValue.IsZero && order.Fees.IsZero);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    [InlineData(7, 7)]
    public void TakeChange_VenueNamesAQuantity_CountsItsWord(int said, int lots)
    {
        var order = new Order(null);
        var request = Request(5);
        order.Begin(new OrderId(1), default, in request, 10);
        order.AskChange(request with { Quantity = Quantity.FromLots(10) });
        Assert.Equal((10L, true), (order.CountedLots, order.HasChange));
        order.TakeChange(Quantity.FromLots(said));
        Assert.Equal((lots, false), (order.Request.Quantity.Lots, order.HasChange));
    }

    [Fact]
    public void NextEnd_FirstLifetimeIsOver_IsThatOfTheNext()
    {
        var store = new OrderStore();
        var first = store.Add(store.NextId(), default, Request(1) with { LifetimeNs = 100 }, 0);
        store.Add(store.NextId(), default, Request(1) with { LifetimeNs = 300 }, 0);
        store.Add(store.NextId(), default, Request(1) with { LifetimeNs = 200 }, 0);
        Assert.Equal(100, store.NextEndNs);
        store.Remove(first);
        Assert.Equal(200, store.NextEndNs);
        Assert.Equal(first.Id, Assert.Single(store.Ended).Id);
    }

    [Fact]
    public void Add_FullStore_StopsTheKernel()
    {
        var store = new OrderStore();
        while (store.HasRoom)
        {
            store.Add(store.NextId(), default, Request(1), 0);
        }

        Assert.Equal(Limits.WorkingOrdersMax, store.Count);
        Assert.Throws<BrokenInvariantException>(() => store.Add(store.NextId(), default, Request(1), 0));
    }

    private static OrderRequest Request(int lots) => new()
    {
        Instrument = default,
        Side = OrderSide.Buy,
        Type = OrderType.Limit,
        LimitPrice = Price.FromTicks(10),
        Quantity = Quantity.FromLots(lots),
    };
}
