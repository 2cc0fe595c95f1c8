using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// Orders for the opening or the closing of a session. On bars the opening is the open of the session's first bar, the
/// closing the close of the bar in which the session ends.
/// </summary>
internal static class BarAuctions
{
    // A bar that spans most of a session is stamped at midnight; it holds the opening all the same.
    private const long LongBarNs = 6L * 3_600_000_000_000;

    /// <summary>Finds the session that an order is for.</summary>
    /// <returns>False when the calendar knows no such session.</returns>
    public static bool TryFindSession(
        VenueMarket market, in OrderRequest request, long nowNs, out (long OpenNs, long CloseNs) session)
    {
        session = default;
        if (!market.Calendar.TryNextSession(nowNs, includeExtended: false, out var next))
        {
            return false;
        }

        if (request.TimeInForce == TimeInForce.AtOpen && next.OpenNs < nowNs
            && !market.Calendar.TryNextSession(next.CloseNs, includeExtended: false, out next))
        {
            return false;
        }

        session = (next.OpenNs, next.CloseNs);
        return true;
    }

    /// <summary>A bar begins: orders for the opening trade, and those that missed their session end.</summary>
    /// <returns>Whether the order is for an auction, so that nothing else is to be tried.</returns>
    public static bool HandleOpening(BarExecution execution, VenueMarket market, VenueOrder order, in Bar bar)
    {
        if (!order.IsAuction)
        {
            return false;
        }

        if (bar.OpenTimeNs >= order.Session.CloseNs)
        {
            execution.End(order, EventKind.OrderCanceled, OrderReason.AuctionMissed);
            return true;
        }

        var isLong = bar.CloseTimeNs - bar.OpenTimeNs >= LongBarNs;
        var opens = bar.OpenTimeNs >= order.Session.OpenNs || (isLong && bar.CloseTimeNs > order.Session.OpenNs);
        if (order.Request.TimeInForce == TimeInForce.AtOpen && opens)
        {
            TradeAt(execution, market, order, in bar, bar.OpenTicks);
        }

        return true;
    }

    /// <summary>A bar is over: if its session ended in it, orders for the closing trade.</summary>
    /// <returns>Whether anything happened.</returns>
    public static bool TryClosing(
        BarExecution execution, VenueMarket market, InstrumentIndex instrument, in Bar bar)
    {
        for (var i = 0; i < execution.Orders.Count; i++)
        {
            var order = execution.Orders[i];
            if (order.Request.TimeInForce == TimeInForce.AtClose && order.Request.Instrument == instrument
                && order.ArrivedNs <= bar.OpenTimeNs && bar.OpenTimeNs < order.Session.CloseNs
                && bar.CloseTimeNs >= order.Session.CloseNs)
            {
                TradeAt(execution, market, order, in bar, bar.CloseTicks);
                return true;
            }
        }

        return false;
    }

    private static void TradeAt(
        BarExecution execution, VenueMarket market, VenueOrder order, in Bar bar, long ticks)
    {
        if (!order.Request.HasLimit || BarPricing.IsMarketable(order, ticks))
        {
            _ = execution.Trade(market, order, in bar, ticks, isTaker: true);
        }

        if (order.IsWorking)
        {
            execution.End(order, EventKind.OrderCanceled, OrderReason.AuctionMissed);
        }
    }
}
