using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// At which price, if at all, an order trades against a bar. Pure; the rules are those of <see cref="FillPolicy"/>.
/// </summary>
internal static class BarPricing
{
    /// <summary>An order against the open of a bar.</summary>
    /// <param name="order">The order; its trigger is set when the open is at or beyond its stop.</param>
    /// <param name="bar">The bar that begins.</param>
    /// <param name="timing">How market orders trade.</param>
    /// <param name="ticks">The price before slippage.</param>
    public static bool TryAtOpen(VenueOrder order, in Bar bar, FillTiming timing, out long ticks)
    {
        var isBuy = order.Request.Side == OrderSide.Buy;
        ticks = bar.OpenTicks;
        if (order.IsStop && IsReached(isBuy, bar.OpenTicks, order.Request.StopPrice.Ticks))
        {
            order.IsTriggered = true;
        }

        if (order.IsStop)
        {
            return false;
        }

        switch (order.Request.Type)
        {
            case OrderType.Market:
                ticks = timing != FillTiming.NextWorst ? bar.OpenTicks : isBuy ? bar.HighTicks : bar.LowTicks;
                return true;
            case OrderType.Stop:
                return true;
            default:
                // A fresh order takes what is offered at its limit; a resting one needs the market to jump through it.
                var limit = order.Request.LimitPrice.Ticks;
                return order.IsFresh
                    ? IsReached(!isBuy, bar.OpenTicks, limit)
                    : IsThrough(isBuy, bar.OpenTicks, limit);
        }
    }

    /// <summary>A stop order against the inside of a bar: touching its price is enough.</summary>
    /// <param name="order">An order whose stop is not reached yet; its trigger is set here.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="ticks">The price before slippage.</param>
    public static bool TryStopInside(VenueOrder order, in Bar bar, out long ticks)
    {
        var isBuy = order.Request.Side == OrderSide.Buy;
        var stop = order.Request.StopPrice.Ticks;
        ticks = stop;
        if (!IsReached(isBuy, isBuy ? bar.HighTicks : bar.LowTicks, stop))
        {
            return false;
        }

        order.IsTriggered = true;
        order.TriggeredBarNs = bar.OpenTimeNs;
        // The stop's price lies inside the bar unless the order was born inside it beyond the extreme that was left.
        ticks = Math.Clamp(stop, bar.LowTicks, bar.HighTicks);
        return order.Request.Type == OrderType.Stop || IsReached(!isBuy, ticks, order.Request.LimitPrice.Ticks);
    }

    /// <summary>A resting limit order against the inside of a bar: the price must go through it.</summary>
    public static bool TryLimitInside(VenueOrder order, in Bar bar, out long ticks)
    {
        var isBuy = order.Request.Side == OrderSide.Buy;
        var limit = order.Request.LimitPrice.Ticks;
        // An order that came after the open may lie beyond the whole bar: then the bar's far end is the worst it can
        // get.
        ticks = Math.Clamp(limit, bar.LowTicks, bar.HighTicks);
        return IsThrough(isBuy, isBuy ? bar.LowTicks : bar.HighTicks, limit);
    }

    // Up to the level for a buying stop, down to it for a selling one.
    private static bool IsReached(bool upward, long ticks, long level) => upward ? ticks >= level : ticks <= level;

    // Below a buying limit, above a selling one.
    private static bool IsThrough(bool isBuy, long ticks, long limit) => isBuy ? ticks < limit : ticks > limit;
}
