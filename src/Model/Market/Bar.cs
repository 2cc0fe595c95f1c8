using System.Runtime.InteropServices;

namespace Plimsoll.Model.Market;

/// <summary>
/// One bar in the integers of its instrument. It exists for a strategy only from <see cref="CloseTimeNs"/> on.
/// <c>default</c> is an empty bar at the epoch.
/// </summary>
/// <param name="CloseTimeNs">End of the bar, exclusive: the moment it becomes known. Nanoseconds since the epoch,
/// UTC.</param>
/// <param name="OpenTimeNs">Start of the bar, inclusive. Nanoseconds since the epoch, UTC.</param>
/// <param name="OpenTicks">First price, in ticks.</param>
/// <param name="HighTicks">Highest price, in ticks.</param>
/// <param name="LowTicks">Lowest price, in ticks.</param>
/// <param name="CloseTicks">Last price, in ticks.</param>
/// <param name="VolumeLots">Traded quantity, in lots; 0 or greater.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Bar(
    long CloseTimeNs,
    long OpenTimeNs,
    long OpenTicks,
    long HighTicks,
    long LowTicks,
    long CloseTicks,
    long VolumeLots)
{
    /// <summary>Whether the four prices are in order: low at the bottom, high at the top.</summary>
    public bool IsOrdered =>
        LowTicks <= OpenTicks && LowTicks <= CloseTicks && HighTicks >= OpenTicks && HighTicks >= CloseTicks;
}
