using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Simulation.Venue;

/// <summary>What the simulated venue knows of one instrument's market.</summary>
internal sealed class VenueMarket
{
    public VenueMarket(Instrument instrument, int strategyCount, bool hasVolume)
    {
        Instrument = instrument;
        Calendar = SessionCalendar.Get(instrument.CalendarName);
        PositionLots = new long[strategyCount];
        HasVolume = hasVolume;
    }

    public Instrument Instrument { get; }

    public SessionCalendar Calendar { get; }

    /// <summary>Whether the data tell volumes; without, no cap can apply.</summary>
    public bool HasVolume { get; }

    /// <summary>Signed positions by strategy.</summary>
    public long[] PositionLots { get; }

    /// <summary>How many orders work.</summary>
    public int WorkingCount { get; set; }

    /// <summary>Spread in ticks, 1 where unknown.</summary>
    public long SpreadTicks { get; set; } = 1;

    /// <summary>The last bar that ended, or the one being gone through.</summary>
    public Bar Bar { get; set; }

    /// <summary>What the present bar still gives, in lots.</summary>
    public long CapacityLots { get; set; }

    /// <summary>Start of the bar that <see cref="CapacityLots"/> belongs to.</summary>
    public long CapacityBarNs { get; set; } = long.MinValue;

    /// <summary>Whether the prices inside <see cref="Bar"/> are being gone through right now.</summary>
    public bool IsInsideBar { get; set; }

    /// <summary>Price before slippage of the last execution inside the bar being gone through, or null.</summary>
    public long? InsideTicks { get; set; }

    /// <summary>Whether an own order may trade any more of the present bar.</summary>
    public bool HasCapacity => !HasVolume || CapacityLots > 0;

    /// <summary>
    /// The price known when an order came: the open, or the execution inside the bar that it answers.
    /// </summary>
    public long KnownTicks(VenueOrder order, in Bar bar) =>
        order.ArrivedNs > bar.OpenTimeNs && InsideTicks is { } inside ? inside : bar.OpenTicks;

    /// <summary>The price that the market stands at as far as the venue has told it, if it has.</summary>
    public bool TryGetKnownTicks(out long ticks)
    {
        ticks = IsInsideBar ? InsideTicks ?? Bar.OpenTicks : Bar.CloseTicks;
        return Bar.CloseTimeNs != 0;
    }

    /// <summary>Whether this is the moment between the last bar's end and the next one's start.</summary>
    public bool IsAtClose(long nowNs) =>
        !IsInsideBar && Bar.CloseTimeNs == nowNs && CapacityBarNs <= Bar.OpenTimeNs;

    /// <summary>Once a bar: what own orders may trade of it.</summary>
    public void RenewCapacity(in Bar bar, FillPolicy policy)
    {
        if (CapacityBarNs != bar.OpenTimeNs)
        {
            CapacityBarNs = bar.OpenTimeNs;
            CapacityLots = policy.CapacityLots(bar.VolumeLots);
        }
    }

    /// <summary>
    /// What the market gives now of what is wanted: the bar's volume, a stated depth, and at first perhaps only a part.
    /// </summary>
    public long Given(VenueOrder order, long wanted, long ticks, VenueSettings settings)
    {
        var lots = HasVolume ? Math.Min(wanted, CapacityLots) : wanted;
        lots = Math.Min(lots, settings.Slippage.TakeableLots(ticks, Instrument.TickLotValueAsDouble));
        return order.HasFills || lots <= 0 ? lots : settings.Partials.First(order.Id.Value, lots);
    }

    /// <summary>What the slippage of an order rests on.</summary>
    public SlippageFacts Slippage(VenueOrder order, long lots, long ticks, long barVolumeLots)
    {
        var size = HasVolume ? Math.Min(lots, Math.Max(CapacityLots, 0)) : lots;
        return new SlippageFacts(
            ticks, size, HasVolume ? barVolumeLots : 0, SpreadTicks, order.Id.Value, Instrument.TickLotValueAsDouble);
    }

    /// <summary>Whether an order can only shrink a position: who sells outright can sell only what is there.</summary>
    public bool OnlyReduces(VenueOrder order) =>
        order.Request.IsReduceOnly || (Instrument.Kind == InstrumentKind.Spot && order.Request.Side == OrderSide.Sell);

    /// <summary>When an order that arrives now ends by its time in force.</summary>
    public long EndOf(in OrderRequest request, long nowNs) => request.TimeInForce switch
    {
        TimeInForce.GoodTillDate => request.ExpiresAt.UnixNanos,
        // The regular session that is open or comes next: an order placed at the close belongs to the next day.
        TimeInForce.Day when Calendar.TryNextSession(nowNs, includeExtended: false, out var session) => session.CloseNs,
        _ => long.MaxValue,
    };
}
