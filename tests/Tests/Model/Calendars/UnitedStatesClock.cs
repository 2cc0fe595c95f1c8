namespace Plimsoll.Tests.Model.Calendars;

/// <summary>
/// US civil time from the two laws in force since 1987, without any time zone library, as a second opinion: summer
/// time from the first Sunday of April to the last of October until 2006, since then from the second Sunday of March
/// to the first of November, changing at 02:00 local time.
/// </summary>
internal static class UnitedStatesClock
{
    /// <summary>Local time in a zone that many hours behind UTC in winter (5 New York, 6 Chicago).</summary>
    public static DateTime ToLocal(long timeNs, int winterHoursBehind)
    {
        DateTime winter = DateTime.UnixEpoch.AddTicks(timeNs / 100).AddHours(-winterHoursBehind);
        (DateTime start, DateTime end) = SummerInWinterTime(winter.Year);
        return winter >= start && winter < end ? winter.AddHours(1) : winter;
    }

    /// <summary>Instant of a local time that is neither skipped nor repeated.</summary>
    public static long ToNs(DateTime local, int winterHoursBehind)
    {
        (DateTime start, DateTime end) = SummerInWinterTime(local.Year);
        bool summer = local.AddHours(-1) >= start && local.AddHours(-1) < end;
        return (local.AddHours(winterHoursBehind - (summer ? 1 : 0)) - DateTime.UnixEpoch).Ticks * 100;
    }

    /// <summary>The two Sundays on which the clocks change.</summary>
    public static (DateOnly Spring, DateOnly Autumn) ChangeDays(int year) => year < 2007
        ? (Sunday(year, 4, 1), Sunday(year, 11, 1).AddDays(-7))
        : (Sunday(year, 3, 2), Sunday(year, 11, 1));

    private static (DateTime Start, DateTime End) SummerInWinterTime(int year)
    {
        (DateOnly spring, DateOnly autumn) = ChangeDays(year);
        return (spring.ToDateTime(new TimeOnly(2, 0)), autumn.ToDateTime(new TimeOnly(1, 0)));
    }

    private static DateOnly Sunday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (nth - 1)));
    }
}
