using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>What the naive market takes, and what a fill-or-kill order could get.</summary>
internal static class NaiveCheck
{
    public static MatchingReason Of(MatchingOrder given, NaiveMarket market, MatchingSettings settings, PlantedBug bug)
    {
        var immediate = given.Lifetime is MatchingLifetime.ImmediateOrCancel or MatchingLifetime.FillOrKill;
        var auctionOnly = given.Lifetime is MatchingLifetime.AtOpen or MatchingLifetime.AtClose;
        var unknown = !Enum.IsDefined(given.Side) || !Enum.IsDefined(given.Kind) || !Enum.IsDefined(given.Lifetime)
            || !Enum.IsDefined(given.SelfTrade);
        var postOnlyMisused = given.IsPostOnly && (!given.HasLimit || given.Lifetime != MatchingLifetime.Rest);
        var rules = new (bool IsBroken, MatchingReason Reason)[]
        {
            (given.Number <= 0, MatchingReason.NumberInvalid),
            (market.Find(given.Number) is not null, MatchingReason.NumberTaken),
            (given.QuantityLots <= 0, MatchingReason.QuantityNotPositive),
            (given.QuantityLots > settings.QuantityLotsMax, MatchingReason.QuantityTooLarge),
            (unknown || (given.IsStop && auctionOnly) || postOnlyMisused, MatchingReason.CombinationInvalid),
            (given.HasLimit && !IsPrice(given.PriceTicks, settings), MatchingReason.PriceOutOfRange),
            (given.IsStop && !IsPrice(given.StopTicks, settings), MatchingReason.StopOutOfRange),
            (given.DisplayLots < 0, MatchingReason.DisplayInvalid),
            (given.DisplayLots > 0 && (!given.HasLimit || immediate), MatchingReason.DisplayInvalid),
            (market.Phase == MatchingPhase.Closed, MatchingReason.PhaseForbids),
            (market.Phase != MatchingPhase.OpenCall && given.Lifetime == MatchingLifetime.AtOpen,
                MatchingReason.PhaseForbids),
            (market.Phase != MatchingPhase.Continuous && immediate && !given.IsStop, MatchingReason.PhaseForbids),
            (market.Count >= settings.OrdersMax, MatchingReason.TooManyOrders),
            (market.Phase == MatchingPhase.Continuous && given.IsPostOnly && !given.IsStop
                && WouldTake(market, given.Side == OrderSide.Buy, given.PriceTicks, bug), MatchingReason.WouldTake),
        };
        return rules.FirstOrDefault(rule => rule.IsBroken).Reason;
    }

    public static MatchingReason OfReplacement(
        NaiveOrder? order, long price, long stop, long whole, NaiveMarket market, MatchingSettings settings,
        PlantedBug bug)
    {
        if (order is null)
        {
            return MatchingReason.OrderUnknown;
        }

        var newPrice = price != MatchingOrder.Unchanged;
        var newStop = stop != MatchingOrder.Unchanged;
        var isInBook = market.Bids.Contains(order) || market.Asks.Contains(order);
        var rules = new (bool IsBroken, MatchingReason Reason)[]
        {
            (market.Phase == MatchingPhase.Closed, MatchingReason.PhaseForbids),
            (whole <= 0, MatchingReason.QuantityNotPositive),
            (whole > settings.QuantityLotsMax, MatchingReason.QuantityTooLarge),
            (whole <= order.Whole - order.Open, MatchingReason.QuantityBelowFilled),
            (newPrice && (!order.HasLimit || !IsPrice(price, settings)), MatchingReason.PriceOutOfRange),
            (newStop && (!order.IsStop || !IsPrice(stop, settings)), MatchingReason.StopOutOfRange),
            (market.Phase == MatchingPhase.Continuous && order.IsPostOnly && isInBook && newPrice
                && WouldTake(market, order.IsBuy, price, bug), MatchingReason.WouldTake),
        };
        return rules.FirstOrDefault(rule => rule.IsBroken).Reason;
    }

    public static bool IsPrice(long ticks, MatchingSettings settings) =>
        ticks >= settings.PriceTicksMin && ticks <= settings.PriceTicksMax;

    public static bool WouldTake(NaiveMarket market, bool isBuy, long price, PlantedBug bug)
    {
        var slack = bug == PlantedBug.PostOnlyAllowsEqualPrice ? 1 : 0;
        return isBuy ? market.Asks.Count > 0 && market.Asks[0].Price + slack <= price
            : market.Bids.Count > 0 && market.Bids[0].Price - slack >= price;
    }

    /// <summary>
    /// What an order could trade at once. At a price where an order of its own ends it, only what shows before that
    /// one counts: a refreshed slice would stand behind it.
    /// </summary>
    public static long Fillable(NaiveOrder order, List<NaiveOrder> against, PlantedBug bug)
    {
        var sum = 0L;
        foreach (var level in against.Where(o => order.Accepts(o.Price)).GroupBy(o => o.Price))
        {
            var guards = order.Owner != 0 && order.SelfTrade != SelfTradeMode.Allow
                && bug != PlantedBug.FillOrKillCountsOwnOrders;
            var ends = guards && order.SelfTrade != SelfTradeMode.CancelOldest
                && level.Any(o => o.Owner == order.Owner);
            if (ends)
            {
                return sum + level.TakeWhile(o => o.Owner != order.Owner).Sum(o => o.Visible);
            }

            sum += level.Where(o => !guards || o.Owner != order.Owner)
                .Sum(o => bug == PlantedBug.FillOrKillForgetsHiddenLots ? o.Visible : o.Open);
        }

        return sum;
    }
}
