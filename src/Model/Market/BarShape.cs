namespace Plimsoll.Model.Market;

/// <summary>Says whether a bar can exist at all.</summary>
public static class BarShape
{
    /// <summary>The first defect of the bar, or <see cref="BarDefect.None"/>.</summary>
    /// <param name="open">First price, in ticks.</param>
    /// <param name="high">Highest price, in ticks.</param>
    /// <param name="low">Lowest price, in ticks.</param>
    /// <param name="close">Last price, in ticks.</param>
    /// <param name="volume">Traded quantity in lots; null when the source has none.</param>
    /// <param name="hasTimeZone">Whether the source stated the zone of the bar's time.</param>
    public static BarDefect FirstDefect(long open, long high, long low, long close, long? volume, bool hasTimeZone)
    {
        if (!hasTimeZone)
        {
            return BarDefect.TimeWithoutZone;
        }

        if (open <= 0 || high <= 0 || low <= 0 || close <= 0)
        {
            return BarDefect.PriceNotPositive;
        }

        if (high < open || high < low || high < close)
        {
            return BarDefect.HighTooLow;
        }

        if (low > open || low > close)
        {
            return BarDefect.LowTooHigh;
        }

        return volume < 0 ? BarDefect.VolumeNegative : BarDefect.None;
    }
}
