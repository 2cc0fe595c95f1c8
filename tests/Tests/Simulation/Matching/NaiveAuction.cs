using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>The auction's rules by trying every price.</summary>
internal static class NaiveAuction
{
    public static AuctionOutcome Price(NaiveMarket market, long reference, MatchingSettings settings, PlantedBug bug)
    {
        var limits = market.Bids.Concat(market.Asks).Select(order => order.Price).Append(reference).ToArray();
        var marketBuys = market.MarketBuys.Sum(order => order.Open);
        var marketSells = market.MarketSells.Sum(order => order.Open);
        var best = new AuctionOutcome(reference, 0, 0);
        var none = best;
        var from = Math.Max(settings.PriceTicksMin, limits.Min() - 1);
        var to = Math.Min(settings.PriceTicksMax, limits.Max() + 1);
        for (var price = from; price <= to; price++)
        {
            var buys = marketBuys;
            foreach (var order in market.Bids)
            {
                buys += order.Price >= price ? order.Open : 0;
            }

            var sells = marketSells;
            foreach (var order in market.Asks)
            {
                sells += order.Price <= price ? order.Open : 0;
            }

            var tried = new AuctionOutcome(price, Math.Min(buys, sells), buys - sells);
            best = tried.VolumeLots > 0 && IsBetter(tried, best, reference, bug) ? tried : best;
            none = price == reference ? tried : none;
        }

        return best.VolumeLots > 0 ? best : none;
    }

    public static List<NaiveOrder> Queue(List<NaiveOrder> market, List<NaiveOrder> limits, PlantedBug bug) =>
        bug == PlantedBug.AuctionMarketOrdersComeLast ? [.. limits, .. market] : [.. market, .. limits];

    private static bool IsBetter(AuctionOutcome tried, AuctionOutcome best, long reference, PlantedBug bug)
    {
        if (tried.VolumeLots != best.VolumeLots)
        {
            return tried.VolumeLots > best.VolumeLots;
        }

        var (one, other) = (Math.Abs(tried.ImbalanceLots), Math.Abs(best.ImbalanceLots));
        if (one != other && bug != PlantedBug.AuctionForgetsImbalance)
        {
            return one < other;
        }

        if (bug == PlantedBug.AuctionForgetsReference)
        {
            return false;
        }

        return Math.Abs(tried.PriceTicks - reference) < Math.Abs(best.PriceTicks - reference);
    }
}
