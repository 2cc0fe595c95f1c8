using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// At which price, if at all, an order trades against a bar. Pure; the rules are those of
/// <see cref="Fills.FillPolicy"/>.
/// </summary>
internal static class BarPricing
{
    /// <summary>An order against the open of a bar.</summary>
    /// <param name="order">The order; its trigger is set when the open has reached it.</param>
    /// <param name="bar">The bar that begins.</param>
    /// <param name="ticks">The price before slippage.</param>
    public static bool TryAtOpen(VenueOrder order, in Bar bar, out long ticks)
    {
        var isBuy = order.Request.Side == OrderSide.Buy;
        ticks = bar.OpenTicks;
        var isNew = order.IsFresh;
        if (order.IsTrailing && order.StopTicks == 0)
        {
            order.Follow(bar.OpenTicks);
        }

        if ((order.IsStop && IsReached(isBuy, bar.OpenTicks, order.StopTicks))
            || (order.IsTouch && IsReached(!isBuy, bar.OpenTicks, order.StopTicks)))
        {
            order.IsTriggered = isNew = true;
        }

        if (order.WaitsForTrigger)
        {
            if (order.IsTrailing)
            {
                order.Follow(bar.OpenTicks);
            }

            return false;
        }

        if (!order.Request.HasLimit)
        {
            return true;
        }

        // A new order takes what is offered at its limit; a resting one needs the market to jump through it.
        return isNew
            ? IsMarketable(order, bar.OpenTicks)
            : IsThrough(isBuy, bar.OpenTicks, order.Request.LimitPrice.Ticks);
    }

    /// <summary>A stop order against the inside of a bar: touching its price is enough.</summary>
    /// <param name="order">An order whose stop is not reached yet; its trigger is set here.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="knownTicks">
    /// The price last known when the order came: the open, or the execution inside the bar that it answers.
    /// </param>
    /// <param name="ticks">The price before slippage.</param>
    public static bool TryStopInside(VenueOrder order, in Bar bar, long knownTicks, out long ticks)
    {
        var isBuy = order.Request.Side == OrderSide.Buy;
        if (order.IsTrailing && order.StopTicks == 0)
        {
            order.Follow(knownTicks);
        }

        var stop = order.StopTicks;
        ticks = stop;
        if (!IsReached(isBuy, isBuy ? bar.HighTicks : bar.LowTicks, stop))
        {
            return false;
        }

        order.IsTriggered = true;
        order.TriggeredBarNs = bar.OpenTimeNs;
        // An order that came when the market was beyond its stop already trades at the market, not at its better stop.
        var worse = isBuy ? Math.Max(stop, knownTicks) : Math.Min(stop, knownTicks);
        ticks = Math.Clamp(worse, bar.LowTicks, bar.HighTicks);
        return !order.Request.HasLimit || IsReached(!isBuy, ticks, order.Request.LimitPrice.Ticks);
    }

    /// <summary>
    /// A trailing stop that the bar has not reached where it stood: it follows the bar's best price. Where the bar
    /// closes beyond the stop that this makes, the market has crossed it on the way.
    /// </summary>
    /// <param name="order">A trailing stop that was there when the bar began.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="ticks">The price before slippage.</param>
    public static bool TryTrailInside(VenueOrder order, in Bar bar, out long ticks)
    {
        var isBuy = order.Request.Side == OrderSide.Buy;
        order.Follow(isBuy ? bar.LowTicks : bar.HighTicks);
        ticks = order.StopTicks;
        if (!IsReached(isBuy, bar.CloseTicks, ticks))
        {
            return false;
        }

        order.IsTriggered = true;
        order.TriggeredBarNs = bar.OpenTimeNs;
        return true;
    }

    /// <summary>An if-touched order against the inside of a bar: touching its price is what it waits for.</summary>
    /// <param name="order">An order that was there when the bar began; its trigger is set here.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="ticks">The price before slippage.</param>
    public static bool TryTouchInside(VenueOrder order, in Bar bar, out long ticks)
    {
        var isBuy = order.Request.Side == OrderSide.Buy;
        ticks = order.StopTicks;
        if (!IsReached(!isBuy, isBuy ? bar.LowTicks : bar.HighTicks, ticks))
        {
            return false;
        }

        order.IsTriggered = true;
        order.TriggeredBarNs = bar.OpenTimeNs;
        return !order.Request.HasLimit || IsMarketable(order, ticks);
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

    /// <summary>Whether a limit order would trade at once at a price.</summary>
    public static bool IsMarketable(VenueOrder order, long ticks) =>
        IsReached(order.Request.Side == OrderSide.Sell, ticks, order.Request.LimitPrice.Ticks);

    /// <summary>Whether the market stands beyond the limit of an order.</summary>
    public static bool IsThroughLimit(VenueOrder order, long ticks) =>
        IsThrough(order.Request.Side == OrderSide.Buy, ticks, order.Request.LimitPrice.Ticks);

    // Up to the level for a buying stop, down to it for a selling one.
    private static bool IsReached(bool upward, long ticks, long level) => upward ? ticks >= level : ticks <= level;

    // Below a buying limit, above a selling one.
    private static bool IsThrough(bool isBuy, long ticks, long limit) => isBuy ? ticks < limit : ticks > limit;
}
