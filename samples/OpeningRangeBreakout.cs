#:project ../src/Host/Host.csproj
using Plimsoll.Host;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

return PlimsollApp.Run<OpeningRangeBreakout>(args);

// Buys when the price leaves the range of the session's first minutes upwards. A stop order at the other end of the
// range works at the venue from the moment of the fill; whatever is left is sold before the session ends.
public sealed class OpeningRangeBreakout : Strategy
{
    private Day[] days = [];

    [Parameter(Description = "Minutes after the open that make the range", Min = 1, Max = 720)]
    public int RangeMinutes { get; init; } = 30;

    [Parameter(Description = "Minutes before the close at which to be flat", Min = 1, Max = 720)]
    public int FlatMinutes { get; init; } = 15;

    public override void OnStart()
    {
        days = new Day[InstrumentCount];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = new Day();
        }
    }

    public override void OnBar(in BarUpdate bar)
    {
        var day = days[bar.Instrument.Value];
        if (bar.OpenTime.UnixNanos >= day.CloseNs)
        {
            BeginSession(day, in bar);
        }

        if (bar.OpenTime.UnixNanos < day.OpenNs)
        {
            return; // before the session
        }

        if (bar.CloseTime.UnixNanos <= day.RangeEndNs)
        {
            day.High = Math.Max(day.High, bar.High);
            day.Low = Math.Min(day.Low, bar.Low);
        }
        else if (!day.HasTraded && Now < FlatTime(day) && day.Low < day.High && bar.Close > day.High)
        {
            day.HasTraded = true; // once a session
            Note("close", bar.Close);
            Note("range high", day.High);
            Note("range low", day.Low);
            EnterLong(bar.Instrument, "breakout");
        }
    }

    // The entry was filled, wholly or in part: protect exactly what is held.
    public override void OnFill(in FillRecord fill)
    {
        if (fill.Side != OrderSide.Buy)
        {
            return;
        }

        var day = days[fill.Instrument.Value];
        if (!day.Stop.IsNone)
        {
            Cancel(day.Stop);
        }

        day.Stop = Submit(new OrderRequest
        {
            Instrument = fill.Instrument,
            Side = OrderSide.Sell,
            Type = OrderType.Stop,
            Quantity = Quantity.FromLots(PositionLots(fill.Instrument)),
            StopPrice = PriceOf(fill.Instrument, day.Low),
            IsReduceOnly = true,
            Reason = "stop",
        });
    }

    // The timer of an instrument carries its index. Exit also cancels the stop.
    public override void OnTimer(int timerId) => Exit(new InstrumentIndex(timerId), "session end");

    public override void Save(IStateWriter writer)
    {
        foreach (var day in days)
        {
            day.Save(writer);
        }
    }

    public override void Restore(IStateReader reader)
    {
        foreach (var day in days)
        {
            day.Restore(reader);
        }
    }

    private void BeginSession(Day day, in BarUpdate bar)
    {
        var calendar = SessionCalendar.Get(bar.Definition.CalendarName);
        if (calendar.TryNextSession(bar.OpenTime.UnixNanos, includeExtended: false, out var session))
        {
            day.Begin(session, RangeMinutes);
            if (Now <= FlatTime(day))
            {
                WakeAt(FlatTime(day), bar.Instrument.Value);
            }
        }
    }

    private Timestamp FlatTime(Day day) => Timestamp.FromUnixNanos(day.CloseNs) - Duration.FromMinutes(FlatMinutes);

    // What is known of the running session of one instrument.
    private sealed class Day
    {
        public long OpenNs { get; private set; }

        public long CloseNs { get; private set; }

        public long RangeEndNs { get; private set; }

        public double High { get; set; } = double.MinValue;

        public double Low { get; set; } = double.MaxValue;

        public bool HasTraded { get; set; }

        public OrderId Stop { get; set; }

        public void Begin(Session session, int rangeMinutes)
        {
            OpenNs = session.OpenNs;
            CloseNs = session.CloseNs;
            RangeEndNs = session.OpenNs + Duration.FromMinutes(rangeMinutes).Nanos;
            High = double.MinValue;
            Low = double.MaxValue;
            HasTraded = false;
            Stop = OrderId.None;
        }

        public void Save(IStateWriter writer)
        {
            writer.Write(OpenNs);
            writer.Write(CloseNs);
            writer.Write(RangeEndNs);
            writer.Write(High);
            writer.Write(Low);
            writer.Write(HasTraded ? 1L : 0L);
            writer.Write(Stop.Value);
        }

        public void Restore(IStateReader reader)
        {
            OpenNs = reader.ReadInt64();
            CloseNs = reader.ReadInt64();
            RangeEndNs = reader.ReadInt64();
            High = reader.ReadDouble();
            Low = reader.ReadDouble();
            HasTraded = reader.ReadInt64() != 0;
            Stop = new OrderId(reader.ReadInt64());
        }
    }
}
