using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Synthetic;

/// <summary>
/// Makes the bars of one instrument, one by one, on its tick and lot grid and in the sessions of its calendar. The same
/// instrument and parameters give the same bars to the bit, on every machine. Memory does not grow with their number.
/// </summary>
public sealed class SyntheticBars
{
    private const int PathSteps = 8;
    private const double VolumeLotsMax = 1e15;
    private const double JumpVolume = 6;

    // Enough for a trade at each of the four prices.
    private const long VolumeLotsMin = 4;
    private const long TicksMin = 16;
    private const ulong InstrumentStream = 0xD1342543DE82EF95;
    private static readonly double StepScale = 1 / Math.Sqrt(PathSteps);

    private readonly SyntheticParameters parameters;
    private readonly SessionCalendar calendar;
    private readonly SeededRandom random;
    private readonly PriceProcess process;
    private readonly double ticksPerUnit;
    private readonly long endNs;
    private Session session;
    private long nextOpenNs;
    private long lastCloseNs;
    private double price;
    private bool isOver;

    /// <summary>Makes the generator.</summary>
    /// <param name="instrument">Whose bars; its calendar and tick are used.</param>
    /// <param name="parameters">How the market behaves.</param>
    /// <exception cref="ArgumentException">A parameter is out of range, the calendar is unknown or does not know the
    /// time span, or the start price is less than 16 ticks.</exception>
    public SyntheticBars(Instrument instrument, SyntheticParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters.Validated();
        calendar = SessionCalendar.Get(instrument.CalendarName);
        if (parameters.FromNs < calendar.KnownFromNs || parameters.ToNs > calendar.KnownToNs)
        {
            throw new ArgumentException(
                "the time span lies outside what calendar " + calendar.Name + " knows; choose FromNs and ToNs inside");
        }

        ticksPerUnit = 1 / instrument.PriceGrid.ToDouble(1);
        price = parameters.StartPrice;
        if (price * ticksPerUnit is < TicksMin or > 1e15)
        {
            throw new ArgumentException(
                "StartPrice must be 16 to 10^15 ticks of " + instrument.PriceGrid, nameof(parameters));
        }

        random = new SeededRandom(
            SeededRandom.Mix(parameters.Seed) ^ unchecked((ulong)parameters.InstrumentNumber * InstrumentStream));
        endNs = parameters.ToNs;
        MoveToSession(parameters.FromNs);
        lastCloseNs = nextOpenNs;
        process = new PriceProcess(
            parameters, random, BarsPerDay(instrument.CalendarName), calendar.TradingDaysPerYear);
    }

    /// <summary>All bars from here to the end.</summary>
    public IEnumerable<Bar> ToEnd()
    {
        while (TryNext(out var bar))
        {
            yield return bar;
        }
    }

    /// <summary>Makes the next bar.</summary>
    /// <returns>False at the end; the bar is then <c>default</c>.</returns>
    public bool TryNext(out Bar bar)
    {
        bar = default;
        if (isOver || nextOpenNs >= endNs)
        {
            return false;
        }

        var openNs = nextOpenNs;
        var closeNs = Math.Min(openNs + parameters.Period.Nanos, session.CloseNs);
        if (parameters.Period.IsDaily)
        {
            closeNs = session.CloseNs;
        }

        if (closeNs > endNs)
        {
            return false;
        }

        if (openNs > lastCloseNs)
        {
            Move(process.PauseReturn((openNs - lastCloseNs) / (double)BarPeriod.DayNs));
        }

        bar = Make(openNs, closeNs);
        lastCloseNs = closeNs;
        nextOpenNs = closeNs;
        if (closeNs >= session.CloseNs)
        {
            MoveToSession(closeNs);
        }

        return true;
    }

    private Bar Make(long openNs, long closeNs)
    {
        var (volumeShare, volatility) = Activity(openNs, closeNs);
        var open = price;
        var variance = process.Variance;
        var total = process.NextReturn(openNs, volatility, price);
        var step = process.Deviation * StepScale;

        // A random path to the close: steps, less the part by which they would miss it.
        Span<double> steps = stackalloc double[PathSteps];
        var sum = 0.0;
        for (var index = 0; index < PathSteps; index++)
        {
            steps[index] = step * random.NextNormal();
            sum += steps[index];
        }

        var correction = (total - sum) / PathSteps;
        var path = 0.0;
        var highest = 0.0;
        var lowest = 0.0;
        for (var index = 0; index < PathSteps; index++)
        {
            path += steps[index] + correction;
            highest = Math.Max(highest, path);
            lowest = Math.Min(lowest, path);
        }

        Move(total);
        var openTicks = Ticks(open);
        var closeTicks = Ticks(price);
        return new Bar(
            closeNs,
            openNs,
            openTicks,
            Math.Max(Ticks(open * (1 + highest)), Math.Max(openTicks, closeTicks)),
            Math.Min(Ticks(open * (1 + lowest)), Math.Min(openTicks, closeTicks)),
            closeTicks,
            Volume(volumeShare, variance));
    }

    private long Volume(double share, double variance)
    {
        // The mean of four squared normals is 1 and skewed, as volumes are; it costs four draws.
        var squares = 0.0;
        for (var index = 0; index < 4; index++)
        {
            var normal = random.NextNormal();
            squares += normal * normal;
        }

        var shock = process.Shock * process.Shock;
        var lots = parameters.VolumeLots * share * (0.5 + (0.5 * Math.Min(variance, 8)))
            * (0.7 + (0.3 * Math.Min(shock, 12))) * (0.2 + (0.8 * squares / 4))
            * (process.Jumped ? JumpVolume : 1);
        return Math.Max(VolumeLotsMin, (long)Math.Min(lots, VolumeLotsMax));
    }

    private (double Volume, double Volatility) Activity(long openNs, long closeNs)
    {
        if (parameters.Period.IsDaily)
        {
            return (1, 1);
        }

        var middle = ((openNs - session.OpenNs) + (closeNs - session.OpenNs)) / 2.0;
        var fraction = middle / (session.CloseNs - session.OpenNs);
        return ActivityProfile.At(calendar.Name, session.Kind, parameters.ExtendedHours, fraction);
    }

    private void Move(double share) => price = Math.Max(TicksMin / ticksPerUnit, price * (1 + share));

    private long Ticks(double value) => Math.Max(1, (long)Math.Round(value * ticksPerUnit));

    // Daily bars span their trading day's sessions of the kinds that are made.
    private void MoveToSession(long timeNs)
    {
        isOver = timeNs >= calendar.KnownToNs
            || !calendar.TryNextSession(timeNs, parameters.ExtendedHours, out session);
        if (isOver)
        {
            return;
        }

        if (session.OpenNs < parameters.FromNs && !parameters.Period.IsDaily)
        {
            // The first bar stands on the session's grid, not on the moment asked for.
            var periodNs = parameters.Period.Nanos;
            var first = (parameters.FromNs - session.OpenNs + periodNs - 1) / periodNs;
            nextOpenNs = session.OpenNs + (first * periodNs);
        }
        else
        {
            nextOpenNs = session.OpenNs;
        }

        if (nextOpenNs >= session.CloseNs || (parameters.Period.IsDaily && session.OpenNs < parameters.FromNs))
        {
            MoveToSession(session.CloseNs);
            return;
        }

        if (parameters.Period.IsDaily)
        {
            JoinSessionsOfDay();
        }
    }

    private void JoinSessionsOfDay()
    {
        while (session.CloseNs < calendar.KnownToNs
            && calendar.TryNextSession(session.CloseNs, parameters.ExtendedHours, out var next)
            && next.TradingDay == session.TradingDay)
        {
            session = session with { CloseNs = next.CloseNs };
        }
    }

    private double BarsPerDay(string calendarName)
    {
        const double hour = 3_600e9;
        if (parameters.Period.IsDaily)
        {
            return 1;
        }

        var hours = calendarName switch
        {
            "XNYS" => parameters.ExtendedHours ? 16 : 6.5,
            "CME-EQ" => parameters.ExtendedHours ? 23 : 6.75,
            _ => 24,
        };
        return Math.Max(1, hours * hour / parameters.Period.Nanos);
    }
}
