namespace Plimsoll.Research.Statistics;

/// <summary>
/// What a finished run hands over to be judged. Figures the run did not measure stay null and so do the metrics that
/// need them.
/// </summary>
public sealed record PerformanceInput
{
    /// <summary>Equity before the first period, above zero, in account currency.</summary>
    public required double StartEquity { get; init; }

    /// <summary>Equity at the end of the run; may be negative.</summary>
    public required double FinalEquity { get; init; }

    /// <summary>Samples per year: 252 for exchange days, 365 for markets that never close.</summary>
    public required double PeriodsPerYear { get; init; }

    /// <summary>
    /// Daily samples, times strictly increasing; the first return runs from <see cref="StartEquity"/>.
    /// </summary>
    public IReadOnlyList<EquityPoint> DailyEquity { get; init; } = [];

    /// <summary>Closed trades in any order.</summary>
    public IReadOnlyList<TradeRecord> Trades { get; init; } = [];

    /// <summary>
    /// Annual risk-free rate as a fraction (0.04 = four per cent); one period is charged this rate over
    /// <see cref="PeriodsPerYear"/>.
    /// </summary>
    public double RiskFreeAnnual { get; init; }

    /// <summary>Simple returns of a benchmark, one for each daily sample; null without a benchmark.</summary>
    public IReadOnlyList<double>? BenchmarkReturns { get; init; }

    /// <summary>Largest drawdown measured at every bar, positive share of the peak; null when not measured.</summary>
    public double? MaximumDrawdownFraction { get; init; }

    /// <summary>Longest time below a peak measured at every bar; null when not measured.</summary>
    public long? MaximumDrawdownDurationNs { get; init; }

    /// <summary>Share of bars with an open position, in [0, 1]; null when not measured.</summary>
    public double? ExposureFraction { get; init; }

    /// <summary>Sum of the absolute notional of all fills; null when not measured.</summary>
    public double? TurnoverNotional { get; init; }

    /// <summary>The number of bars the run processed.</summary>
    public long Bars { get; init; }
}
