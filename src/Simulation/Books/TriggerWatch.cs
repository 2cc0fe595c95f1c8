using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Books;

/// <summary>
/// When orders that wait for a price are set off: by trades; where the record has no trades, by the price at which the
/// order would trade. Stops are set off by a price at or beyond theirs, if-touched orders by one at or better than
/// theirs, and a trailing stop follows the best price first.
/// </summary>
internal static class TriggerWatch
{
    /// <summary>The price that an order watches now.</summary>
    /// <returns>False when nothing is known yet.</returns>
    public static bool TryPrice(BookMarket market, bool isBuy, out long ticks)
    {
        if (market.HasTrades)
        {
            ticks = market.LastTradeTicks;
            return true;
        }

        ticks = isBuy ? market.Levels.BestAskTicks : market.Levels.BestBidTicks;
        return market.CanTrade && (isBuy ? market.Levels.HasAsk : market.Levels.HasBid);
    }

    /// <summary>Shows an order the next price.</summary>
    /// <returns>Whether that sets it off.</returns>
    public static bool Reaches(HeldOrder order, long ticks)
    {
        if (order.Request.Type == OrderType.TrailingStop)
        {
            // A selling stop trails the highest price, a buying one the lowest.
            order.BestTicks = order.BestTicks == 0 ? ticks
                : order.IsBuy ? Math.Min(order.BestTicks, ticks)
                : Math.Max(order.BestTicks, ticks);
            order.StopTicks = order.Request.Trail.Ratchet(order.Request.Side, order.BestTicks, order.StopTicks);
        }

        var isTouched = order.Request.Type is OrderType.MarketIfTouched or OrderType.LimitIfTouched;
        return order.IsBuy != isTouched ? ticks >= order.StopTicks : ticks <= order.StopTicks;
    }
}
