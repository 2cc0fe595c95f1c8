namespace Plimsoll.Simulation.Matching;

/// <summary>
/// The single price of an auction: of all prices that trade the most, those with the smallest difference between
/// willing buyers and sellers, of those the nearest to the reference (there is one: between two that are equally good
/// the reference itself is no worse). Hidden quantity counts in full. Between two prices of orders nothing changes, so
/// only those, their neighbours and the reference can be it.
/// </summary>
internal sealed class AuctionPricing
{
    private readonly MatchingSettings settings;
    private readonly AuctionLevels bids = new();
    private readonly AuctionLevels asks = new();
    private long[] candidates = new long[64];
    private int candidateCount;

    public AuctionPricing(MatchingSettings settings)
    {
        this.settings = settings;
    }

    /// <param name="book">Buyers and sellers with a limit.</param>
    /// <param name="marketBuyLots">Buyers at any price.</param>
    /// <param name="marketSellLots">Sellers at any price.</param>
    /// <param name="referenceTicks">Within the market's range.</param>
    public AuctionOutcome Find(MatchingBook book, long marketBuyLots, long marketSellLots, long referenceTicks)
    {
        bids.Read(book.Bids);
        asks.Read(book.Asks);
        candidateCount = 0;
        Add(referenceTicks);
        for (var i = 0; i < bids.Count; i++)
        {
            Add(bids.Ticks(i));
            Add(bids.Ticks(i) + 1);
        }

        for (var i = 0; i < asks.Count; i++)
        {
            Add(asks.Ticks(i));
            Add(asks.Ticks(i) - 1);
        }

        Array.Sort(candidates, 0, candidateCount);
        return Choose(marketBuyLots, marketSellLots, referenceTicks);
    }

    private static bool IsBetter(in AuctionOutcome one, in AuctionOutcome other, long referenceTicks)
    {
        if (one.VolumeLots != other.VolumeLots)
        {
            return one.VolumeLots > other.VolumeLots;
        }

        var oneImbalance = Math.Abs(one.ImbalanceLots);
        var otherImbalance = Math.Abs(other.ImbalanceLots);
        return oneImbalance != otherImbalance
            ? oneImbalance < otherImbalance
            : Math.Abs(one.PriceTicks - referenceTicks) < Math.Abs(other.PriceTicks - referenceTicks);
    }

    /// <summary>Walks the candidates upwards: buyers fall away, sellers come in.</summary>
    private AuctionOutcome Choose(long marketBuyLots, long marketSellLots, long referenceTicks)
    {
        var best = new AuctionOutcome(referenceTicks, -1, 0);
        var atReference = best;
        var buyLots = marketBuyLots + bids.TotalLots;
        var sellLots = marketSellLots;
        var bid = bids.Count - 1;
        var ask = 0;
        for (var i = 0; i < candidateCount; i++)
        {
            var ticks = candidates[i];
            for (; bid >= 0 && bids.Ticks(bid) < ticks; bid--)
            {
                buyLots -= bids.Lots(bid);
            }

            for (; ask < asks.Count && asks.Ticks(ask) <= ticks; ask++)
            {
                sellLots += asks.Lots(ask);
            }

            var outcome = new AuctionOutcome(ticks, Math.Min(buyLots, sellLots), buyLots - sellLots);
            best = IsBetter(in outcome, in best, referenceTicks) ? outcome : best;
            atReference = ticks == referenceTicks ? outcome : atReference;
        }

        return best.VolumeLots > 0 ? best : atReference;
    }

    private void Add(long ticks)
    {
        if (ticks < settings.PriceTicksMin || ticks > settings.PriceTicksMax)
        {
            return;
        }

        if (candidateCount == candidates.Length)
        {
            Array.Resize(ref candidates, candidateCount * 2);
        }

        candidates[candidateCount++] = ticks;
    }
}
