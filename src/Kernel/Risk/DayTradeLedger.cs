using Plimsoll.Kernel.Records;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Day trades of the account: positions opened and closed on one trading day of its calendar (FINRA rule
/// 4210(f)(8)(B)).
/// </summary>
internal sealed class DayTradeLedger
{
    private readonly SessionCalendar calendar;
    private readonly int[] days;
    private readonly int[] counts;
    private int last;

    /// <param name="calendar">Says what a trading day is.</param>
    /// <param name="windowDays">Trading days that count, today included; 1 to 250.</param>
    public DayTradeLedger(SessionCalendar calendar, int windowDays)
    {
        this.calendar = calendar;
        WindowDays = Math.Clamp(windowDays, 1, 250);
        days = new int[WindowDays];
        counts = new int[WindowDays];
    }

    public int WindowDays { get; }

    /// <summary>A position was closed.</summary>
    public void Close(in PositionEpisode trade)
    {
        var day = calendar.TradingDayOf(trade.ExitTimeNs);
        if (calendar.TradingDayOf(trade.EntryTimeNs) == day)
        {
            Add(day);
        }
    }

    /// <summary>Counts a day trade.</summary>
    /// <param name="day">Its trading day, as YYYYMMDD.</param>
    public void Add(int day)
    {
        if (days[last] != day)
        {
            last = (last + 1) % WindowDays;
            days[last] = day;
            counts[last] = 0;
        }

        counts[last]++;
    }

    /// <summary>Day trades of the window that ends with a trading day.</summary>
    public int Count(int today)
    {
        var firstDay = calendar.OffsetTradingDay(today, 1 - WindowDays);
        var count = 0;
        for (var i = 0; i < days.Length; i++)
        {
            count += days[i] >= firstDay && days[i] <= today ? counts[i] : 0;
        }

        return count;
    }

    public int CountAt(long nowNs) => Count(calendar.TradingDayOf(nowNs));

    public void Save(IStateWriter writer)
    {
        writer.Write(last);
        for (var i = 0; i < days.Length; i++)
        {
            writer.Write(days[i]);
            writer.Write(counts[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        last = (int)reader.ReadInt64();
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = (int)reader.ReadInt64();
            counts[i] = (int)reader.ReadInt64();
        }
    }
}
