namespace Plimsoll.Model.Quality;

/// <summary>What was usual just before a bar.</summary>
/// <param name="BeforeHighTicks">High of the bar before it.</param>
/// <param name="BeforeLowTicks">Low of the bar before it.</param>
/// <param name="BeforeCloseTicks">Close of the bar before it.</param>
/// <param name="UsualRangeTicks">Usual true range, in ticks; 0 when not yet known.</param>
/// <param name="UsualVolumeLots">Usual volume, in lots; 0 when not known or the series has none.</param>
/// <param name="IsRegular">Whether the bar itself lies in the regular session.</param>
internal readonly record struct PriceContext(
    long BeforeHighTicks,
    long BeforeLowTicks,
    long BeforeCloseTicks,
    double UsualRangeTicks,
    double UsualVolumeLots,
    bool IsRegular);
