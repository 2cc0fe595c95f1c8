namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// The quoting rule for markets of which only bars are known, scaled by the price so that it means the same for every
/// instrument.
/// </summary>
/// <param name="Tick">The instrument's tick, in price units; above 0.</param>
/// <param name="DecayDepthBasisPoints">
/// Distance in basis points of the price at which arrivals have thinned out to 1/e; above 0.
/// </param>
/// <param name="RiskAversionOverDecay">gamma / k, without unit a lot; above 0.</param>
/// <param name="HorizonBars">Rolling horizon in bars; zero or more.</param>
/// <param name="MakerFee">Maker fee as a fraction of the price; negative for a rebate.</param>
/// <param name="EdgeMinBasisPoints">Least edge a side after the fee, in basis points of the price.</param>
public readonly record struct BarQuoteSettings(
    double Tick,
    double DecayDepthBasisPoints,
    double RiskAversionOverDecay,
    double HorizonBars,
    double MakerFee,
    double EdgeMinBasisPoints);
