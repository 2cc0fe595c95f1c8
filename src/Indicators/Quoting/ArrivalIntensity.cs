using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// How often market orders reach a quote: rate times exp(-decay * distance) a unit of time (M. Avellaneda, S. Stoikov,
/// Quantitative Finance 8(3), 2008, section 2.4). <c>default</c> is a market in which nothing ever trades.
/// </summary>
/// <param name="Rate">Arrivals a unit of time (a second in calibrated models) at distance zero; above 0.</param>
/// <param name="Decay">How fast they thin out, in 1 / price unit; above 0.</param>
public readonly record struct ArrivalIntensity(double Rate, double Decay)
{
    /// <summary>Whether both parts are finite numbers above 0.</summary>
    public bool IsUsable => Rate > 0 && Decay > 0 && double.IsFinite(Rate) && double.IsFinite(Decay);

    /// <summary>Arrivals a unit of time at a distance.</summary>
    /// <param name="distance">From the mid price, in price units; negative means inside.</param>
    public double At(double distance) => Rate * DeterministicMath.Exp(-Decay * distance);

    /// <summary>
    /// The intensity of the same market once a cost is taken off every fill: a fill at distance d earns d - cost, so in
    /// the distance earned the rate is rate * exp(-decay * cost) and the decay is the same.
    /// </summary>
    /// <param name="cost">Cost a unit in price units: maker rate times price; negative for a rebate.</param>
    public ArrivalIntensity AfterCost(double cost) =>
        cost == 0 ? this : this with { Rate = Rate * DeterministicMath.Exp(-Decay * cost) };
}
