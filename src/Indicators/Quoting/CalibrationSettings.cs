namespace Plimsoll.Indicators.Quoting;

/// <summary>How arrivals are counted and fitted.</summary>
public sealed record CalibrationSettings
{
    /// <summary>Length of an interval in nanoseconds; 1 or more.</summary>
    public long IntervalNs { get; init; } = 100_000_000;

    /// <summary>Intervals of the window: 6000 of 100 ms are ten minutes. 1 or more.</summary>
    public int WindowIntervals { get; init; } = 6_000;

    /// <summary>Intervals that must have been seen before the first fit; at most the window.</summary>
    public int IntervalsMin { get; init; } = 600;

    /// <summary>Intervals between two fits: 50 of 100 ms are five seconds. 1 or more.</summary>
    public int RefitIntervals { get; init; } = 50;

    /// <summary>Distance between two levels, in half ticks; 1 or more.</summary>
    public int LevelHalfTicks { get; init; } = 1;

    /// <summary>Number of levels, from the mid outwards; 2 or more.</summary>
    public int LevelCount { get; init; } = 40;

    /// <summary>First level that takes part in the fit, 0 being the mid itself.</summary>
    public int FitFrom { get; init; }

    /// <summary>When a fit may be used. Decay is in 1 / tick.</summary>
    public IntensityFitLimits Limits { get; init; } = IntensityFitLimits.Usual;
}
