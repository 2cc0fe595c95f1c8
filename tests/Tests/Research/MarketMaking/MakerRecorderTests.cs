using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Research.MarketMaking;

namespace Plimsoll.Tests.Research.MarketMaking;

public sealed class MakerRecorderTests
{
    private readonly MakerRecorder recorder = new(1);

    [Fact]
    public void OnFill_RestedOrder_WaitIsFromItsPlaceToTheFirstFill()
    {
        Tell(1, OrderStatus.Submitted, 10);
        Tell(1, OrderStatus.Accepted, 20);
        Fill(1, 100, 3);
        Tell(1, OrderStatus.PartiallyFilled, 100, filled: 3);
        Fill(1, 150, 7);
        Tell(1, OrderStatus.Filled, 150, filled: 10);
        var notes = recorder.Of(0);
        Assert.Equal([80], notes.QueueWaitsNs);
        Assert.Equal((1, 1, 0), (notes.OrdersRested, notes.OrdersFilled, notes.OrdersReplaced));
        Assert.Equal((10, 10), (notes.LotsRested, notes.LotsFilled));
        Assert.Equal(2, notes.Fills.Count);
    }

    [Fact]
    public void OnOrder_Moved_WaitBeginsAnew()
    {
        Tell(1, OrderStatus.Accepted, 20);
        Tell(1, OrderStatus.PendingReplace, 30);
        Tell(1, OrderStatus.Accepted, 40, price: 99);
        Fill(1, 100, 10);
        Tell(1, OrderStatus.Filled, 100, filled: 10, price: 99);
        Assert.Equal([60], recorder.Of(0).QueueWaitsNs);
        Assert.Equal(1, recorder.Of(0).OrdersReplaced);
        Assert.Equal(1, recorder.Of(0).OrdersRested);
    }

    [Fact]
    public void OnOrder_RefusedCancelledAndTaking_AreCountedApart()
    {
        Tell(1, OrderStatus.Rejected, 20);
        Tell(2, OrderStatus.Accepted, 20);
        Tell(2, OrderStatus.Canceled, 50);
        Tell(3, OrderStatus.Accepted, 60);
        Fill(3, 60, 10, LiquiditySide.Taker);
        Tell(3, OrderStatus.Filled, 60, filled: 10);
        var notes = recorder.Of(0);
        Assert.Equal((2, 1, 1), (notes.OrdersRested, notes.OrdersFilled, notes.OrdersRefused));
        Assert.Equal((20, 10), (notes.LotsRested, notes.LotsFilled));
        Assert.Empty(notes.QueueWaitsNs);
        Assert.False(notes.Fills[0].IsMaker);
    }

    private void Fill(long order, long timeNs, long lots, LiquiditySide liquidity = LiquiditySide.Maker) =>
        recorder.OnFill(new FillRecord(
            timeNs, new OrderId(order), new ExecutionId(timeNs), default, default, OrderSide.Buy, Price.FromTicks(98),
            Quantity.FromLots(lots), Amount.Zero, liquidity));

    private void Tell(long order, OrderStatus status, long timeNs, long filled = 0, long price = 98) =>
        recorder.OnOrder(new OrderView
        {
            Id = new OrderId(order),
            Strategy = default,
            Request = new OrderRequest
            {
                Instrument = default,
                Side = OrderSide.Buy,
                Type = OrderType.Limit,
                LimitPrice = Price.FromTicks(price),
                Quantity = Quantity.FromLots(10),
            },
            Status = status,
            EndReason = OrderReason.None,
            SubmittedTimeNs = 10,
            UpdatedTimeNs = timeNs,
            Filled = Quantity.FromLots(filled),
            FilledValue = Amount.Zero,
            Fees = Amount.Zero,
        });
}
