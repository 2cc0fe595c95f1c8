namespace Plimsoll.Model.Calendars;

/// <summary>
/// US equities (XNYS), 1998 to 2032: regular session 09:30-16:00 New York, extended trading from 04:00 and to 20:00
/// (to 17:00 on days that close at 13:00). Unplanned halts inside a day are not part of a schedule and not here.
/// </summary>
internal static class NewYorkStockSessions
{
    /// <summary>IANA zone of all times here.</summary>
    public const string ZoneId = "America/New_York";

    private const int PreMarketOpen = 4 * 60;
    private const int RegularOpen = (9 * 60) + 30;
    private const int RegularClose = 16 * 60;
    private const int EarlyClose = 13 * 60;
    private const int AfterHoursClose = 20 * 60;
    private const int AfterHoursEarlyClose = 17 * 60;

    private static readonly DateOnly FirstDate = new(1998, 1, 1);
    private static readonly DateOnly LastDate = new(2032, 12, 31);

    /// <summary>True when the exchange does not open: weekends, holidays, special closures.</summary>
    public static bool IsClosed(DateOnly date) =>
        date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        || UnitedStatesHolidays.On(date) != UnitedStatesHoliday.None
        || IsSpecialClosure(date);

    /// <summary>Builds the table; takes some milliseconds.</summary>
    public static ListedSessions Build()
    {
        var builder = new SessionListBuilder(ZoneId, FirstDate);
        for (DateOnly date = FirstDate; date <= LastDate; date = date.AddDays(1))
        {
            if (!IsClosed(date))
            {
                AddDay(builder, date);
            }
        }

        return builder.Build();
    }

    private static void AddDay(SessionListBuilder builder, DateOnly date)
    {
        bool isEarly = UnitedStatesHolidays.IsEarlyClose(date) || IsSpecialEarlyClose(date);
        int open = OpenMinute(date);
        int close = isEarly ? EarlyClose : RegularClose;
        int afterHoursClose = isEarly ? AfterHoursEarlyClose : AfterHoursClose;
        builder.Add(date, PreMarketOpen, open, SessionKind.PreMarket, isEarlyClose: false);
        builder.Add(date, open, close, SessionKind.Regular, isEarly);
        builder.Add(date, close, afterHoursClose, SessionKind.AfterHours, isEarly);
    }

    private static bool IsSpecialClosure(DateOnly date) => DayNumber.From(date) switch
    {
        // The attacks of 11 September 2001: that Tuesday to Friday.
        20010911 or 20010912 or 20010913 or 20010914 => true,

        // National days of mourning: Reagan, Ford, Bush, Carter.
        20040611 or 20070102 or 20181205 or 20250109 => true,

        // Hurricane Sandy.
        20121029 or 20121030 => true,
        _ => false,
    };

    // The last session of 1999 and the Friday after Christmas 2003 closed at 13:00 by special decision.
    private static bool IsSpecialEarlyClose(DateOnly date) => DayNumber.From(date) is 19991231 or 20031226;

    private static int OpenMinute(DateOnly date) => DayNumber.From(date) switch
    {
        // Moments of silence before the opening bell, and the memorial of 11 September 2002 (noon).
        20010917 => RegularOpen + 3,
        20011008 => RegularOpen + 1,
        20020911 => 12 * 60,
        20030320 or 20040607 or 20061227 => RegularOpen + 2,
        _ => RegularOpen,
    };
}
