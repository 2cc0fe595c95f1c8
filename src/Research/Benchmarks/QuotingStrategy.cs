using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// The quoting strategy that is timed: one order a side some ticks behind the best prices, skewed by what it holds,
/// renewed when the market has moved away from it.
/// </summary>
internal sealed class QuotingStrategy : Strategy
{
    private const long Lots = 20;
    private const long LotsMax = 400;
    private const long BehindTicks = 1;
    private const long SlackTicks = 3;
    private OrderId bidOrder;
    private OrderId askOrder;
    private long bidTicks;
    private long askTicks;
    private InstrumentIndex instrument;

    public override void OnBook(in BookUpdate book)
    {
        if (!book.IsUsable)
        {
            return;
        }

        instrument = book.Instrument;
        var skew = PositionLots(instrument) / (LotsMax / 4);
        Quote(OrderSide.Buy, book.BidTicks - BehindTicks - Math.Max(0, skew), ref bidOrder, ref bidTicks);
        Quote(OrderSide.Sell, book.AskTicks + BehindTicks - Math.Min(0, skew), ref askOrder, ref askTicks);
    }

    public override void OnOrder(in Plimsoll.Kernel.Records.OrderView order)
    {
        if (!order.IsFinal)
        {
            return;
        }

        if (order.Id == bidOrder)
        {
            bidOrder = default;
        }
        else if (order.Id == askOrder)
        {
            askOrder = default;
        }
    }

    private void Quote(OrderSide side, long ticks, ref OrderId order, ref long quotedTicks)
    {
        if (order != default)
        {
            if (Math.Abs(ticks - quotedTicks) > SlackTicks)
            {
                // The next one goes out when this one is gone.
                quotedTicks = ticks;
                Cancel(order);
            }

            return;
        }

        var held = PositionLots(instrument);
        if (side == OrderSide.Buy ? held >= LotsMax : held <= -LotsMax)
        {
            return;
        }

        quotedTicks = ticks;
        order = Submit(new OrderRequest
        {
            Instrument = instrument,
            Side = side,
            Type = OrderType.Limit,
            Quantity = Quantity.FromLots(Lots),
            LimitPrice = Price.FromTicks(ticks),
            IsPostOnly = true,
        });
    }
}
