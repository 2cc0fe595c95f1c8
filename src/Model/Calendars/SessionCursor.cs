namespace Plimsoll.Model.Calendars;

/// <summary>
/// Answers a calendar's questions for a stream of times. Rising times cost O(1) each and nothing is allocated; a time
/// that goes back is answered rightly too, by a search. A consumer that keeps the answer needs to ask again only from
/// <see cref="CurrentEndNs"/> on. One cursor serves one consumer: it is not thread-safe.
/// </summary>
public sealed class SessionCursor
{
    private readonly SessionTable table;
    private int index = -1;

    /// <summary>A cursor that stands nowhere yet: <see cref="CurrentEndNs"/> is the least number.</summary>
    public SessionCursor(SessionCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        Calendar = calendar;
        table = calendar.Table;
    }

    /// <summary>The calendar that is asked.</summary>
    public SessionCalendar Calendar { get; }

    /// <summary>First instant of the stretch the cursor stands in, a session or a pause between two.</summary>
    public long CurrentStartNs { get; private set; } = long.MaxValue;

    /// <summary>First instant after that stretch; until then kind and trading day stay what they are.</summary>
    public long CurrentEndNs { get; private set; } = long.MinValue;

    /// <summary>Kind of that stretch; <see cref="SessionKind.Closed"/> in a pause.</summary>
    public SessionKind CurrentKind { get; private set; }

    /// <summary>Trading day of that stretch, yyyymmdd; in a pause the day of the next session; 0 at first.</summary>
    public int CurrentTradingDay { get; private set; }

    /// <summary>As <see cref="SessionCalendar.KindAt"/>; moves the cursor.</summary>
    public SessionKind KindAt(long timeNs)
    {
        MoveTo(timeNs);
        return CurrentKind;
    }

    /// <summary>As <see cref="SessionCalendar.IsRegular"/>; moves the cursor.</summary>
    public bool IsRegular(long timeNs)
    {
        MoveTo(timeNs);
        return CurrentKind == SessionKind.Regular;
    }

    /// <summary>As <see cref="SessionCalendar.TradingDayOf"/>; moves the cursor.</summary>
    public int TradingDayOf(long timeNs)
    {
        MoveTo(timeNs);
        return CurrentTradingDay;
    }

    /// <summary>
    /// Stands in the stretch that holds the time. A time outside the calendar's known range is an
    /// <see cref="ArgumentOutOfRangeException"/> and leaves the cursor where it was.
    /// </summary>
    public void MoveTo(long timeNs)
    {
        if (timeNs < CurrentStartNs || timeNs >= CurrentEndNs)
        {
            Seek(timeNs);
        }
    }

    private void Seek(long timeNs)
    {
        Calendar.RequireKnown(timeNs);
        index = table.IndexAt(timeNs, index);
        Session session = table.At(index);
        CurrentTradingDay = session.TradingDay;
        if (session.OpenNs <= timeNs)
        {
            CurrentStartNs = session.OpenNs;
            CurrentEndNs = session.CloseNs;
            CurrentKind = session.Kind;
            return;
        }

        CurrentStartNs = index == 0 ? table.KnownFromNs : table.At(index - 1).CloseNs;
        CurrentEndNs = session.OpenNs;
        CurrentKind = SessionKind.Closed;
    }
}
