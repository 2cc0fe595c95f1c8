using System.Globalization;

namespace Plimsoll.Data.Store;

/// <summary>
/// Divides a series into segments: trades, books and quotes by day, bars shorter than an hour by month, longer ones by
/// year. A bar belongs where it opens, so that the segment <c>2024-02</c> of minutes is what an archive's file of that
/// month holds.
/// </summary>
internal static class SegmentNames
{
    private const long HourNs = 3_600_000_000_000;

    /// <summary>The first and the next segment's first time that share a segment with <paramref
    /// name="timeNs"/>.</summary>
    public static (long StartNs, long EndNs) Span(SeriesKey key, long timeNs)
    {
        var date = DateTime.UnixEpoch.AddTicks(FloorDivide(timeNs, 100)).Date;
        if (!SeriesKey.HasPeriod(key.Kind))
        {
            return (ToNs(date), ToNs(date.AddDays(1)));
        }

        var start = new DateTime(date.Year, key.Period.Nanos < HourNs ? date.Month : 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var end = key.Period.Nanos < HourNs ? start.AddMonths(1) : start.AddYears(1);
        return (ToNs(start), ToNs(end));
    }

    /// <summary>The name of the segment that begins at <paramref name="startNs"/>.</summary>
    public static string Name(SeriesKey key, long startNs)
    {
        var format = !SeriesKey.HasPeriod(key.Kind) ? "yyyy-MM-dd" : key.Period.Nanos < HourNs ? "yyyy-MM" : "yyyy";
        return DateTime.UnixEpoch.AddTicks(FloorDivide(startNs, 100)).ToString(format, CultureInfo.InvariantCulture);
    }

    private static long ToNs(DateTime date) => (date - DateTime.UnixEpoch).Ticks * 100;

    private static long FloorDivide(long value, long divisor) =>
        (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
