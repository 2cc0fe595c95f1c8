using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

public sealed class ChicagoEquityFutureSessionsTests
{
    [Theory]

    // To November 2012: 15:30-16:30 Chicago begins the next trade date, Friday ends at 15:15.
    [InlineData("2012-11-14T21:29:59Z", SessionKind.Closed, 20121115)]
    [InlineData("2012-11-14T21:30:00Z", SessionKind.PreMarket, 20121115)]
    [InlineData("2012-11-14T22:30:00Z", SessionKind.Closed, 20121115)]
    [InlineData("2012-11-14T23:00:00Z", SessionKind.PreMarket, 20121115)]
    [InlineData("2012-11-16T21:14:59Z", SessionKind.Regular, 20121116)]
    [InlineData("2012-11-16T21:45:00Z", SessionKind.Closed, 20121119)]

    // From 2012-11-19: the same trade date to 16:15, Friday too.
    [InlineData("2012-11-19T21:15:00Z", SessionKind.Closed, 20121119)]
    [InlineData("2012-11-19T21:30:00Z", SessionKind.AfterHours, 20121119)]
    [InlineData("2012-11-30T22:14:59Z", SessionKind.AfterHours, 20121130)]
    [InlineData("2012-11-30T22:15:00Z", SessionKind.Closed, 20121203)]

    // From 2015-09-21: to 16:00.
    [InlineData("2015-09-18T21:14:59Z", SessionKind.AfterHours, 20150918)]
    [InlineData("2015-09-21T20:20:00Z", SessionKind.Closed, 20150921)]
    [InlineData("2015-09-21T20:59:59Z", SessionKind.AfterHours, 20150921)]
    [InlineData("2015-09-21T21:00:00Z", SessionKind.Closed, 20150922)]

    // From 2020-10-26: settlement at 15:00; from 2021-06-28: no halt.
    [InlineData("2020-10-23T20:14:59Z", SessionKind.Regular, 20201023)]
    [InlineData("2020-10-26T20:00:00Z", SessionKind.AfterHours, 20201026)]
    [InlineData("2020-10-26T20:15:00Z", SessionKind.Closed, 20201026)]
    [InlineData("2021-06-25T20:20:00Z", SessionKind.Closed, 20210625)]
    [InlineData("2021-06-28T20:20:00Z", SessionKind.AfterHours, 20210628)]
    public void KindAt_HoursOfTheTime_FollowTheExchangesChanges(string time, SessionKind kind, int day)
    {
        AssertAt(time, kind, day);
    }

    [Theory]

    // Martin Luther King Day 2025: to noon Chicago, trade date of the day after.
    [InlineData("2025-01-20T15:00:00Z", SessionKind.PreMarket, 20250121)]
    [InlineData("2025-01-20T17:59:59Z", SessionKind.PreMarket, 20250121)]
    [InlineData("2025-01-20T18:00:00Z", SessionKind.Closed, 20250121)]
    [InlineData("2025-01-20T23:00:00Z", SessionKind.PreMarket, 20250121)]

    // Good Friday: closed from Thursday's close to Sunday evening; open to 08:15 with an employment report.
    [InlineData("2024-03-28T22:30:00Z", SessionKind.Closed, 20240401)]
    [InlineData("2024-03-31T22:00:00Z", SessionKind.PreMarket, 20240401)]
    [InlineData("2023-04-07T13:14:59Z", SessionKind.PreMarket, 20230410)]
    [InlineData("2023-04-07T13:15:00Z", SessionKind.Closed, 20230410)]

    // Christmas and New Year: the evening before stays shut, the evening of the day opens.
    [InlineData("2024-12-24T18:14:59Z", SessionKind.Regular, 20241224)]
    [InlineData("2024-12-24T18:15:00Z", SessionKind.Closed, 20241226)]
    [InlineData("2024-12-25T22:59:59Z", SessionKind.Closed, 20241226)]
    [InlineData("2024-12-25T23:00:00Z", SessionKind.PreMarket, 20241226)]
    [InlineData("2024-12-31T23:00:00Z", SessionKind.Closed, 20250102)]
    [InlineData("2021-12-24T15:00:00Z", SessionKind.Closed, 20211227)]
    [InlineData("2021-12-31T15:00:00Z", SessionKind.Regular, 20211231)]
    [InlineData("2022-12-25T23:30:00Z", SessionKind.Closed, 20221227)]

    // Thanksgiving 2024: Thursday to noon and Friday to 12:15 are one trade date.
    [InlineData("2024-11-28T17:59:59Z", SessionKind.PreMarket, 20241129)]
    [InlineData("2024-11-29T18:14:59Z", SessionKind.Regular, 20241129)]
    [InlineData("2024-11-29T18:15:00Z", SessionKind.Closed, 20241202)]

    // Hurricane Sandy and the days of mourning.
    [InlineData("2012-10-29T13:14:59Z", SessionKind.PreMarket, 20121029)]
    [InlineData("2012-10-29T13:15:00Z", SessionKind.Closed, 20121030)]
    [InlineData("2025-01-09T14:29:59Z", SessionKind.PreMarket, 20250109)]
    [InlineData("2025-01-09T14:30:00Z", SessionKind.Closed, 20250110)]
    public void KindAt_Holidays_ByHand(string time, SessionKind kind, int day)
    {
        AssertAt(time, kind, day);
    }

    [Fact]
    public void TradingDayEndNs_OrdinaryAndHalfDay_IsTheLastClose()
    {
        SessionCalendar calendar = SessionCalendar.Get("CME-EQ");

        Assert.Equal(SessionCalendarTests.Ns("2024-07-02T21:00:00Z"), calendar.TradingDayEndNs(20240702));
        Assert.Equal(SessionCalendarTests.Ns("2024-07-03T17:15:00Z"), calendar.TradingDayEndNs(20240703));
        Assert.Equal(SessionCalendarTests.Ns("2012-11-15T21:15:00Z"), calendar.TradingDayEndNs(20121115));
        Assert.Throws<ArgumentException>(() => calendar.TradingDayEndNs(20240704));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.TradingDayEndNs(20081231));
    }

    private static void AssertAt(string time, SessionKind kind, int day)
    {
        SessionCalendar calendar = SessionCalendar.Get("CME-EQ");
        long timeNs = SessionCalendarTests.Ns(time);

        Assert.Equal(kind, calendar.KindAt(timeNs));
        Assert.Equal(day, calendar.TradingDayOf(timeNs));
    }
}
