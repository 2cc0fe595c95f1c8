using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>Equity over one stretch of time, marked at bar closes.</summary>
/// <param name="TimeNs">Time of the last mark inside. Nanoseconds since the epoch, UTC.</param>
/// <param name="Equity">Exact equity at the last mark, in the account currency.</param>
/// <param name="Cash">Exact cash at the last mark; what holdings that are paid in full cost is out of it.</param>
/// <param name="EquityLow">Lowest mark inside, for statistics.</param>
/// <param name="EquityHigh">Highest mark inside, for statistics.</param>
/// <param name="IsDayEnd">Whether this is the sample of a whole trading day rather than of a curve interval.</param>
public readonly record struct EquitySample(
    long TimeNs, Amount Equity, Amount Cash, double EquityLow, double EquityHigh, bool IsDayEnd)
{
    /// <summary>Value of all positions with sign at the last mark, futures included, in the account currency.</summary>
    public Amount NetValue { get; init; }
}
