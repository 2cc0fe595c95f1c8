using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Costs;

/// <summary>
/// Random numbers without state: each is a function of a seed, an order and what it is for. So a draw does not depend
/// on how often or in which order others are drawn, and a run repeated in other slices draws the same.
/// </summary>
internal static class UnitDraw
{
    public const ulong Slippage = 1;
    public const ulong PartialTest = 2;
    public const ulong PartialRatio = 3;

    /// <summary>A number from 0 to below 1.</summary>
    public static double Of(ulong seed, long order, ulong purpose) =>
        (SeededRandom.Mix(unchecked(SeededRandom.Mix(seed ^ (purpose << 56)) + (ulong)order)) >> 11)
            * (1.0 / (1UL << 53));
}
