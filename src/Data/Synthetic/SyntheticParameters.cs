using System.Globalization;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Synthetic;

/// <summary>How a made market behaves. The defaults give a liquid crypto pair around the clock.</summary>
public sealed record SyntheticParameters
{
    /// <summary>Seed of the whole market; instruments of one market share it. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number of the instrument in the market; another number, another price path. 0 to 1,000,000. Default 0.
    /// </summary>
    public int InstrumentNumber { get; init; }

    /// <summary>Length of a bar. Default one minute.</summary>
    public BarPeriod Period { get; init; } = BarPeriod.OneMinute;

    /// <summary>First moment, nanoseconds since the epoch, UTC. Default 2024-01-01.</summary>
    public long FromNs { get; init; } = 1_704_067_200_000_000_000;

    /// <summary>End, exclusive, nanoseconds since the epoch, UTC; above the first moment. Default 2024-12-31.</summary>
    public long ToNs { get; init; } = 1_735_603_200_000_000_000;

    /// <summary>Price before the first bar, in quote currency; positive. Default 100.</summary>
    public double StartPrice { get; init; } = 100;

    /// <summary>Volatility of a year as a share, 0.01 to 5. Default 0.6.</summary>
    public double AnnualVolatility { get; init; } = 0.6;

    /// <summary>Mean return of a year as a share, -2 to 2. Default 0.05.</summary>
    public double AnnualDrift { get; init; } = 0.05;

    /// <summary>Weight of the last squared return in the variance (GARCH alpha), 0 to 0.3. Default 0.06.</summary>
    public double VarianceReaction { get; init; } = 0.06;

    /// <summary>Weight of the last variance (GARCH beta), 0 to 0.999; with alpha below 1. Default 0.93.</summary>
    public double VariancePersistence { get; init; } = 0.93;

    /// <summary>Mean length of a regime (up, down, range) in trading days, 0.05 to 1,000. Default 5.</summary>
    public double RegimeDays { get; init; } = 5;

    /// <summary>Drift of a trend regime in daily standard deviations a day, 0 to 3. Default 0.5.</summary>
    public double TrendStrength { get; init; } = 0.5;

    /// <summary>Mean number of jumps in a trading day, 0 to 50. Default 0.2.</summary>
    public double JumpsPerDay { get; init; } = 0.2;

    /// <summary>Mean size of a jump in daily standard deviations, 0 to 10. Default 0.6.</summary>
    public double JumpSize { get; init; } = 0.6;

    /// <summary>Share of the night and weekend in the variance, in daily standard deviations, 0 to 3. Default 0.5; only
    /// where the market closes.</summary>
    public double PauseVolatility { get; init; } = 0.5;

    /// <summary>Mean volume of a bar in lots, 10 to 10^12. Default 50,000.</summary>
    public double VolumeLots { get; init; } = 50_000;

    /// <summary>Usual spread in ticks, 1 to 10,000. Default 2.</summary>
    public int SpreadTicks { get; init; } = 2;

    /// <summary>Correlation of returns with the market that all instruments of the seed share, 0 to 0.99. Default 0.5.
    /// Two instruments correlate by the product of theirs.</summary>
    public double MarketCorrelation { get; init; } = 0.5;

    /// <summary>Whether pre-market, after-hours and night sessions are made too. Default false.</summary>
    public bool ExtendedHours { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it, the value and the range.
    /// </exception>
    public SyntheticParameters Validated()
    {
        InRange(InstrumentNumber, 0, 1_000_000, nameof(InstrumentNumber));
        InRange(StartPrice, 1e-9, 1e12, nameof(StartPrice));
        InRange(AnnualVolatility, 0.01, 5, nameof(AnnualVolatility));
        InRange(AnnualDrift, -2, 2, nameof(AnnualDrift));
        InRange(VarianceReaction, 0, 0.3, nameof(VarianceReaction));
        InRange(VariancePersistence, 0, 0.999, nameof(VariancePersistence));
        InRange(VarianceReaction + VariancePersistence, 0, 0.9999, "VarianceReaction + VariancePersistence");
        InRange(RegimeDays, 0.05, 1_000, nameof(RegimeDays));
        InRange(TrendStrength, 0, 3, nameof(TrendStrength));
        InRange(JumpsPerDay, 0, 50, nameof(JumpsPerDay));
        InRange(JumpSize, 0, 10, nameof(JumpSize));
        InRange(PauseVolatility, 0, 3, nameof(PauseVolatility));
        InRange(VolumeLots, 10, 1e12, nameof(VolumeLots));
        InRange(SpreadTicks, 1, 10_000, nameof(SpreadTicks));
        InRange(MarketCorrelation, 0, 0.99, nameof(MarketCorrelation));
        if (Period.Nanos <= 0)
        {
            throw new ArgumentException("synthetic parameter Period is missing: 1s to 1d expected", nameof(Period));
        }

        if (ToNs <= FromNs)
        {
            throw new ArgumentException("synthetic parameter ToNs must lie after FromNs", nameof(ToNs));
        }

        return this;
    }

    private static void InRange(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"synthetic parameter {name} is {value}: {least} to {most} expected"),
                name);
        }
    }
}
