namespace Plimsoll.Research.Statistics;

/// <summary>The account's worth at the end of one day.</summary>
/// <param name="TimeNs">Time of the sample, nanoseconds since the Unix epoch, UTC.</param>
/// <param name="Equity">Worth in account currency; may be negative.</param>
public readonly record struct EquityPoint(long TimeNs, double Equity);
