using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Matching;

/// <summary>The hash of all that works in a market: each place's orders in their priority, place after place.</summary>
internal struct MatchingDigest
{
    private ulong state;

    /// <summary>The hash so far.</summary>
    public readonly ulong Value => state;

    public static ulong Of(OrderPool pool, MatchingBook book, StopOrders stops, CallAuction auction)
    {
        var digest = default(MatchingDigest);
        digest.AddLadder(pool, book.Bids);
        digest.AddLadder(pool, book.Asks);
        digest.AddLadder(pool, stops.Buys);
        digest.AddLadder(pool, stops.Sells);
        digest.AddList(pool, auction.FirstMarket(OrderSide.Buy));
        digest.AddList(pool, auction.FirstMarket(OrderSide.Sell));
        digest.AddList(pool, auction.FirstParked);
        return digest.Value;
    }

    /// <summary>Adds one order of a place.</summary>
    public void AddOrder(long number, long priceTicks, long stopTicks, long openLots, long visibleLots)
    {
        Add(number);
        Add(priceTicks);
        Add(stopTicks);
        Add(openLots);
        Add(visibleLots);
    }

    /// <summary>Marks the end of a place.</summary>
    public void EndPlace() => Add(-1);

    private void AddLadder(OrderPool pool, PriceLadder ladder)
    {
        for (var key = ladder.BestKey; key != PriceLadder.NoKey; key = ladder.Below(key))
        {
            AddOrders(pool, ladder.Existing(key).Orders.Head);
        }

        EndPlace();
    }

    private void AddList(OrderPool pool, int first)
    {
        AddOrders(pool, first);
        EndPlace();
    }

    private void AddOrders(OrderPool pool, int first)
    {
        for (var i = first; i != OrderList.None; i = pool[i].Next)
        {
            ref var node = ref pool[i];
            AddOrder(node.Number, node.PriceTicks, node.StopTicks, node.OpenLots, node.VisibleLots);
        }
    }

    private void Add(long value)
    {
        unchecked
        {
            // Wrapping is what a hash is made of; the cast keeps the bits.
            state = SeededRandom.Mix((state * 31) + (ulong)value + 1);
        }
    }
}
