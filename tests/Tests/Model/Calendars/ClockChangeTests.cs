using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

/// <summary>
/// Every minute from Saturday to Tuesday night around every change of clocks of the known range, against hours written
/// down again in local time and a clock made from the law alone.
/// </summary>
public sealed class ClockChangeTests
{
    private const long MinuteNs = 60_000_000_000;
    private const int NewYork = 5;
    private const int Chicago = 6;

    [Fact]
    public void NewYorkStocks_EveryMinuteAroundEveryChange_KeepsLocalHours() =>
        WalkChanges("XNYS", 1998, NewYork, local => (NewYorkKind(local), local.DayOfWeek is not DayOfWeek.Saturday
            and not DayOfWeek.Sunday && local.Hour < 20 ? Number(local) : NextWeekday(local)));

    [Fact]
    public void ChicagoFutures_EveryMinuteAroundEveryChange_KeepsLocalHours() =>
        WalkChanges("CME-EQ", 2009, Chicago, ChicagoExpected);

    [Fact]
    public void ForeignExchange_EveryMinuteAroundEveryChange_KeepsLocalHours() =>
        WalkChanges("FX", 1998, NewYork, local =>
        {
            bool evening = local.Hour >= 17;
            bool closed = local.DayOfWeek == DayOfWeek.Saturday || (local.DayOfWeek == DayOfWeek.Sunday && !evening)
                || (local.DayOfWeek == DayOfWeek.Friday && evening);
            bool today = !evening && local.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday;
            return (closed ? SessionKind.Closed : SessionKind.Regular, today ? Number(local) : NextWeekday(local));
        });

    [Theory]
    [InlineData(2024, 3, 8, 14, 30)]
    [InlineData(2024, 3, 11, 13, 30)]
    [InlineData(2024, 11, 1, 13, 30)]
    [InlineData(2024, 11, 4, 14, 30)]
    [InlineData(2006, 4, 3, 13, 30)]
    [InlineData(2006, 3, 31, 14, 30)]
    [InlineData(2006, 10, 30, 14, 30)]
    [InlineData(2007, 3, 12, 13, 30)]
    public void NewYorkStocks_OpenInUtc_ByHand(int year, int month, int day, int hour, int minute)
    {
        int tradingDay = (year * 10_000) + (month * 100) + day;
        var open = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc);

        Session regular = SessionCalendar.Get("XNYS").Sessions(tradingDay)[1];
        Assert.Equal((open - DateTime.UnixEpoch).Ticks * 100, regular.OpenNs);
    }

    private static void WalkChanges(
        string name, int firstYear, int hoursBehind, Func<DateTime, (SessionKind Kind, int Day)> expected)
    {
        SessionCalendar calendar = SessionCalendar.Get(name);
        int minutes = 0;
        for (int year = firstYear; year <= 2032; year++)
        {
            (DateOnly spring, DateOnly autumn) = UnitedStatesClock.ChangeDays(year);
            foreach (DateOnly sunday in new[] { spring, autumn })
            {
                // Saturday 06:00 UTC, so that the walk starts on Saturday local time: the Friday may be a holiday.
                long saturday = sunday.AddDays(-1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
                long from = ((saturday * 1440) + 360) * MinuteNs;
                for (long time = from; time < from + (4 * 1440 * MinuteNs); time += MinuteNs)
                {
                    DateTime local = UnitedStatesClock.ToLocal(time, hoursBehind);
                    (SessionKind kind, int day) = expected(local);
                    bool right = kind == calendar.KindAt(time) && day == calendar.TradingDayOf(time);
                    Assert.True(right, $"{name} {local:s}: expected {kind} {day}, "
                        + $"got {calendar.KindAt(time)} {calendar.TradingDayOf(time)}");
                    minutes++;
                }
            }
        }

        Assert.Equal((2032 - firstYear + 1) * 2 * 4 * 1440, minutes);
    }

    private static SessionKind NewYorkKind(DateTime local)
    {
        int minute = (local.Hour * 60) + local.Minute;
        if (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || minute < 240 || minute >= 1200)
        {
            return SessionKind.Closed;
        }

        return minute < 570 ? SessionKind.PreMarket : minute < 960 ? SessionKind.Regular : SessionKind.AfterHours;
    }

    private static (SessionKind Kind, int Day) ChicagoExpected(DateTime local)
    {
        int minute = (local.Hour * 60) + local.Minute;
        bool weekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        bool old = local < new DateTime(2012, 11, 19);
        int dayEnd = old ? 915 : local < new DateTime(2015, 9, 21) ? 975 : 960;
        int day = !weekend && minute < dayEnd ? Number(local) : NextWeekday(local);
        if (local.DayOfWeek is DayOfWeek.Saturday || (local.DayOfWeek == DayOfWeek.Sunday && minute < 1020)
            || (local.DayOfWeek == DayOfWeek.Friday && minute >= dayEnd))
        {
            return (SessionKind.Closed, day);
        }

        if (minute >= 1020 || minute < 510)
        {
            return (SessionKind.PreMarket, day);
        }

        if (minute < (local < new DateTime(2020, 10, 26) ? 915 : 900))
        {
            return (SessionKind.Regular, day);
        }

        if (old)
        {
            return (minute is >= 930 and < 990 ? SessionKind.PreMarket : SessionKind.Closed, day);
        }

        bool halted = minute is >= 915 and < 930 && local < new DateTime(2021, 6, 28);
        return (minute >= dayEnd || halted ? SessionKind.Closed : SessionKind.AfterHours, day);
    }

    private static int Number(DateTime local) => (local.Year * 10_000) + (local.Month * 100) + local.Day;

    private static int NextWeekday(DateTime local)
    {
        DateTime next = local.Date.AddDays(1);
        while (next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            next = next.AddDays(1);
        }

        return Number(next);
    }
}
