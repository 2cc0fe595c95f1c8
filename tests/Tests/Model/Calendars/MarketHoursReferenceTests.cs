using System.Globalization;
using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

/// <summary>
/// Walks every holiday, early close and late open of the reference file. A disagreement is allowed only by name, with
/// its reason; one more or one less fails.
/// </summary>
public sealed class MarketHoursReferenceTests
{
    private const int NewYork = 5;

    [Fact]
    public void NewYorkStocks_HolidaysAndEarlyCloses_DifferFromTheReferenceOnlyByName()
    {
        ReferenceHours reference = ReferenceHours.Read("Equity-usa-[*]");
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        var differences = new List<string>();
        for (DateOnly date = new(1998, 1, 1); date <= new DateOnly(2028, 12, 31); date = date.AddDays(1))
        {
            bool weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            IReadOnlyList<Session> sessions = calendar.Sessions(Number(date));
            bool closed = sessions.Count == 0;
            if (closed != (weekend || reference.Holidays.Contains(date)))
            {
                differences.Add($"{date:yyyy-MM-dd} holiday");
            }

            bool early = !closed && sessions[1].IsEarlyClose;
            bool listed = reference.EarlyCloses.TryGetValue(date, out int minute);
            long atOne = UnitedStatesClock.ToNs(date.ToDateTime(new TimeOnly(13, 0)), NewYork);
            if (early != listed || (early && (minute != 13 * 60 || sessions[1].CloseNs != atOne)))
            {
                differences.Add($"{date:yyyy-MM-dd} early close");
            }
        }

        Assert.Equal(293, reference.Holidays.Count);
        Assert.Equal(65, reference.EarlyCloses.Count);
        Assert.Equal(
            [
                // The reference has no early closes before November 1999; Apple's volume of both days ends at 13:00.
                "1998-11-27 early close",
                "1998-12-24 early close",

                // Not in the reference; Apple's volume of that day ends at 13:00.
                "1999-12-31 early close",

                // A Sunday in the reference.
                "2017-12-24 early close",
            ],
            differences);
    }

    [Theory]
    [InlineData("Future-cme-ES")]
    [InlineData("Future-cme-NQ")]
    public void ChicagoFutures_EarlyCloses_DifferFromTheReferenceOnlyByName(string market)
    {
        ReferenceHours reference = ReferenceHours.Read(market);
        SessionCalendar calendar = SessionCalendar.Get("CME-EQ");
        var differences = new List<string>();
        foreach ((DateOnly date, int minute) in reference.EarlyCloses)
        {
            long stop = LocalNs(date, minute);
            bool agrees = calendar.KindAt(stop - 1) != SessionKind.Closed
                && calendar.KindAt(stop) == SessionKind.Closed;
            if (!agrees)
            {
                differences.Add($"{date:yyyy-MM-dd} listed");
            }
        }

        for (DateOnly date = new(2009, 1, 2); date <= new DateOnly(2026, 12, 31); date = date.AddDays(1))
        {
            bool early = EarlyStop(calendar, date);
            if (early && !reference.EarlyCloses.ContainsKey(date))
            {
                differences.Add($"{date:yyyy-MM-dd} not listed");
            }
        }

        Assert.Equal(160, reference.EarlyCloses.Count);
        Assert.Equal(
            [
                // Christmas Day has no trading before the evening; the reference stops it at 17:00.
                "2025-12-25 listed",

                // Hurricane Sandy: 08:15 Chicago, by the exchange's notice of that day.
                "2012-10-29 not listed",
                "2012-10-30 not listed",

                // Day of mourning for president Bush: 08:30 Chicago, by the exchange's notice.
                "2018-12-05 not listed",

                // Half days of the stock market with the usual 12:15 stop that the reference leaves out.
                "2023-07-03 not listed",
                "2024-07-03 not listed",
                "2024-11-29 not listed",

                // Day of mourning for president Carter: 08:30 Chicago, by the exchange's notice.
                "2025-01-09 not listed",
            ],
            differences);
    }

    [Theory]
    [InlineData("Future-cme-ES")]
    [InlineData("Future-cme-NQ")]
    public void ChicagoFutures_LateOpensAndHolidays_AgreeWithTheReference(string market)
    {
        ReferenceHours reference = ReferenceHours.Read(market);
        SessionCalendar calendar = SessionCalendar.Get("CME-EQ");
        foreach ((DateOnly date, int minute) in reference.LateOpens)
        {
            long open = LocalNs(date, minute);
            Assert.True(calendar.KindAt(open - 1) == SessionKind.Closed, $"{date:yyyy-MM-dd} trades before");
            Assert.True(calendar.KindAt(open) == SessionKind.PreMarket, $"{date:yyyy-MM-dd} does not open");
        }

        Assert.Equal(113, reference.LateOpens.Count);
        Assert.Equal([new DateOnly(2026, 12, 25), new DateOnly(2027, 1, 1)], reference.Holidays);
        Assert.All(reference.Holidays, date => Assert.False(TradesInDaytime(calendar, date)));
    }

    [Fact]
    public void ChicagoFutures_HolidaysOfAllFutures_DifferFromTheReferenceOnlyByName()
    {
        ReferenceHours reference = ReferenceHours.Read("Future-cme-[*]");
        SessionCalendar calendar = SessionCalendar.Get("CME-EQ");
        var differences = new List<string>();
        int inRange = 0;
        foreach (DateOnly date in reference.Holidays.Where(date => date > new DateOnly(2009, 1, 1)))
        {
            inRange++;
            if (TradesInDaytime(calendar, date))
            {
                differences.Add(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }

        Assert.Equal(47, inRange);
        Assert.Equal(
            [
                // The night sessions to 08:15 (Sandy) and 08:30 (mourning) Chicago did take place.
                "2012-10-29",
                "2012-10-30",
                "2018-12-05",

                // Martin Luther King Day: index futures trade to noon Chicago, as the reference's own ES entry says.
                "2025-01-20",
            ],
            differences);
    }

    private static bool EarlyStop(SessionCalendar calendar, DateOnly date)
    {
        long midnight = LocalNs(date, 0);
        long evening = LocalNs(date, 18 * 60);
        for (long time = midnight; calendar.TryNextSession(time, true, out Session session); time = session.CloseNs)
        {
            if (session.OpenNs >= evening)
            {
                break;
            }

            if (session.IsEarlyClose && session.CloseNs <= evening)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TradesInDaytime(SessionCalendar calendar, DateOnly date)
    {
        // In New York time the evening session opens at 18:00.
        return calendar.TryNextSession(LocalNs(date, 0), true, out Session session)
            && session.OpenNs < LocalNs(date, 18 * 60);
    }

    private static long LocalNs(DateOnly date, int minute) =>
        UnitedStatesClock.ToNs(date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), NewYork);

    private static int Number(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;
}
