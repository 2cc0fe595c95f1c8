namespace Plimsoll.Research.ExecutionQuality;

/// <summary>
/// One execution against the middle of the market before it and some time after it, in basis points of the middle
/// before. What is paid splits into what the other side keeps and what the market moved.
/// </summary>
/// <param name="Effective">Half spread paid: side times (price - middle) / middle.</param>
/// <param name="Realised">What the other side kept: side times (price - later middle) / middle.</param>
public readonly record struct FillQuality(double Effective, double Realised)
{
    /// <summary>What the market moved the trader's way after the execution: the difference.</summary>
    public double Impact => Effective - Realised;

    /// <summary>What the execution was worth after that time: the realised half spread with its sign turned.</summary>
    public double Markout => -Realised;

    /// <summary>Computes it.</summary>
    /// <param name="isBuy">Which way.</param>
    /// <param name="price">Price of the execution.</param>
    /// <param name="middle">Middle of the market before it; positive.</param>
    /// <param name="later">Middle of the market after the horizon.</param>
    public static FillQuality Of(bool isBuy, double price, double middle, double later)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(middle);
        var side = isBuy ? 1.0 : -1.0;
        return new FillQuality(side * (price - middle) / middle * 10_000, side * (price - later) / middle * 10_000);
    }

    /// <summary>
    /// What an order of a size is expected to move the market, in basis points, by the square-root law of impact
    /// (Gatheral, "Three models of market impact", 2016).
    /// </summary>
    /// <param name="volatilityADay">Standard deviation of a day's return, as a fraction.</param>
    /// <param name="shareOfVolume">The order's share of the day's volume, 0 to 1.</param>
    /// <param name="factor">Usually 0.5 to 1.</param>
    public static double ExpectedImpact(double volatilityADay, double shareOfVolume, double factor = 0.8) =>
        factor * volatilityADay * Math.Sqrt(shareOfVolume) * 10_000;
}
