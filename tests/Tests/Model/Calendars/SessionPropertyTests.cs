using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

public sealed class SessionPropertyTests
{
    private const long SecondNs = 1_000_000_000;
    private const long DayNs = 86_400 * SecondNs;

    [Theory]
    [InlineData("XNYS", 1998)]
    [InlineData("CME-EQ", 2009)]
    [InlineData("FX", 1998)]
    public void Sessions_WholeRange_AreOrderedDisjointAndWholeDaysApart(string name, int firstYear)
    {
        SessionTable table = SessionCalendar.Get(name).Table;
        long lastCloseNs = table.KnownFromNs;
        int lastDay = 0;
        int regular = 0;
        for (int index = 0; index < table.Count; index++)
        {
            Session session = table.At(index);
            Assert.True(session.OpenNs >= lastCloseNs, session.ToString());
            Assert.True(session.CloseNs > session.OpenNs, session.ToString());
            Assert.True(session.TradingDay >= lastDay, session.ToString());
            Assert.NotEqual(SessionKind.Closed, session.Kind);
            Assert.Equal(0, session.OpenNs % (60 * SecondNs));
            Assert.Equal(0, session.CloseNs % (60 * SecondNs));
            regular += session.Kind == SessionKind.Regular ? 1 : 0;
            lastCloseNs = session.CloseNs;
            lastDay = session.TradingDay;
        }

        double perYear = regular / (2033.0 - firstYear);
        Assert.InRange(perYear, SessionCalendar.Get(name).TradingDaysPerYear - 2, 260);
        Assert.Equal(lastCloseNs, table.KnownToNs);
    }

    [Theory]
    [InlineData("XNYS")]
    [InlineData("CME-EQ")]
    [InlineData("FX")]
    public void Sessions_OfEachDay_AreThoseOfTheTable(string name)
    {
        SessionCalendar calendar = SessionCalendar.Get(name);
        var listed = new List<Session>();
        for (DateOnly date = new(2009, 1, 1); date <= new DateOnly(2032, 12, 31); date = date.AddDays(1))
        {
            int day = (date.Year * 10_000) + (date.Month * 100) + date.Day;
            IReadOnlyList<Session> sessions = calendar.Sessions(day);
            if (sessions.Count > 0)
            {
                Assert.Single(sessions, session => session.Kind == SessionKind.Regular
                    || day is 20121029 or 20121030 or 20181205 or 20250109);
                Assert.Equal(sessions[^1].CloseNs, calendar.TradingDayEndNs(day));
                Assert.Equal(day, calendar.TradingDayOf(sessions[0].OpenNs));
                Assert.Equal(day, calendar.TradingDayOf(sessions[^1].CloseNs - 1));
                listed.AddRange(sessions);
            }
        }

        var table = new List<Session>();
        for (int index = calendar.Table.FirstIndexOfDay(20090101); index < calendar.Table.Count; index++)
        {
            table.Add(calendar.Table.At(index));
        }

        Assert.Equal(table, listed);
    }

    [Theory]
    [InlineData("24x7", 1)]
    [InlineData("XNYS", 2)]
    [InlineData("CME-EQ", 3)]
    [InlineData("FX", 4)]
    public void Cursor_RisingTimes_EqualsThePlainLookup(string name, int seed)
    {
        SessionCalendar calendar = SessionCalendar.Get(name);
        var random = new Random(seed);
        var cursor = new SessionCursor(calendar);
        long end = Math.Min(calendar.KnownToNs, SessionCalendarTests.Ns("2032-12-31T00:00:00Z"));
        Assert.Equal(long.MinValue, cursor.CurrentEndNs);
        int questions = 0;
        for (long time = calendar.KnownFromNs; time < end; time += random.NextInt64(1, 3 * DayNs))
        {
            AssertSame(calendar, cursor, time);
            questions++;
        }

        Assert.True(questions > 5000);
    }

    [Theory]
    [InlineData("24x7", 5)]
    [InlineData("XNYS", 6)]
    [InlineData("CME-EQ", 7)]
    [InlineData("FX", 8)]
    public void Cursor_TimesInAnyOrderAndOnBoundaries_EqualsThePlainLookup(string name, int seed)
    {
        SessionCalendar calendar = SessionCalendar.Get(name);
        var random = new Random(seed);
        var cursor = new SessionCursor(calendar);
        for (int question = 0; question < 20_000; question++)
        {
            long time = random.NextInt64(calendar.KnownFromNs, calendar.KnownToNs);
            AssertSame(calendar, cursor, time);
            if (cursor.CurrentEndNs < calendar.KnownToNs)
            {
                AssertSame(calendar, cursor, cursor.CurrentEndNs);
            }

            AssertSame(calendar, cursor, Math.Max(calendar.KnownFromNs, cursor.CurrentStartNs - 1));
        }
    }

    [Fact]
    public void Cursor_OutsideTheKnownRange_ThrowsAndStays()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        var cursor = new SessionCursor(calendar);
        cursor.MoveTo(SessionCalendarTests.Ns("2024-07-02T15:00:00Z"));

        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.MoveTo(calendar.KnownToNs));
        Assert.Equal(SessionKind.Regular, cursor.CurrentKind);
        Assert.Equal(20240702, cursor.CurrentTradingDay);
        Assert.Equal(SessionCalendarTests.Ns("2024-07-02T20:00:00Z"), cursor.CurrentEndNs);
        Assert.Same(calendar, cursor.Calendar);
    }

    [Fact]
    public void Cursor_OneYearOfMinutes_AllocatesNothing()
    {
        var cursor = new SessionCursor(SessionCalendar.Get("CME-EQ"));
        long start = SessionCalendarTests.Ns("2023-01-01T00:00:00Z");
        cursor.MoveTo(start);
        long regular = 0;
        AllocationProbe probe = AllocationProbe.Start();
        for (long minute = 0; minute < 365 * 1440; minute++)
        {
            regular += cursor.IsRegular(start + (minute * 60 * SecondNs)) ? 1 : 0;
        }

        probe.AssertNothing();

        // 248 full days of 390 minutes and two half days (3 July, 24 November) of 225; the calendar has 250 in 2023.
        Assert.Equal((248 * 390) + (2 * 225), regular);
    }

    [Theory]
    [InlineData("24x7", 11)]
    [InlineData("XNYS", 12)]
    [InlineData("CME-EQ", 13)]
    [InlineData("FX", 14)]
    public void CountExpectedBars_RandomRanges_EqualsANaiveLoop(string name, int seed)
    {
        SessionCalendar calendar = SessionCalendar.Get(name);
        var random = new Random(seed);
        long[] periods =
        [
            60 * SecondNs, 300 * SecondNs, 420 * SecondNs, 3600 * SecondNs, 4 * 3600 * SecondNs, DayNs, 3 * DayNs,
            7 * DayNs,
        ];
        long first = Math.Max(calendar.KnownFromNs, SessionCalendarTests.Ns("2009-01-01T12:00:00Z"));
        long last = SessionCalendarTests.Ns("2031-11-01T00:00:00Z");
        for (int round = 0; round < 400; round++)
        {
            long period = periods[random.Next(periods.Length)];
            long grain = round % 2 == 0 ? 60 * SecondNs : 1;
            long from = random.NextInt64(first, last) / grain * grain;
            long to = from + random.NextInt64(0, 40 * period);
            bool extended = random.Next(2) == 0;
            Assert.Equal(Naive(calendar, from, to, period, extended), calendar.CountExpectedBars(
                from, to, period, extended));
        }
    }

    [Fact]
    public void CountExpectedBars_KnownDays_ByHand()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        long monday = SessionCalendarTests.Ns("2024-07-01T00:00:00Z");
        long saturday = SessionCalendarTests.Ns("2024-07-06T00:00:00Z");

        Assert.Equal((3 * 390) + 210, calendar.CountExpectedBars(monday, saturday, 60 * SecondNs, false));
        Assert.Equal((3 * 960) + 780, calendar.CountExpectedBars(monday, saturday, 60 * SecondNs, true));
        Assert.Equal(4, calendar.CountExpectedBars(monday, saturday, DayNs, false));
        Assert.Equal(0, calendar.CountExpectedBars(saturday, monday, DayNs, false));
        Assert.Equal(1, calendar.CountExpectedBars(monday, saturday, 7 * DayNs, false));
    }

    private static int Naive(SessionCalendar calendar, long from, long to, long period, bool extended)
    {
        int count = 0;
        for (long open = from; open < to; open += period)
        {
            bool expected = period < DayNs
                ? Counts(calendar.KindAt(open), extended)
                : calendar.TryNextSession(open, extended, out Session session)
                    && session.OpenNs < Math.Min(open + period, to);
            count += expected ? 1 : 0;
        }

        return count;
    }

    private static bool Counts(SessionKind kind, bool extended) =>
        kind == SessionKind.Regular || (extended && kind != SessionKind.Closed);

    private static void AssertSame(SessionCalendar calendar, SessionCursor cursor, long time)
    {
        Assert.Equal(calendar.KindAt(time), cursor.KindAt(time));
        Assert.Equal(calendar.TradingDayOf(time), cursor.TradingDayOf(time));
        Assert.Equal(calendar.IsRegular(time), cursor.IsRegular(time));
        Assert.InRange(time, cursor.CurrentStartNs, cursor.CurrentEndNs - 1);
    }
}
