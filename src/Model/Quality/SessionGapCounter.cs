using Plimsoll.Model.Calendars;
using Plimsoll.Model.Market;

namespace Plimsoll.Model.Quality;

/// <summary>
/// Counts the bars that a calendar expects in a stretch without any. Intraday: the bars of a grid that starts at the
/// stretch's begin and that overlap a session. Daily: the trading days. Without a calendar every pause is absence.
/// </summary>
internal sealed class SessionGapCounter
{
    private const long PlainDailyPauseNs = 4 * BarPeriod.DayNs;

    private readonly SessionCalendar? calendar;
    private readonly SessionCursor? cursor;
    private readonly long periodNs;
    private readonly bool isDaily;
    private readonly bool extendedHours;

    public SessionGapCounter(SessionCalendar? calendar, BarPeriod period, bool extendedHours)
    {
        this.calendar = calendar;
        this.extendedHours = extendedHours;
        cursor = calendar is null ? null : new SessionCursor(calendar);
        periodNs = period.Nanos;
        isDaily = period.IsDaily;
    }

    /// <summary>Whether the market is in its regular session in the middle of the bar; true when nothing is
    /// known.</summary>
    public bool IsRegular(in Bar bar)
    {
        var middleNs = MiddleNs(bar);
        return isDaily || cursor is null || !IsKnown(middleNs) || cursor.IsRegular(middleNs);
    }

    /// <summary>The trading day of the bar, yyyymmdd; 0 when nothing is known.</summary>
    public int TradingDayOf(in Bar bar)
    {
        var middleNs = MiddleNs(bar);
        return cursor is null || !IsKnown(middleNs) ? 0 : cursor.TradingDayOf(middleNs);
    }

    /// <summary>How many expected bars are absent between two that follow each other in the series; 0 or
    /// greater.</summary>
    public long MissingBetween(in Bar earlier, in Bar later)
    {
        var fromNs = earlier.CloseTimeNs;
        var toNs = later.OpenTimeNs;
        if (toNs <= fromNs)
        {
            return 0;
        }

        if (calendar is null)
        {
            var pauseNs = toNs - fromNs;
            return isDaily && pauseNs < PlainDailyPauseNs ? 0 : pauseNs / periodNs;
        }

        if (!IsKnown(fromNs) || !IsKnown(toNs))
        {
            return 0;
        }

        return isDaily ? MissingDays(earlier, later) : MissingOnGrid(fromNs, toNs);
    }

    private static long MiddleNs(in Bar bar) => bar.OpenTimeNs + ((bar.CloseTimeNs - bar.OpenTimeNs) / 2);

    private bool IsKnown(long timeNs) =>
        calendar is not null && timeNs >= calendar.KnownFromNs && timeNs < calendar.KnownToNs;

    // The middle of a daily bar falls on its own trading day whether it is stamped by session or by UTC midnight.
    private long MissingDays(in Bar earlier, in Bar later)
    {
        if (!IsKnown(MiddleNs(earlier)) || !IsKnown(MiddleNs(later)))
        {
            return 0;
        }

        var day = TradingDayOf(earlier);
        var lastDay = TradingDayOf(later);
        var missing = 0L;
        while (day < lastDay)
        {
            day = calendar!.OffsetTradingDay(day, 1);
            missing += day < lastDay ? 1 : 0;
        }

        return missing;
    }

    private long MissingOnGrid(long fromNs, long toNs)
    {
        var missing = 0L;
        var nextFree = 0L;
        var timeNs = fromNs;
        while (timeNs < toNs && IsKnown(timeNs) && calendar!.TryNextSession(timeNs, extendedHours, out var session)
            && session.OpenNs < toNs)
        {
            var first = (Math.Max(session.OpenNs, fromNs) - fromNs) / periodNs;
            var end = (Math.Min(session.CloseNs, toNs) - fromNs + periodNs - 1) / periodNs;
            var lastWhole = (toNs - fromNs) / periodNs;
            first = Math.Max(first, nextFree);
            end = Math.Min(end, lastWhole);
            missing += Math.Max(0, end - first);
            nextFree = Math.Max(nextFree, end);
            timeNs = session.CloseNs;
        }

        return missing;
    }
}
