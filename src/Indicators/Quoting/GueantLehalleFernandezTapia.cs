using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// The asymptotic quoting model of O. Gueant, C.-A. Lehalle and J. Fernandez-Tapia, "Dealing with the inventory risk",
/// Mathematics and Financial Economics 7, 2013, in the closed form of O. Gueant, "Optimal market making", 2016,
/// equations 4.6 and 4.7. It has no terminal time, so it fits markets that never close. A cost c on each fill is taken
/// in exactly: the same problem with the rate A exp(-k c), and c added to both depths.
/// </summary>
public static class GueantLehalleFernandezTapia
{
    /// <summary>Depths as a line in the inventory.</summary>
    /// <param name="intensity">A and k of the arrivals.</param>
    /// <param name="riskAversion">gamma, in 1 / (price * unit of inventory); zero or more.</param>
    /// <param name="executionRisk">xi: gamma in the classical model, 0 for its limit; zero or more.</param>
    /// <param name="volatility">
    /// sigma, in price units a root of a unit of time; zero or more. The unit of time is that of the rate.
    /// </param>
    /// <param name="orderSize">Delta: units of inventory a fill brings; above 0.</param>
    /// <param name="cost">Cost of a fill a unit, in price units: maker rate times price; negative for a rebate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range or not a number.</exception>
    public static QuoteCurve Curve(
        ArrivalIntensity intensity,
        double riskAversion,
        double executionRisk,
        double volatility,
        double orderSize = 1,
        double cost = 0)
    {
        Parameter.ZeroOrMore(volatility, nameof(volatility));
        ArrivalIntensity earned = intensity.AfterCost(cost);
        double skew = volatility * InventoryFactor(earned, riskAversion, executionRisk, orderSize);
        double half = cost + IntensityMargin(earned.Decay, executionRisk, orderSize) + (0.5 * orderSize * skew);
        return new QuoteCurve(half, skew);
    }

    /// <summary>c1 = ln(1 + xi Delta / k) / (xi Delta); 1 / k in the limit xi = 0.</summary>
    /// <param name="decay">k; above 0.</param>
    /// <param name="executionRisk">xi; zero or more.</param>
    /// <param name="orderSize">Delta; above 0.</param>
    /// <returns>In price units.</returns>
    public static double IntensityMargin(double decay, double executionRisk, double orderSize)
    {
        Parameter.Positive(decay, nameof(decay));
        Parameter.ZeroOrMore(executionRisk, nameof(executionRisk));
        Parameter.Positive(orderSize, nameof(orderSize));
        return SmallLog.OnePlusOver(executionRisk * orderSize / decay) / decay;
    }

    /// <summary>
    /// c2 = sqrt(gamma / (2 A Delta k) (1 + xi Delta / k)^(k / (xi Delta) + 1)); the power is e in the limit xi = 0.
    /// Volatility times this is the skew a unit of inventory.
    /// </summary>
    /// <param name="intensity">A and k; both above 0.</param>
    /// <param name="riskAversion">gamma; zero or more.</param>
    /// <param name="executionRisk">xi; zero or more.</param>
    /// <param name="orderSize">Delta; above 0.</param>
    /// <returns>In root of a unit of time a unit of inventory.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range or not a number.</exception>
    public static double InventoryFactor(
        ArrivalIntensity intensity, double riskAversion, double executionRisk, double orderSize)
    {
        Parameter.Positive(intensity.Rate, nameof(intensity));
        Parameter.Positive(intensity.Decay, nameof(intensity));
        Parameter.ZeroOrMore(riskAversion, nameof(riskAversion));
        Parameter.ZeroOrMore(executionRisk, nameof(executionRisk));
        Parameter.Positive(orderSize, nameof(orderSize));
        double ratio = executionRisk * orderSize / intensity.Decay;

        // (1 + x)^(1/x + 1) by its logarithm (1 + x) ln(1 + x) / x, which is well behaved down to x = 0.
        double power = DeterministicMath.Exp((1.0 + ratio) * SmallLog.OnePlusOver(ratio));
        return Math.Sqrt(riskAversion / (2.0 * intensity.Rate * orderSize * intensity.Decay) * power);
    }
}
