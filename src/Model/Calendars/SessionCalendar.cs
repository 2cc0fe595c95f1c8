using System.Globalization;

namespace Plimsoll.Model.Calendars;

/// <summary>
/// When a market trades. All times are nanoseconds since the Unix epoch, UTC; trading days are numbers yyyymmdd.
/// A time or day outside the known range is an <see cref="ArgumentOutOfRangeException"/>, never a guess. Calendars
/// are immutable, built on first use, and the same object is returned each time.
/// </summary>
public sealed class SessionCalendar
{
    private const long DayNs = 86_400_000_000_000;

    private SessionCalendar(string name, string timeZoneId, int tradingDaysPerYear, SessionTable table)
    {
        Name = name;
        TimeZoneId = timeZoneId;
        TradingDaysPerYear = tradingDaysPerYear;
        Table = table;
    }

    /// <summary>"24x7", "XNYS", "CME-EQ" or "FX".</summary>
    public string Name { get; }

    /// <summary>IANA identifier of the zone in which the market states its hours.</summary>
    public string TimeZoneId { get; }

    /// <summary>Trading days in a usual year, the factor for annualising daily figures: 365, 252, 252 or 260.</summary>
    public int TradingDaysPerYear { get; }

    /// <summary>First instant the calendar knows.</summary>
    public long KnownFromNs => Table.KnownFromNs;

    /// <summary>First instant the calendar no longer knows: the close of its last session.</summary>
    public long KnownToNs => Table.KnownToNs;

    internal SessionTable Table { get; }

    /// <summary>
    /// The calendar of that name, case-sensitive; another name is an <see cref="ArgumentException"/> that lists the
    /// known ones. The first call for a name builds it (milliseconds), later calls cost nothing.
    /// </summary>
    public static SessionCalendar Get(string name) => name switch
    {
        "24x7" => Continuous.Instance,
        "XNYS" => NewYorkStocks.Instance,
        "CME-EQ" => ChicagoEquityFutures.Instance,
        "FX" => ForeignExchange.Instance,
        _ => throw new ArgumentException(
            $"Unknown session calendar '{name}'. Known calendars: 24x7, XNYS, CME-EQ, FX.", nameof(name)),
    };

    /// <summary>What the market is doing at that time; the close of a session is no longer part of it.</summary>
    public SessionKind KindAt(long timeNs)
    {
        RequireKnown(timeNs);
        Session session = Table.At(Table.IndexAt(timeNs, hint: -1));
        return session.OpenNs <= timeNs ? session.Kind : SessionKind.Closed;
    }

    /// <summary>True inside the regular session.</summary>
    public bool IsRegular(long timeNs) => KindAt(timeNs) == SessionKind.Regular;

    /// <summary>
    /// The trading day, yyyymmdd, that the time belongs to. Futures and foreign exchange: the evening belongs to the
    /// next trade date. A time outside sessions belongs to the day of the next session. 24x7: the UTC date.
    /// </summary>
    public int TradingDayOf(long timeNs)
    {
        RequireKnown(timeNs);
        return Table.At(Table.IndexAt(timeNs, hint: -1)).TradingDay;
    }

    /// <summary>
    /// Close of the last session of the trading day (24x7: the next midnight UTC). A day without sessions is an
    /// <see cref="ArgumentException"/>, a day outside the known range an <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public long TradingDayEndNs(int tradingDay)
    {
        int index = FirstIndexOf(tradingDay);
        if (!IsOfDay(index, tradingDay))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tradingDay} is not a trading day of {Name}; the next one is {Table.At(index).TradingDay}."),
                nameof(tradingDay));
        }

        while (IsOfDay(index + 1, tradingDay))
        {
            index++;
        }

        return Table.At(index).CloseNs;
    }

    /// <summary>
    /// The first session that closes after the time: the current one or the next. Without extended trading only
    /// regular sessions count. False when the known range holds none; the session is then <c>default</c>.
    /// </summary>
    public bool TryNextSession(long timeNs, bool includeExtended, out Session session)
    {
        RequireKnown(timeNs);
        for (int index = Table.IndexAt(timeNs, hint: -1); index < Table.Count; index++)
        {
            session = Table.At(index);
            if (includeExtended || session.Kind == SessionKind.Regular)
            {
                return true;
            }
        }

        session = default;
        return false;
    }

    /// <summary>
    /// How many bars a complete record has in [from, to). The grid starts at <paramref name="fromNs"/>: bars open at
    /// from, from + period, and so on, before <paramref name="toNs"/>. A bar shorter than a day is expected when
    /// its open lies inside a session; a bar of a day or longer, which is stamped at midnight, when a session
    /// overlaps it. Sessions are the regular ones, or all of them when extended trading is included.
    /// </summary>
    /// <param name="fromNs">First bar's open, in the known range.</param>
    /// <param name="toNs">End, exclusive, in the known range; at or before from gives 0.</param>
    /// <param name="periodNs">Length of a bar, above 0.</param>
    /// <param name="includeExtended">Whether pre-market, after-hours and night sessions count.</param>
    public int CountExpectedBars(long fromNs, long toNs, long periodNs, bool includeExtended)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodNs);
        if (toNs <= fromNs)
        {
            return 0;
        }

        RequireKnown(fromNs);
        RequireKnown(toNs - 1);
        bool byOverlap = periodNs >= DayNs;
        long firstFree = 0;
        long count = 0;
        for (int index = Table.IndexAt(fromNs, hint: -1); index < Table.Count; index++)
        {
            Session session = Table.At(index);
            if (session.OpenNs >= toNs)
            {
                break;
            }

            if (includeExtended || session.Kind == SessionKind.Regular)
            {
                long startNs = Math.Max(session.OpenNs, fromNs) - fromNs;
                long endNs = Math.Min(session.CloseNs, toNs) - fromNs;
                long first = Math.Max(byOverlap ? startNs / periodNs : CeilingDivide(startNs, periodNs), firstFree);
                long end = CeilingDivide(endNs, periodNs);
                count += Math.Max(0, end - first);
                firstFree = Math.Max(firstFree, end);
            }
        }

        return checked((int)count);
    }

    /// <summary>The sessions of a trading day in order of time; empty when the market is closed that day.</summary>
    public IReadOnlyList<Session> Sessions(int tradingDay)
    {
        var sessions = new List<Session>(capacity: 4);
        for (int index = FirstIndexOf(tradingDay); IsOfDay(index, tradingDay); index++)
        {
            sessions.Add(Table.At(index));
        }

        return sessions;
    }

    /// <summary>
    /// Moves a number of trading days on (above 0) or back (below 0) from a trading day; 0 gives the day itself.
    /// Used for windows such as "the last five trading days". A day without sessions is an
    /// <see cref="ArgumentException"/>; leaving the known range is an <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public int OffsetTradingDay(int tradingDay, int days)
    {
        TradingDayEndNs(tradingDay);
        int index = FirstIndexOf(tradingDay);
        int step = Math.Sign(days);
        int current = tradingDay;
        for (int left = Math.Abs(days); left > 0; left--)
        {
            while (IsOfDay(index, current))
            {
                index += step;
            }

            if (index < 0 || index >= Table.Count)
            {
                throw Unknown(
                    nameof(days),
                    string.Create(CultureInfo.InvariantCulture, $"{days} trading days from {tradingDay}"));
            }

            current = Table.At(index).TradingDay;
        }

        return current;
    }

    internal void RequireKnown(long timeNs)
    {
        if (timeNs < Table.KnownFromNs || timeNs >= Table.KnownToNs)
        {
            throw Unknown(nameof(timeNs), TimeText(timeNs));
        }
    }

    private static long CeilingDivide(long value, long divisor) =>
        (value / divisor) + (value % divisor == 0 ? 0 : 1);

    private static string TimeText(long timeNs) =>
        DateTime.UnixEpoch.AddTicks(timeNs / 100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private int FirstIndexOf(int tradingDay)
    {
        DayNumber.ToDate(tradingDay);
        return tradingDay < Table.FirstDay || tradingDay > Table.LastDay
            ? throw Unknown(nameof(tradingDay), tradingDay.ToString(CultureInfo.InvariantCulture))
            : Table.FirstIndexOfDay(tradingDay);
    }

    private bool IsOfDay(int index, int tradingDay) =>
        index >= 0 && index < Table.Count && Table.At(index).TradingDay == tradingDay;

    private ArgumentOutOfRangeException Unknown(string parameter, string what) => new(
        parameter,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Session calendar {Name} knows trading days {Table.FirstDay} to {Table.LastDay}; {what} lies outside. ")
        + "Use data inside that range or a newer calendar.");

    // One holder for each calendar: the runtime builds it on first use, once, whatever the thread. The explicit static
    // constructors keep the runtime from building one early.
    private static class Continuous
    {
        internal static readonly SessionCalendar Instance = new("24x7", "Etc/UTC", 365, new ContinuousSessions());

        static Continuous()
        {
        }
    }

    private static class NewYorkStocks
    {
        internal static readonly SessionCalendar Instance =
            new("XNYS", NewYorkStockSessions.ZoneId, 252, NewYorkStockSessions.Build());

        static NewYorkStocks()
        {
        }
    }

    private static class ChicagoEquityFutures
    {
        internal static readonly SessionCalendar Instance =
            new("CME-EQ", ChicagoEquityFutureSessions.ZoneId, 252, ChicagoEquityFutureSessions.Build());

        static ChicagoEquityFutures()
        {
        }
    }

    private static class ForeignExchange
    {
        internal static readonly SessionCalendar Instance =
            new("FX", NewYorkStockSessions.ZoneId, 260, ForeignExchangeSessions.Build());

        static ForeignExchange()
        {
        }
    }
}
