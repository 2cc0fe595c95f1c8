using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>Where one side is to stand. Prices and distances in ticks.</summary>
/// <param name="FairTicks">What the distances are measured from.</param>
/// <param name="DepthTicks">Distance of the first level.</param>
/// <param name="StepTicks">Distance from level to level.</param>
/// <param name="DepthKeepTicks">Least distance at which a standing quote is kept.</param>
/// <param name="HysteresisTicks">How far a standing quote may be from its place.</param>
/// <param name="LimitTicks">The price a first level must not pass: beyond it, it would trade or meet itself.</param>
/// <param name="Lots">Size of every level.</param>
/// <param name="RoomLots">Most lots the side may have in the market.</param>
internal readonly record struct SidePlan(
    double FairTicks,
    double DepthTicks,
    double StepTicks,
    double DepthKeepTicks,
    long HysteresisTicks,
    long LimitTicks,
    long Lots,
    long RoomLots)
{
    /// <summary>Price of a level, rounded away from the fair price.</summary>
    /// <param name="level">From 0.</param>
    /// <param name="sign">1 for bids, -1 for asks.</param>
    public long PriceTicks(int level, int sign)
    {
        var depth = DepthTicks + (level * StepTicks);
        return sign > 0
            ? Math.Min(QuoteTicks.BidOf(FairTicks - depth), LimitTicks - level)
            : Math.Max(QuoteTicks.AskOf(FairTicks + depth), LimitTicks + level);
    }
}
