using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>The visible book, built from nothing but the book events that the engine tells.</summary>
internal sealed class ShadowBook
{
    private readonly List<(long Number, long Price, long Lots)> bids = [];
    private readonly List<(long Number, long Price, long Lots)> asks = [];

    public void Apply(in MatchingEvent told)
    {
        var side = told.Side == OrderSide.Buy ? bids : asks;
        var number = told.Number;
        if (told.Kind == MatchingEventKind.Added)
        {
            var price = told.PriceTicks;
            var at = told.Side == OrderSide.Buy ? side.FindIndex(o => o.Price < price)
                : side.FindIndex(o => o.Price > price);
            side.Insert(at < 0 ? side.Count : at, (number, price, told.QuantityLots));
            Assert.Equal(told.QuantityLots, told.LeftLots);
        }
        else if (told.Kind == MatchingEventKind.Reduced)
        {
            var at = side.FindIndex(o => o.Number == number);
            Assert.True(at >= 0, $"order {number} is not there");
            var left = side[at].Lots - told.QuantityLots;
            Assert.Equal(told.LeftLots, left);
            Assert.True(told.QuantityLots > 0 && left >= 0);
            side[at] = (number, side[at].Price, left);
            if (left == 0)
            {
                side.RemoveAt(at);
            }
        }
    }

    public bool Shows(NaiveMarket market) => Shows(bids, market.Bids) && Shows(asks, market.Asks);

    private static bool Shows(List<(long Number, long Price, long Lots)> side, List<NaiveOrder> orders)
    {
        if (side.Count != orders.Count)
        {
            return false;
        }

        for (var i = 0; i < side.Count; i++)
        {
            if (side[i] != (orders[i].Number, orders[i].Price, orders[i].Visible))
            {
                return false;
            }
        }

        return true;
    }
}
