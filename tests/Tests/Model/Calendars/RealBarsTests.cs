using System.Globalization;
using System.IO.Compression;
using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

/// <summary>The calendars against the times at which real bars exist.</summary>
public sealed class RealBarsTests
{
    private const long MinuteNs = 60_000_000_000;

    [Theory]
    [InlineData("SPY")]
    [InlineData("AAPL")]
    [InlineData("IBM")]
    [InlineData("BAC")]
    [InlineData("AIG")]
    public void NewYorkStocks_DailyBars_OnePerTradingDay(string symbol)
    {
        string[] lines = File.ReadAllLines(ReferenceData.Require($"data/equity/daily/{symbol}.csv"));
        List<int> barDays = [.. lines.Skip(1).Select(line => int.Parse(
            line[..10].Replace("-", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture))];
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        var tradingDays = new List<int>();
        for (DateOnly date = new(1998, 1, 1); date <= new DateOnly(2021, 3, 31); date = date.AddDays(1))
        {
            int day = (date.Year * 10_000) + (date.Month * 100) + date.Day;
            if (calendar.Sessions(day).Count > 0)
            {
                tradingDays.Add(day);
            }
        }

        Assert.Equal(5849, barDays.Count);
        Assert.Equal(barDays, tradingDays);
    }

    /// <summary>
    /// Hour files of those years hold late prints after an early close, so the volume decides: on a half day less than
    /// 15 % of Apple's volume falls after 13:00 (most: 12.5 %), on every other day of 23 years more (least: 17 %).
    /// </summary>
    [Fact]
    public void NewYorkStocks_HourVolumeOfApple_IsThinAfterOneExactlyOnHalfDays()
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        var volumes = new SortedDictionary<int, (double Late, double All)>();
        foreach ((long time, string line) in Rows("data/equity/hour/AAPL.csv.gz"))
        {
            DateTime local = UnitedStatesClock.ToLocal(time, 5);
            int day = (local.Year * 10_000) + (local.Month * 100) + local.Day;
            double volume = double.Parse(
                line[(line.LastIndexOf(',') + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture);
            (double late, double all) = volumes.GetValueOrDefault(day);
            volumes[day] = (late + (local.Hour >= 13 ? volume : 0), all + volume);
        }

        List<int> thin = [.. volumes.Where(item => item.Value.Late < 0.15 * item.Value.All).Select(item => item.Key)];
        List<int> half = [.. volumes.Keys.Where(day => calendar.Sessions(day)[1].IsEarlyClose)];

        Assert.Equal(5849, volumes.Count);
        Assert.Equal(52, half.Count);
        Assert.Equal(half, thin);
    }

    [Theory]
    [InlineData("SPY", 2013_10_04, 390)]
    [InlineData("AAPL", 2014_06_05, 390)]
    [InlineData("IBM", 2013_10_04, 389)]
    public void NewYorkStocks_MinuteBars_LieInSessions(string symbol, int firstDay, int regularBars)
    {
        SessionCalendar calendar = SessionCalendar.Get("XNYS");
        List<long> times = Times($"data/equity/minute/{symbol}.csv.gz");

        Assert.All(times, time => Assert.NotEqual(SessionKind.Closed, calendar.KindAt(time)));
        Assert.Equal(firstDay, calendar.TradingDayOf(times[0]));
        Assert.Equal(
            regularBars,
            times.Count(time => calendar.IsRegular(time) && calendar.TradingDayOf(time) == firstDay));
    }

    [Fact]
    public void ChicagoFutures_MinuteBarsOfEs_FillTheSessionsAndNothingElse()
    {
        SessionCalendar calendar = SessionCalendar.Get("CME-EQ");
        SortedSet<long> times = [.. Times("data/futures/ES.minute.csv.gz")];
        Assert.All(times, time => Assert.True(
            calendar.KindAt(time) != SessionKind.Closed, SessionText(time) + " has a bar while closed"));

        // A whole week: every session has its first and its last minute, and few minutes are without a trade.
        long from = SessionCalendarTests.Ns("2013-10-06T00:00:00Z");
        long to = SessionCalendarTests.Ns("2013-10-12T00:00:00Z");
        int sessions = 0;
        for (long time = from; calendar.TryNextSession(time, true, out Session session); time = session.CloseNs)
        {
            if (session.OpenNs >= to)
            {
                break;
            }

            sessions++;
            Assert.True(times.Contains(session.OpenNs), SessionText(session.OpenNs) + " opens without a bar");
            Assert.True(times.Contains(session.CloseNs - MinuteNs), SessionText(session.CloseNs) + " closes without");
        }

        int expected = calendar.CountExpectedBars(from, to, MinuteNs, includeExtended: true);
        int present = times.Count(time => time >= from && time < to);
        Assert.Equal(5 * 3, sessions);
        Assert.Equal(5 * ((22 * 60) + 15 + 45), expected);
        Assert.InRange(expected - present, 0, expected / 50);
    }

    [Fact]
    public void ChicagoFutures_ThanksgivingOfEs_TradesOnTheHoliday()
    {
        string[] lines = File.ReadAllLines(ReferenceData.Require("data/futures/ES.daily.csv"));
        SessionCalendar calendar = SessionCalendar.Get("CME-EQ");

        Assert.Contains(lines, line => line.StartsWith("2013-11-28,", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("2013-12-25,", StringComparison.Ordinal));
        Assert.Equal(SessionKind.PreMarket, calendar.KindAt(SessionCalendarTests.Ns("2013-11-28T16:29:00Z")));
        Assert.Equal(SessionKind.Closed, calendar.KindAt(SessionCalendarTests.Ns("2013-11-28T16:30:00Z")));
        Assert.Equal(20131129, calendar.TradingDayOf(SessionCalendarTests.Ns("2013-11-28T16:29:00Z")));
        Assert.Empty(calendar.Sessions(20131128));
    }

    [Theory]
    [InlineData("data/fx/gbpusd-m1-bid-2012.csv.gz")]
    [InlineData("data/fx/gbpusd-m1-ask-2012.csv.gz")]
    public void ForeignExchange_MinuteBars_LieInSessions(string file)
    {
        SessionCalendar calendar = SessionCalendar.Get("FX");
        List<long> times = Times(file);

        Assert.All(times, time => Assert.True(calendar.IsRegular(time), SessionText(time) + " has a bar while closed"));
        int expected = calendar.CountExpectedBars(times[0], times[^1] + MinuteNs, MinuteNs, includeExtended: false);
        Assert.InRange(expected - times.Count, 0, expected / 100);
    }

    private static List<long> Times(string relativePath) => [.. Rows(relativePath).Select(row => row.TimeNs)];

    private static IEnumerable<(long TimeNs, string Line)> Rows(string relativePath)
    {
        using FileStream file = File.OpenRead(ReferenceData.Require(relativePath));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            DateTime time = DateTime.ParseExact(
                line[..line.IndexOf(',', StringComparison.Ordinal)],
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            yield return ((time - DateTime.UnixEpoch).Ticks * 100, line);
        }
    }

    private static string SessionText(long timeNs) =>
        DateTime.UnixEpoch.AddTicks(timeNs / 100).ToString("s", CultureInfo.InvariantCulture);
}
