namespace Plimsoll.Research.MarketMaking;

/// <summary>A bar of the simulation.</summary>
/// <param name="OpenTimeNs">Its start. Nanoseconds since the epoch, UTC.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
public readonly record struct BarMakerBar(long OpenTimeNs, double High, double Low, double Close);
