namespace Plimsoll.Simulation.Matching;

/// <summary>What shows of one resting order.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="PriceTicks">Its price, in ticks.</param>
/// <param name="VisibleLots">What shows, in lots; positive.</param>
public readonly record struct VisibleOrder(long Number, long PriceTicks, long VisibleLots);
