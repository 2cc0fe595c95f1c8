namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// Quotes from a price, a volatility and an inventory, for markets of which only bars are known: the finite-horizon
/// model with a rolling horizon, the fee and a least edge in both sides, rounded away from the middle and kept one tick
/// off the price.
/// </summary>
/// <param name="Reservation">Middle of the quotes before rounding, in price units.</param>
/// <param name="HalfSpread">Distance of each side from it before rounding, in price units.</param>
/// <param name="Ticks">The quotes.</param>
public readonly record struct BarQuote(double Reservation, double HalfSpread, QuoteTicks Ticks)
{
    private const double BasisPoint = 1.0 / 10_000.0;

    /// <summary>Makes the quotes.</summary>
    /// <param name="settings">The rule.</param>
    /// <param name="price">Last known price; above 0.</param>
    /// <param name="volatility">Standard deviation of price differences a root of a bar, in price units.</param>
    /// <param name="inventoryLots">In order sizes; negative is short.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range or not a number.</exception>
    public static BarQuote Of(in BarQuoteSettings settings, double price, double volatility, double inventoryLots)
    {
        Parameter.Positive(price, nameof(price));
        Parameter.Positive(settings.Tick, nameof(settings));
        double decay = 1.0 / (settings.DecayDepthBasisPoints * price * BasisPoint);
        double cost = settings.MakerFee * price;
        QuoteCurve curve = AvellanedaStoikov.Curve(
            settings.RiskAversionOverDecay * decay, volatility, decay, settings.HorizonBars, cost);
        double half = Math.Max(curve.HalfSpread, cost + (settings.EdgeMinBasisPoints * price * BasisPoint));
        double reservation = curve.Middle(price, inventoryLots);
        long mid = (long)Math.Round(price / settings.Tick, MidpointRounding.ToEven);
        QuoteTicks ticks = new(
            QuoteTicks.BidOf(reservation - half, settings.Tick), QuoteTicks.AskOf(reservation + half, settings.Tick));
        return new BarQuote(reservation, half, ticks.Within(mid - 1, mid + 1));
    }
}
