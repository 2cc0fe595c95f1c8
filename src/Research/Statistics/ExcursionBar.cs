namespace Plimsoll.Research.Statistics;

/// <summary>The range of one bar.</summary>
/// <param name="OpenTimeNs">Start of the bar, nanoseconds since the Unix epoch, UTC.</param>
/// <param name="CloseTimeNs">End of the bar, after its start.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
public readonly record struct ExcursionBar(long OpenTimeNs, long CloseTimeNs, double High, double Low);
