namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// Signals of one look at a book. Where a size they divide by is zero there is no signal, and they say so.
/// </summary>
public static class BookShape
{
    /// <summary>(bid - ask) / (bid + ask) of two sizes (M. Gould, J. Bonart, arXiv 1512.03492).</summary>
    /// <param name="bidSize">Size at the best bid, or the sum of several levels; zero or more, any unit.</param>
    /// <param name="askSize">Size at the best ask, or the sum of as many levels; the same unit.</param>
    /// <param name="imbalance">-1 (all ask) to 1 (all bid); 0 when there is none.</param>
    /// <returns>False when both sizes are zero.</returns>
    public static bool TryImbalance(double bidSize, double askSize, out double imbalance)
    {
        double sum = bidSize + askSize;
        imbalance = sum > 0 ? (bidSize - askSize) / sum : 0;
        return sum > 0;
    }

    /// <summary>bid / (bid + ask): the same signal in the form 0 to 1.</summary>
    /// <param name="bidSize">Size at the best bid; zero or more.</param>
    /// <param name="askSize">Size at the best ask; the same unit.</param>
    /// <param name="share">0 (all ask) to 1 (all bid); one half when there is none.</param>
    /// <returns>False when both sizes are zero.</returns>
    public static bool TryBidShare(double bidSize, double askSize, out double share)
    {
        double sum = bidSize + askSize;
        share = sum > 0 ? bidSize / sum : 0.5;
        return sum > 0;
    }

    /// <summary>(bid * askSize + ask * bidSize) / (bidSize + askSize): the mid leaning to the thinner side.</summary>
    /// <param name="bid">Best bid, any price unit.</param>
    /// <param name="bidSize">Size there.</param>
    /// <param name="ask">Best ask.</param>
    /// <param name="askSize">Size there.</param>
    /// <param name="price">The weighted mid; the plain mid when there is none.</param>
    /// <returns>False when both sizes are zero.</returns>
    public static bool TryWeightedMid(double bid, double bidSize, double ask, double askSize, out double price)
    {
        bool known = TryBidShare(bidSize, askSize, out double share);
        price = bid + ((ask - bid) * share);
        return known;
    }

    /// <summary>
    /// The weighted mid with the sizes of several levels in place of those of the best one (volume-adjusted mid).
    /// </summary>
    /// <param name="bid">Best bid.</param>
    /// <param name="bidSizes">Sizes of the bid levels counted, best first.</param>
    /// <param name="ask">Best ask.</param>
    /// <param name="askSizes">Sizes of the ask levels counted, best first.</param>
    /// <param name="imbalance">Depth imbalance, -1 to 1.</param>
    /// <param name="price">The price; the plain mid when there is none.</param>
    /// <returns>False when all sizes are zero.</returns>
    public static bool TryDepth(
        double bid,
        ReadOnlySpan<double> bidSizes,
        double ask,
        ReadOnlySpan<double> askSizes,
        out double imbalance,
        out double price)
    {
        double bidSum = Sum(bidSizes);
        double askSum = Sum(askSizes);
        _ = TryWeightedMid(bid, bidSum, ask, askSum, out price);
        return TryImbalance(bidSum, askSum, out imbalance);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
