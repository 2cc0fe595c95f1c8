using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;

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
}
