namespace Plimsoll.Model.Calendars;

/// <summary>
/// The holidays of the US stock exchanges by rule (NYSE Rule 7.2, valid from 1998): a Saturday holiday is kept on
/// Friday, a Sunday holiday on Monday, but a New Year's Day on Saturday is not moved into the old year.
/// </summary>
internal static class UnitedStatesHolidays
{
    /// <summary>First year of Juneteenth as an exchange holiday.</summary>
    private const int JuneteenthFirstYear = 2022;

    /// <summary>The holiday kept on that date, or <see cref="UnitedStatesHoliday.None"/>.</summary>
    public static UnitedStatesHoliday On(DateOnly date)
    {
        int year = date.Year;
        if (IsObserved(new DateOnly(year, 1, 1), date))
        {
            return UnitedStatesHoliday.NewYear;
        }

        if (date == NthWeekday(year, 1, DayOfWeek.Monday, 3))
        {
            return UnitedStatesHoliday.MartinLutherKing;
        }

        if (date == NthWeekday(year, 2, DayOfWeek.Monday, 3))
        {
            return UnitedStatesHoliday.Presidents;
        }

        if (date == EasterSunday(year).AddDays(-2))
        {
            return UnitedStatesHoliday.GoodFriday;
        }

        return IsLastMondayOfMay(date) ? UnitedStatesHoliday.Memorial : FromJune(date);
    }

    /// <summary>
    /// True on the days of a 13:00 New York close by rule: the day after Thanksgiving; Christmas Eve from Monday to
    /// Thursday; 3 July before a 4 July from Tuesday to Friday (before a Thursday only from 2013 on: until then the
    /// Friday after it).
    /// </summary>
    public static bool IsEarlyClose(DateOnly date)
    {
        return date.Month switch
        {
            7 => IsIndependenceEarlyClose(date),
            11 => date == Thanksgiving(date.Year).AddDays(1),
            12 => date.Day == 24 && date.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday,
            _ => false,
        };
    }

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876).</summary>
    public static DateOnly EasterSunday(int year)
    {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int correction = (century + 8) / 25;
        int epact = ((19 * golden) + century - (century / 4) - ((century - correction + 1) / 3) + 15) % 30;
        int weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        int shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        int monthAndDay = epact + weekday - (7 * shift) + 114;
        return new DateOnly(year, monthAndDay / 31, (monthAndDay % 31) + 1);
    }

    private static UnitedStatesHoliday FromJune(DateOnly date)
    {
        int year = date.Year;
        if (year >= JuneteenthFirstYear && IsObserved(new DateOnly(year, 6, 19), date))
        {
            return UnitedStatesHoliday.Juneteenth;
        }

        if (IsObserved(new DateOnly(year, 7, 4), date))
        {
            return UnitedStatesHoliday.Independence;
        }

        if (date == NthWeekday(year, 9, DayOfWeek.Monday, 1))
        {
            return UnitedStatesHoliday.Labor;
        }

        if (date == Thanksgiving(year))
        {
            return UnitedStatesHoliday.Thanksgiving;
        }

        return IsObserved(new DateOnly(year, 12, 25), date)
            ? UnitedStatesHoliday.Christmas
            : UnitedStatesHoliday.None;
    }

    private static bool IsIndependenceEarlyClose(DateOnly date)
    {
        DayOfWeek fourth = new DateOnly(date.Year, 7, 4).DayOfWeek;
        bool dayAfterInstead = fourth == DayOfWeek.Thursday && date.Year < 2013;
        return dayAfterInstead
            ? date.Day == 5
            : date.Day == 3 && fourth is >= DayOfWeek.Tuesday and <= DayOfWeek.Friday;
    }

    private static bool IsObserved(DateOnly holiday, DateOnly date) => date == holiday.DayOfWeek switch
    {
        DayOfWeek.Saturday => holiday.AddDays(-1),
        DayOfWeek.Sunday => holiday.AddDays(1),
        _ => holiday,
    };

    private static bool IsLastMondayOfMay(DateOnly date) =>
        date.Month == 5 && date.DayOfWeek == DayOfWeek.Monday && date.Day > 24;

    private static DateOnly Thanksgiving(int year) => NthWeekday(year, 11, DayOfWeek.Thursday, 4);

    private static DateOnly NthWeekday(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        int daysToWeekday = ((int)weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(daysToWeekday + (7 * (nth - 1)));
    }
}
