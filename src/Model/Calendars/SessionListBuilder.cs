namespace Plimsoll.Model.Calendars;

/// <summary>Collects sessions given in local wall-clock times of one zone.</summary>
internal sealed class SessionListBuilder
{
    private readonly ZoneClock clock;
    private readonly DateOnly firstDate;
    private readonly List<Session> sessions = [];

    /// <summary>Starts a list that knows everything from local midnight of the first date.</summary>
    public SessionListBuilder(string zoneId, DateOnly firstDate)
    {
        clock = new ZoneClock(zoneId);
        this.firstDate = firstDate;
    }

    /// <summary>Adds a session that opens and closes on its trading day; minutes count from local midnight.</summary>
    public void Add(DateOnly date, int openMinute, int closeMinute, SessionKind kind, bool isEarlyClose) =>
        Add(date, date, openMinute, date, closeMinute, kind, isEarlyClose);

    /// <summary>Adds a session with its own dates of open and close.</summary>
    public void Add(
        DateOnly tradingDay,
        DateOnly openDate,
        int openMinute,
        DateOnly closeDate,
        int closeMinute,
        SessionKind kind,
        bool isEarlyClose)
    {
        long openNs = clock.ToNs(openDate, openMinute);
        long closeNs = clock.ToNs(closeDate, closeMinute);
        sessions.Add(new Session(DayNumber.From(tradingDay), openNs, closeNs, kind, isEarlyClose));
    }

    /// <summary>The finished table.</summary>
    public ListedSessions Build() => new(clock.ToNs(firstDate, 0), DayNumber.From(firstDate), sessions);
}
