namespace Plimsoll.Simulation.Matching;

/// <summary>What an auction gives, or would give now.</summary>
/// <param name="PriceTicks">The one price, in ticks; the reference when nothing trades.</param>
/// <param name="VolumeLots">What trades, in lots; 0 when nothing does.</param>
/// <param name="ImbalanceLots">Bought less sold quantity that is willing at the price, in lots.</param>
public readonly record struct AuctionOutcome(long PriceTicks, long VolumeLots, long ImbalanceLots);
