using Plimsoll.Data.Store;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Import;

/// <summary>
/// Gives the beginning and end of the bar that a stamp names. A daily bar is the regular session of its trading day,
/// where the market never closes the day from midnight to midnight UTC.
/// </summary>
internal sealed class BarTimes
{
    private const long HalfDayNs = BarPeriod.DayNs / 2;
    private const long NanosPerTick = 100;

    private readonly BarPeriod period;
    private readonly bool isCloseStamp;
    private readonly SessionCalendar calendar;
    private readonly bool isContinuous;

    public BarTimes(BarPeriod period, StampKind stamp, SessionCalendar calendar)
    {
        this.period = period;
        isCloseStamp = stamp == StampKind.Close;
        this.calendar = calendar;
        isContinuous = calendar.Name == "24x7";
    }

    /// <summary>Sets open and close time of the row.</summary>
    public bool TrySet(long stampNs, bool isDate, int cell, Span<long> row, RowFault fault)
    {
        if (!period.IsDaily)
        {
            row[ColumnLayout.OpenTime] = isCloseStamp ? stampNs - period.Nanos : stampNs;
            row[ColumnLayout.Time] = isCloseStamp ? stampNs : stampNs + period.Nanos;
            return !isDate
                || fault.Set(DataErrorKind.BadValue, cell, "a date with a time of day; dates alone fit 1d bars");
        }

        return isContinuous
            ? TrySetDay(isCloseStamp && !isDate ? stampNs - period.Nanos : stampNs, cell, row, fault)
            : TrySetSession(stampNs, isDate, cell, row, fault);
    }

    private static bool TrySetDay(long openNs, int cell, Span<long> row, RowFault fault)
    {
        row[ColumnLayout.OpenTime] = openNs;
        row[ColumnLayout.Time] = openNs + BarPeriod.DayNs;
        return openNs % BarPeriod.DayNs == 0
            || fault.Set(DataErrorKind.BadValue, cell, "midnight UTC, where days of a 24x7 market begin");
    }

    private bool TrySetSession(long stampNs, bool isDate, int cell, Span<long> row, RowFault fault)
    {
        var dayNs = stampNs - Modulo(stampNs);
        if (dayNs + HalfDayNs < calendar.KnownFromNs || dayNs + HalfDayNs >= calendar.KnownToNs)
        {
            return fault.Set(
                DataErrorKind.BadValue,
                cell,
                $"a day that the calendar {calendar.Name} knows; give --calendar 24x7 to store days without sessions");
        }

        var isMidnight = isDate || dayNs == stampNs;
        var tradingDay = isMidnight ? DayOf(dayNs) : calendar.TradingDayOf(isCloseStamp ? stampNs - 1 : stampNs);
        long openNs = 0;
        long closeNs = 0;
        foreach (var session in calendar.Sessions(tradingDay))
        {
            if (session.Kind == SessionKind.Regular)
            {
                openNs = closeNs == 0 ? session.OpenNs : openNs;
                closeNs = session.CloseNs;
            }
        }

        row[ColumnLayout.OpenTime] = openNs;
        row[ColumnLayout.Time] = closeNs;
        if (closeNs == 0)
        {
            return fault.Set(DataErrorKind.BadValue, cell, "a trading day of the calendar " + calendar.Name);
        }

        return isMidnight || stampNs == (isCloseStamp ? closeNs : openNs)
            || fault.Set(
                DataErrorKind.BadValue, cell, "a date, midnight UTC or the session's own open (or close) time");
    }

    private static int DayOf(long dayNs)
    {
        var date = DateTime.UnixEpoch.AddTicks(dayNs / NanosPerTick);
        return (date.Year * 10_000) + (date.Month * 100) + date.Day;
    }

    private static long Modulo(long ns) => ((ns % BarPeriod.DayNs) + BarPeriod.DayNs) % BarPeriod.DayNs;
}
