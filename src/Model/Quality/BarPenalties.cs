namespace Plimsoll.Model.Quality;

/// <summary>What each event of a bar costs its data validity score. A bar's score is 1 minus their sum, not below
/// 0.</summary>
public static class BarPenalties
{
    /// <summary>Expected bars of the regular session are absent just before this one.</summary>
    public const double MissingGap = 0.50;

    /// <summary>The bar lies before, upon or partly over the one before it.</summary>
    public const double TimeRegression = 0.50;

    /// <summary>The feed is stuck: the fifth or a later bar with equal high, low and close.</summary>
    public const double StuckFeed = 0.30;

    /// <summary>No volume in the regular session of a series that has volume.</summary>
    public const double ZeroVolume = 0.20;

    /// <summary>True range above six times the usual one without a shock's volume.</summary>
    public const double Outlier = 0.20;

    /// <summary>The bar came late; only a live feed knows.</summary>
    public const double LateBar = 0.20;

    /// <summary>The spread at the bar is above ten ticks; only a feed with quotes knows.</summary>
    public const double SpreadAnomaly = 0.15;

    /// <summary>Prices out of order, a price of zero or less, or a negative volume: the bar is worth nothing.</summary>
    public const double Rejected = 1.0;
}
