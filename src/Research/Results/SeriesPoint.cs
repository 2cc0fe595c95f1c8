namespace Plimsoll.Research.Results;

/// <summary>One value of a series over time.</summary>
/// <param name="TimeNs">Nanoseconds since the epoch, UTC.</param>
/// <param name="Value">The value; not finite for unknown.</param>
public readonly record struct SeriesPoint(long TimeNs, double Value);
