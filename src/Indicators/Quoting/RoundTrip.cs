namespace Plimsoll.Indicators.Quoting;

/// <summary>What a round trip must gain to pay its own fees. Rates are fractions: 0.0002 is 0.02 %.</summary>
public static class RoundTrip
{
    // Products of decimals such as 49990 * 1.0002 / 0.9998 miss a whole number of ticks by a last digit.
    private const double TickTolerance = 1e-6;

    /// <summary>The lowest price to sell at so that a purchase at the bid does not lose.</summary>
    /// <param name="bid">Purchase price; above 0.</param>
    /// <param name="buyRate">Fee of the purchase; negative for a rebate.</param>
    /// <param name="sellRate">Fee of the sale; below 1, negative for a rebate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range or not a number.</exception>
    public static double BreakEvenAsk(double bid, double buyRate, double sellRate)
    {
        Parameter.Positive(bid, nameof(bid));
        if (!(sellRate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(sellRate), sellRate, "a fee takes less than the whole sale");
        }

        return bid * (1.0 + buyRate) / (1.0 - sellRate);
    }

    /// <summary>Ticks between purchase and sale that the fees eat, rounded up; 0 where rebates pay.</summary>
    /// <param name="bid">Purchase price; above 0.</param>
    /// <param name="buyRate">Fee of the purchase.</param>
    /// <param name="sellRate">Fee of the sale.</param>
    /// <param name="tick">The tick, in the unit of the price; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range or not a number.</exception>
    public static long BreakEvenTicks(double bid, double buyRate, double sellRate, double tick)
    {
        Parameter.Positive(tick, nameof(tick));
        double ticks = (BreakEvenAsk(bid, buyRate, sellRate) - bid) / tick;
        return ticks <= 0 ? 0 : (long)Math.Ceiling(ticks - TickTolerance);
    }
}
