namespace Plimsoll.Model.Calendars;

/// <summary>
/// US equity index futures on CME Globex (ES, NQ and their micros), trade dates 2009 to 2032, Chicago time. A trade
/// date opens at 17:00 of the evening before. On US holidays the market stops early, has no regular session and no
/// settlement, and its trading belongs to the next trade date. Hours as CME announced them:
/// <list type="bullet">
/// <item>to 2012-11-16: settlement 15:15 ends the day; Monday to Thursday 15:30-16:30 begins the next one;</item>
/// <item>from 2012-11-19: 15:30-16:15 belongs to the same day, Fridays too;</item>
/// <item>from 2015-09-21: the day ends at 16:00;</item>
/// <item>from 2020-10-26: settlement and end of the regular session at 15:00 instead of 15:15;</item>
/// <item>from 2021-06-28: the halt 15:15-15:30 is gone.</item>
/// </list>
/// </summary>
internal static class ChicagoEquityFutureSessions
{
    /// <summary>IANA zone of all times here.</summary>
    public const string ZoneId = "America/Chicago";

    private const int EveningOpen = 17 * 60;
    private const int RegularOpen = (8 * 60) + 30;
    private const int HaltStart = (15 * 60) + 15;
    private const int HaltEnd = (15 * 60) + 30;
    private const int HalfDayClose = (12 * 60) + 15;

    private static readonly DateOnly FirstDate = new(2009, 1, 1);
    private static readonly DateOnly LastDate = new(2032, 12, 31);
    private static readonly DateOnly SameDayLateSession = new(2012, 11, 19);
    private static readonly DateOnly HolidayCloseAtNoon = new(2014, 5, 1);
    private static readonly DateOnly CloseAtFour = new(2015, 9, 21);
    private static readonly DateOnly SettlementAtThree = new(2020, 10, 26);
    private static readonly DateOnly NoHalt = new(2021, 6, 28);

    /// <summary>Builds the table; takes some milliseconds.</summary>
    public static ListedSessions Build()
    {
        var builder = new SessionListBuilder(ZoneId, FirstDate);
        for (DateOnly date = FirstDate; date <= LastDate; date = date.AddDays(1))
        {
            if (!IsClosed(date))
            {
                AddDate(builder, date);
            }
        }

        return builder.Build();
    }

    private static void AddDate(SessionListBuilder builder, DateOnly date)
    {
        int? earlyEnd = EarlyOvernightEnd(date);
        bool isEarly = earlyEnd is not null;
        builder.Add(
            TradeDate(date),
            date.AddDays(-1),
            EveningOpen,
            date,
            earlyEnd ?? RegularOpen,
            SessionKind.PreMarket,
            isEarly);
        if (!isEarly)
        {
            AddDaytime(builder, date);
        }
    }

    private static void AddDaytime(SessionListBuilder builder, DateOnly date)
    {
        if (UnitedStatesHolidays.IsEarlyClose(date))
        {
            builder.Add(date, RegularOpen, HalfDayClose, SessionKind.Regular, isEarlyClose: true);
            return;
        }

        int settlement = date < SettlementAtThree ? HaltStart : 15 * 60;
        builder.Add(date, RegularOpen, settlement, SessionKind.Regular, isEarlyClose: false);
        if (date < SameDayLateSession)
        {
            AddFirstHourOfNextTradeDate(builder, date);
            return;
        }

        if (date >= NoHalt)
        {
            builder.Add(date, settlement, 16 * 60, SessionKind.AfterHours, isEarlyClose: false);
            return;
        }

        if (settlement < HaltStart)
        {
            builder.Add(date, settlement, HaltStart, SessionKind.AfterHours, isEarlyClose: false);
        }

        int close = date < CloseAtFour ? (16 * 60) + 15 : 16 * 60;
        builder.Add(date, HaltEnd, close, SessionKind.AfterHours, isEarlyClose: false);
    }

    private static void AddFirstHourOfNextTradeDate(SessionListBuilder builder, DateOnly date)
    {
        DateOnly next = date.AddDays(1);
        if (!IsClosed(next))
        {
            builder.Add(
                TradeDate(next), date, HaltEnd, date, (16 * 60) + 30, SessionKind.PreMarket, isEarlyClose: false);
        }
    }

    /// <summary>True when no trading ends on that date: its evening before does not open either.</summary>
    private static bool IsClosed(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return true;
        }

        UnitedStatesHoliday holiday = UnitedStatesHolidays.On(date);
        return holiday is UnitedStatesHoliday.NewYear or UnitedStatesHoliday.Christmas
            || (holiday == UnitedStatesHoliday.GoodFriday && !IsGoodFridayWithJobsReport(date));
    }

    private static DateOnly TradeDate(DateOnly date)
    {
        while (IsClosed(date) || UnitedStatesHolidays.On(date) != UnitedStatesHoliday.None)
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>The minute at which the night session ends without a regular session after it, if it does.</summary>
    private static int? EarlyOvernightEnd(DateOnly date)
    {
        switch (DayNumber.From(date))
        {
            // Hurricane Sandy.
            case 20121029 or 20121030:
                return (8 * 60) + 15;

            // National days of mourning for presidents Bush and Carter.
            case 20181205 or 20250109:
                return RegularOpen;
            default:
                break;
        }

        return UnitedStatesHolidays.On(date) switch
        {
            UnitedStatesHoliday.None => null,
            UnitedStatesHoliday.GoodFriday => (8 * 60) + 15,
            _ => date < HolidayCloseAtNoon ? (10 * 60) + 30 : 12 * 60,
        };
    }

    // The monthly employment report appeared on these Good Fridays, and the futures traded around it.
    private static bool IsGoodFridayWithJobsReport(DateOnly date) =>
        DayNumber.From(date) is 20100402 or 20120406 or 20150403 or 20210402 or 20230407 or 20260403;
}
