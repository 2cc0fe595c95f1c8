using NodaTime;
using NodaTime.Text;
using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

public sealed class SessionCalendarTests
{
    [Fact]
    public void Get_UnknownName_NamesTheKnownOnes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SessionCalendar.Get("NYSE"));

        Assert.Contains("'NYSE'", error.Message, StringComparison.Ordinal);
        Assert.Contains("24x7, XNYS, CME-EQ, FX", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24x7", "Etc/UTC", 365)]
    [InlineData("XNYS", "America/New_York", 252)]
    [InlineData("CME-EQ", "America/Chicago", 252)]
    [InlineData("FX", "America/New_York", 260)]
    public void Get_KnownName_HasItsZoneAndYear(string name, string zone, int days)
    {
        SessionCalendar calendar = SessionCalendar.Get(name);

        Assert.Equal(name, calendar.Name);
        Assert.Equal(zone, calendar.TimeZoneId);
        Assert.Equal(days, calendar.TradingDaysPerYear);
        Assert.Same(calendar, SessionCalendar.Get(name));
    }

    [Theory]
    [InlineData("1997-12-31T23:59:59Z")]
    [InlineData("2033-01-03T15:00:00Z")]
    public void KindAt_OutsideTheKnownRange_IsAClearError(string time)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => SessionCalendar.Get("XNYS").KindAt(Ns(time)));

        Assert.Contains("XNYS knows trading days 19980101 to 20321231", error.Message, StringComparison.Ordinal);
        Assert.Contains(time, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryQuestion_OutsideTheKnownRange_Throws()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        long late = calendar.KnownToNs;

        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.IsRegular(late));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.TradingDayOf(late));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.TradingDayEndNs(20330103));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Sessions(19971231));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.TryNextSession(late, true, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.CountExpectedBars(late - 10, late + 1, 1, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.OffsetTradingDay(20321230, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.OffsetTradingDay(19980105, -5));
        Assert.Throws<ArgumentException>(() => calendar.Sessions(20231301));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => calendar.CountExpectedBars(calendar.KnownFromNs, late, 0, true));
    }

    [Fact]
    public void KindAt_LastKnownInstant_StillAnswers()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");

        Assert.Equal(SessionKind.AfterHours, calendar.KindAt(calendar.KnownToNs - 1));
        Assert.Equal(20321231, calendar.TradingDayOf(calendar.KnownToNs - 1));
        Assert.Equal(SessionKind.Closed, calendar.KindAt(calendar.KnownFromNs));
        Assert.Equal(19980102, calendar.TradingDayOf(calendar.KnownFromNs));
    }

    [Theory]
    [InlineData("2024-07-02T07:59:59Z", SessionKind.Closed)]
    [InlineData("2024-07-02T08:00:00Z", SessionKind.PreMarket)]
    [InlineData("2024-07-02T13:29:59Z", SessionKind.PreMarket)]
    [InlineData("2024-07-02T13:30:00Z", SessionKind.Regular)]
    [InlineData("2024-07-02T19:59:59Z", SessionKind.Regular)]
    [InlineData("2024-07-02T20:00:00Z", SessionKind.AfterHours)]
    [InlineData("2024-07-03T00:00:00Z", SessionKind.Closed)]
    [InlineData("2024-07-03T16:59:59Z", SessionKind.Regular)]
    [InlineData("2024-07-03T17:00:00Z", SessionKind.AfterHours)]
    [InlineData("2024-07-03T21:00:00Z", SessionKind.Closed)]
    [InlineData("2024-07-04T15:00:00Z", SessionKind.Closed)]
    [InlineData("2002-09-11T15:59:59Z", SessionKind.PreMarket)]
    [InlineData("2002-09-11T16:00:00Z", SessionKind.Regular)]
    [InlineData("2001-09-11T15:00:00Z", SessionKind.Closed)]
    public void KindAt_NewYorkStocks_IsHalfOpen(string time, SessionKind expected)
    {
        Assert.Equal(expected, SessionCalendar.Get("XNYS").KindAt(Ns(time)));
    }

    [Theory]
    [InlineData(20241129)]
    [InlineData(20241224)]
    [InlineData(20240703)]
    [InlineData(20230703)]
    [InlineData(20131129)]
    [InlineData(20130703)]
    [InlineData(20020705)]
    [InlineData(19991231)]
    [InlineData(20031226)]
    [InlineData(19981127)]
    [InlineData(20291224)]
    public void Sessions_KnownHalfDay_ClosesAtOne(int day)
    {
        IReadOnlyList<Session> sessions = SessionCalendar.Get("XNYS").Sessions(day);

        Assert.Equal(3, sessions.Count);
        Assert.Equal((9, 30), LocalTime(sessions[1].OpenNs, "America/New_York"));
        Assert.Equal((13, 0), LocalTime(sessions[1].CloseNs, "America/New_York"));
        Assert.Equal((17, 0), LocalTime(sessions[2].CloseNs, "America/New_York"));
        Assert.True(sessions[1].IsEarlyClose);
        Assert.True(sessions[2].IsEarlyClose);
        Assert.False(sessions[0].IsEarlyClose);
        Assert.Equal(sessions[2].CloseNs, SessionCalendar.Get("XNYS").TradingDayEndNs(day));
    }

    [Theory]
    [InlineData(20020703)]
    [InlineData(20260702)]
    [InlineData(20271223)]
    [InlineData(20211223)]
    [InlineData(20211231)]
    [InlineData(20051223)]
    public void Sessions_DayNearAHoliday_IsAFullDay(int day)
    {
        IReadOnlyList<Session> sessions = SessionCalendar.Get("XNYS").Sessions(day);

        Assert.Equal((16, 0), LocalTime(sessions[1].CloseNs, "America/New_York"));
        Assert.Equal((20, 0), LocalTime(sessions[2].CloseNs, "America/New_York"));
        Assert.DoesNotContain(sessions, session => session.IsEarlyClose);
    }

    [Theory]
    [InlineData(20010911)]
    [InlineData(20010914)]
    [InlineData(20040611)]
    [InlineData(20070102)]
    [InlineData(20121029)]
    [InlineData(20121030)]
    [InlineData(20181205)]
    [InlineData(20250109)]
    [InlineData(20220620)]
    [InlineData(20240619)]
    [InlineData(20270618)]
    [InlineData(20320326)]
    public void Sessions_Closure_IsEmptyAndHasNoEnd(int day)
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");

        Assert.Empty(calendar.Sessions(day));
        ArgumentException error = Assert.Throws<ArgumentException>(() => calendar.TradingDayEndNs(day));
        Assert.Contains("not a trading day of XNYS; the next one is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sessions_JuneteenthBefore2022_IsATradingDay()
    {
        Assert.Equal(3, SessionCalendar.Get("XNYS").Sessions(20200619).Count);
        Assert.Equal(3, SessionCalendar.Get("XNYS").Sessions(20210618).Count);
    }

    [Theory]
    [InlineData("2024-03-28T21:00:00Z", 20240328)]
    [InlineData("2024-03-29T00:00:00Z", 20240401)]
    [InlineData("2024-03-30T12:00:00Z", 20240401)]
    [InlineData("2024-04-01T03:00:00Z", 20240401)]
    public void TradingDayOf_OutsideSessions_IsTheNextSessionsDay(string time, int expected)
    {
        Assert.Equal(expected, SessionCalendar.Get("XNYS").TradingDayOf(Ns(time)));
    }

    [Fact]
    public void TryNextSession_InsideAndBetweenSessions_GivesCurrentOrNext()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");

        Assert.True(calendar.TryNextSession(Ns("2024-07-02T13:00:00Z"), true, out Session current));
        Assert.Equal(SessionKind.PreMarket, current.Kind);
        Assert.True(calendar.TryNextSession(Ns("2024-07-02T13:00:00Z"), false, out Session regular));
        Assert.Equal(Ns("2024-07-02T13:30:00Z"), regular.OpenNs);
        Assert.True(calendar.TryNextSession(Ns("2024-07-03T18:00:00Z"), false, out Session afterHoliday));
        Assert.Equal(Ns("2024-07-05T13:30:00Z"), afterHoliday.OpenNs);
        Assert.True(calendar.TryNextSession(Ns("2024-07-02T20:00:00Z"), true, out Session atTheClose));
        Assert.Equal(SessionKind.AfterHours, atTheClose.Kind);
        Assert.False(calendar.TryNextSession(calendar.KnownToNs - 1, false, out Session none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void OffsetTradingDay_AcrossHolidays_CountsTradingDays()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");

        Assert.Equal(20240703, calendar.OffsetTradingDay(20240703, 0));
        Assert.Equal(20240705, calendar.OffsetTradingDay(20240703, 1));
        Assert.Equal(20240703, calendar.OffsetTradingDay(20240705, -1));
        Assert.Equal(20240627, calendar.OffsetTradingDay(20240705, -5));
        Assert.Equal(20250110, calendar.OffsetTradingDay(20250108, 1));
        Assert.Throws<ArgumentException>(() => calendar.OffsetTradingDay(20240704, 1));
    }

    [Fact]
    public void Continuous_AnyTime_IsRegularOnItsUtcDate()
    {
        SessionCalendar calendar = SessionCalendar.Get("24x7");
        long time = Ns("2024-02-29T23:59:59Z");

        Assert.True(calendar.IsRegular(time));
        Assert.Equal(20240229, calendar.TradingDayOf(time));
        Assert.Equal(Ns("2024-03-01T00:00:00Z"), calendar.TradingDayEndNs(20240229));
        Assert.Equal(20240301, calendar.TradingDayOf(Ns("2024-03-01T00:00:00Z")));
        Assert.Equal(1440, calendar.CountExpectedBars(
            Ns("2024-02-29T00:00:00Z"), Ns("2024-03-01T00:00:00Z"), 60_000_000_000, includeExtended: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.KindAt(-1));
        Assert.Throws<ArgumentException>(() => calendar.Sessions(20230229));
    }

    [Theory]
    [InlineData("2012-02-03T21:59:00Z", SessionKind.Regular, 20120203)]
    [InlineData("2012-02-03T22:00:00Z", SessionKind.Closed, 20120206)]
    [InlineData("2012-02-05T21:59:59Z", SessionKind.Closed, 20120206)]
    [InlineData("2012-02-05T22:00:00Z", SessionKind.Regular, 20120206)]
    [InlineData("2012-02-06T22:00:00Z", SessionKind.Regular, 20120207)]
    [InlineData("2024-12-24T21:59:59Z", SessionKind.Regular, 20241224)]
    [InlineData("2024-12-24T22:00:00Z", SessionKind.Closed, 20241226)]
    [InlineData("2024-12-25T22:00:00Z", SessionKind.Regular, 20241226)]
    public void ForeignExchange_Week_TurnsAtFiveInNewYork(string time, SessionKind kind, int day)
    {
        SessionCalendar calendar = SessionCalendar.Get("FX");

        Assert.Equal(kind, calendar.KindAt(Ns(time)));
        Assert.Equal(day, calendar.TradingDayOf(Ns(time)));
    }

    internal static long Ns(string utc) =>
        InstantPattern.ExtendedIso.Parse(utc).Value.ToUnixTimeTicks() * 100;

    internal static (int Hour, int Minute) LocalTime(long timeNs, string zone)
    {
        LocalDateTime local = Instant.FromUnixTimeTicks(timeNs / 100)
            .InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
        return (local.Hour, local.Minute);
    }
}
