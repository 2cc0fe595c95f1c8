namespace Plimsoll.Data.Import;

/// <summary>Times of feeds.</summary>
internal static class FeedTime
{
    /// <summary>2009-01-01.</summary>
    public const long MinNs = 1_230_768_000_000_000_000;

    /// <summary>2100-01-01.</summary>
    public const long MaxNs = 4_102_444_800_000_000_000;

    private const long MicrosFrom = 100_000_000_000_000;

    /// <summary>Reads milliseconds, or microseconds where the recorder asked for them: their size tells.</summary>
    /// <returns>False when the time lies outside the years that feeds can have.</returns>
    public static bool TryNanoseconds(long time, out long timeNs)
    {
        var unitNs = time >= MicrosFrom ? 1_000 : 1_000_000;
        var isInRange = time >= MinNs / unitNs && time <= MaxNs / unitNs;
        timeNs = isInRange ? time * unitNs : 0;
        return isInRange;
    }
}
