namespace Plimsoll.Model.Calendars;

/// <summary>
/// Foreign exchange, 1998 to 2032: Sunday 17:00 to Friday 17:00 New York, the trading day turns at 17:00. The trading
/// days of Christmas and New Year's Day are closed when they fall on a weekday. Single dealers keep other pauses.
/// </summary>
internal static class ForeignExchangeSessions
{
    private const int Turn = 17 * 60;

    private static readonly DateOnly FirstDate = new(1998, 1, 1);
    private static readonly DateOnly LastDate = new(2032, 12, 31);

    /// <summary>Builds the table; takes some milliseconds.</summary>
    public static ListedSessions Build()
    {
        var builder = new SessionListBuilder(NewYorkStockSessions.ZoneId, FirstDate);
        for (DateOnly date = FirstDate; date <= LastDate; date = date.AddDays(1))
        {
            bool closed = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                || date is { Month: 12, Day: 25 } or { Month: 1, Day: 1 };
            if (!closed)
            {
                builder.Add(date, date.AddDays(-1), Turn, date, Turn, SessionKind.Regular, isEarlyClose: false);
            }
        }

        return builder.Build();
    }
}
