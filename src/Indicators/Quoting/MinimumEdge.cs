namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// The least depth at which a quote is worth placing: it must pay its fee, the move that follows its fill, and a
/// margin for not knowing that move well.
/// </summary>
public static class MinimumEdge
{
    /// <summary>Least distance from the fair price.</summary>
    /// <param name="makerCost">Fee of a fill a unit, in price units; negative for a rebate.</param>
    /// <param name="adverseMove">
    /// Mean move of the mid against own fills over the horizon that counts, in price units; a favourable move
    /// (negative) is not counted on.
    /// </param>
    /// <param name="adverseMoveError">One standard error of that mean, in price units; zero or more.</param>
    /// <param name="tick">The instrument's tick, in price units; the margin is at least half of it.</param>
    /// <param name="margin">A further margin asked for, in price units; zero or more.</param>
    /// <returns>In price units; may be negative where a rebate pays for more than everything else.</returns>
    public static double Depth(
        double makerCost, double adverseMove, double adverseMoveError, double tick, double margin = 0) =>
        makerCost + Math.Max(0, adverseMove) + Math.Max(Math.Max(adverseMoveError, 0.5 * tick), margin);
}
