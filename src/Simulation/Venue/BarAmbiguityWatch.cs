using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Simulation.Venue;

/// <summary>Sees when one bar reaches the stop and a target of a position: which came first nobody knows.</summary>
internal static class BarAmbiguityWatch
{
    /// <summary>Told before the stop trades: what it closes takes the target away.</summary>
    public static void Note(
        BarExecution execution, IAmbiguityObserver? observer, VenueMarket market, VenueOrder stop, in Bar bar)
    {
        if (observer is null || !market.OnlyReduces(stop))
        {
            return;
        }

        var orders = execution.Orders;
        for (var i = 0; i < orders.Count; i++)
        {
            var target = orders[i];
            if (target != stop && target.Strategy == stop.Strategy
                && target.Request.Instrument == stop.Request.Instrument
                && target.Request.Side == stop.Request.Side && IsLimitInside(market, target, in bar)
                && BarPricing.TryLimitInside(target, in bar, out var targetTicks))
            {
                var lots = Math.Min(stop.RestLots, target.RestLots);
                var ambiguity = new BarAmbiguity(
                    new ExecutionId(execution.LastExecution.Value + 1), stop.Request.Instrument, stop.Request.Side,
                    bar.OpenTimeNs, bar.CloseTimeNs, stop.StopTicks, targetTicks, lots);
                observer.OnAmbiguity(in ambiguity);
                return;
            }
        }
    }

    /// <summary>Whether prices inside a bar may reach an order's limit.</summary>
    public static bool IsLimitInside(VenueMarket market, VenueOrder order, in Bar bar) =>
        order.Request.HasLimit && !order.WaitsForTrigger && !order.IsAuction && order.ArrivedNs <= bar.OpenTimeNs
        && order.EndsNs >= bar.CloseTimeNs && order.TriggeredBarNs != bar.OpenTimeNs && market.HasCapacity;
}
