namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// The finite-horizon quoting model of M. Avellaneda and S. Stoikov, "High-frequency trading in a limit order book",
/// Quantitative Finance 8(3), 2008: reservation price s - q gamma sigma^2 (T - t), total spread
/// gamma sigma^2 (T - t) + (2 / gamma) ln(1 + gamma / k). A cost c on each fill moves each side out by c exactly.
/// </summary>
public static class AvellanedaStoikov
{
    /// <summary>Depths as a line in the inventory.</summary>
    /// <param name="riskAversion">gamma, in 1 / (price * unit of inventory); above 0, or 0 for the limit.</param>
    /// <param name="volatility">sigma, in price units a root of a unit of time; zero or more.</param>
    /// <param name="decay">k of the arrivals, in 1 / price; above 0.</param>
    /// <param name="timeLeft">
    /// T - t, in the units of time of the volatility; a rolling horizon keeps it constant. Zero or more.
    /// </param>
    /// <param name="cost">Cost of a fill a unit, in price units: maker rate times price; negative for a rebate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range or not a number.</exception>
    public static QuoteCurve Curve(
        double riskAversion, double volatility, double decay, double timeLeft, double cost = 0)
    {
        Parameter.ZeroOrMore(riskAversion, nameof(riskAversion));
        Parameter.ZeroOrMore(volatility, nameof(volatility));
        Parameter.Positive(decay, nameof(decay));
        Parameter.ZeroOrMore(timeLeft, nameof(timeLeft));
        double skew = riskAversion * volatility * volatility * timeLeft;
        return new QuoteCurve((0.5 * skew) + IntensityMargin(riskAversion, decay) + cost, skew);
    }

    /// <summary>ln(1 + gamma / k) / gamma: the part of the half spread that the arrivals ask for.</summary>
    /// <param name="riskAversion">gamma; 0 gives the limit 1 / k.</param>
    /// <param name="decay">k; above 0.</param>
    /// <returns>In price units; above 0.</returns>
    public static double IntensityMargin(double riskAversion, double decay) =>
        SmallLog.OnePlusOver(riskAversion / decay) / decay;
}
