using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Market;

/// <summary>
/// Builds the bars of a longer period out of shorter ones. Periods below a day begin at whole multiples since the
/// epoch (UTC);
/// a day is a trading day of the calendar. A bar is given out only when it is over: with the short bar that ends at
/// its end, or, where
/// bars are missing, before the first short bar that lies beyond it.
/// </summary>
internal sealed class BarAggregator : ISavedPart
{
    private readonly SessionCalendar calendar;
    private readonly bool isRegularDay;
    private bool isOpen;
    private long startNs;
    private long endNs;
    private long openTicks;
    private long highTicks;
    private long lowTicks;
    private long closeTicks;
    private long volumeLots;

    /// <param name="period">Length of the bars that are built.</param>
    /// <param name="calendar">Whose trading days daily bars are.</param>
    /// <param name="isRegularDay">
    /// Whether daily bars hold only the regular session, as those of shares do; else the whole trading day.
    /// </param>
    public BarAggregator(BarPeriod period, SessionCalendar calendar, bool isRegularDay)
    {
        Period = period;
        this.calendar = calendar;
        this.isRegularDay = isRegularDay && period.IsDaily;
    }

    public BarPeriod Period { get; }

    /// <summary>Gives out the running bar if <paramref name="next"/> lies beyond it.</summary>
    public bool TryCloseBefore(in Bar next, out Bar closed)
    {
        if (isOpen && next.OpenTimeNs >= endNs)
        {
            closed = Take();
            return true;
        }

        closed = default;
        return false;
    }

    /// <summary>Adds a short bar and gives out the long one if this ended it.</summary>
    public bool TryAdd(in Bar bar, out Bar closed)
    {
        if (isRegularDay && !calendar.IsRegular(bar.OpenTimeNs))
        {
            closed = default;
            return false;
        }

        if (!isOpen)
        {
            Begin(in bar);
        }

        highTicks = Math.Max(highTicks, bar.HighTicks);
        lowTicks = Math.Min(lowTicks, bar.LowTicks);
        closeTicks = bar.CloseTicks;
        volumeLots += bar.VolumeLots;
        if (bar.CloseTimeNs >= endNs)
        {
            closed = Take();
            return true;
        }

        closed = default;
        return false;
    }

    private void Begin(in Bar bar)
    {
        isOpen = true;
        openTicks = bar.OpenTicks;
        highTicks = bar.HighTicks;
        lowTicks = bar.LowTicks;
        volumeLots = 0;
        if (Period.IsDaily)
        {
            startNs = bar.OpenTimeNs;
            endNs = DayEndNs(calendar.TradingDayOf(bar.OpenTimeNs));
            return;
        }

        startNs = bar.OpenTimeNs - (((bar.OpenTimeNs % Period.Nanos) + Period.Nanos) % Period.Nanos);
        endNs = startNs + Period.Nanos;
    }

    private long DayEndNs(int tradingDay)
    {
        if (isRegularDay)
        {
            foreach (var session in calendar.Sessions(tradingDay))
            {
                if (session.Kind == SessionKind.Regular)
                {
                    return session.CloseNs;
                }
            }
        }

        return calendar.TradingDayEndNs(tradingDay);
    }

    private Bar Take()
    {
        isOpen = false;
        return new Bar(endNs, startNs, openTicks, highTicks, lowTicks, closeTicks, volumeLots);
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Aggregator/1");
        writer.Write(Period.Nanos);
        writer.WriteFlag(isOpen);
        if (!isOpen)
        {
            return;
        }

        writer.Write(startNs);
        writer.Write(endNs);
        writer.Write(openTicks);
        writer.Write(highTicks);
        writer.Write(lowTicks);
        writer.Write(closeTicks);
        writer.Write(volumeLots);
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Aggregator/1");
        reader.Expect(Period.Nanos, "period of longer bars in nanoseconds");
        isOpen = reader.ReadFlag();
        if (!isOpen)
        {
            return;
        }

        startNs = reader.ReadInt64();
        endNs = reader.ReadInt64();
        openTicks = reader.ReadInt64();
        highTicks = reader.ReadInt64();
        lowTicks = reader.ReadInt64();
        closeTicks = reader.ReadInt64();
        volumeLots = reader.ReadInt64();
    }
}
