namespace Plimsoll.Research.Results;

/// <summary>What the mid price did some time after the fills that came to resting orders.</summary>
/// <param name="HorizonSeconds">How long after the fill.</param>
/// <param name="Side"><c>buy</c>, <c>sell</c> or <c>both</c>.</param>
/// <param name="Count">Fills measured; those nearer to the end of the data than the horizon are not.</param>
/// <param name="MoveTicks">
/// Mean move of the mid in the direction of the fill, in ticks, weighted by size; negative is adverse.
/// </param>
/// <param name="MoveErrorTicks">Standard error of the unweighted mean, in ticks; null below two fills.</param>
/// <param name="MoveBasisPoints">The weighted mean in basis points of the mid.</param>
/// <param name="MoveValue">What all the moves were worth, in the account currency.</param>
/// <param name="RealizedTicks">
/// Mean distance of the fill from the mid at the horizon, in ticks, weighted by size: what was left of the spread.
/// </param>
public sealed record MakerMarkout(
    double HorizonSeconds,
    string Side,
    long Count,
    double MoveTicks,
    double? MoveErrorTicks,
    double MoveBasisPoints,
    double MoveValue,
    double RealizedTicks);
