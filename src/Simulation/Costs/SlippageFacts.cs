namespace Plimsoll.Simulation.Costs;

/// <summary>What is known of an execution when its slippage is asked for.</summary>
/// <param name="Ticks">The price before slippage, in ticks.</param>
/// <param name="Lots">Size of the execution in lots; positive.</param>
/// <param name="BarVolumeLots">Volume of the bar it happens in, in lots; 0 when unknown.</param>
/// <param name="SpreadTicks">Spread at the time in ticks; 1 when unknown.</param>
/// <param name="OrderNumber">Number of the order: each order has its own draw, whatever happens around it.</param>
/// <param name="TickLotValue">Worth of one tick of one lot in the currency of the price; for depth in money.</param>
public readonly record struct SlippageFacts(
    long Ticks, long Lots, long BarVolumeLots, long SpreadTicks, long OrderNumber = 0, double TickLotValue = 1)
{
    /// <summary>Share of the bar's volume, at most 1; when the volume is unknown as given.</summary>
    internal double VolumeShare(double unknown) =>
        BarVolumeLots > 0 ? Math.Min(1.0, (double)Lots / BarVolumeLots) : unknown;
}
