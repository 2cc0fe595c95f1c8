using NodaTime;
using NodaTime.TimeZones;

namespace Plimsoll.Model.Calendars;

/// <summary>
/// Turns wall-clock times of one IANA zone into instants, with the zone rules frozen in the NodaTime package: the
/// machine's own zone data is never read, so every machine builds the same calendar. Not thread-safe: it remembers
/// the offset in force, which makes rising times cheap.
/// </summary>
internal sealed class ZoneClock
{
    private const long NsPerTick = 100;
    private const long MinuteNs = 60_000_000_000;
    private const long DayNs = 1440 * MinuteNs;

    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly DateTimeZone zone;
    private long offsetNs;
    private long offsetHoldsFromLocalNs = long.MaxValue;
    private long offsetHoldsToLocalNs = long.MinValue;

    /// <summary>Loads the zone; an unknown identifier is a <c>DateTimeZoneNotFoundException</c>.</summary>
    public ZoneClock(string zoneId)
    {
        zone = DateTimeZoneProviders.Tzdb[zoneId];
    }

    /// <summary>
    /// Nanoseconds since the epoch of a local date and minute of the day (0 to 1439). A minute that the change of
    /// clocks skips or repeats throws: no session of any calendar here opens or closes in such an hour.
    /// </summary>
    public long ToNs(DateOnly date, int minuteOfDay)
    {
        long localNs = ((date.DayNumber - EpochDay) * DayNs) + (minuteOfDay * MinuteNs);
        if (localNs < offsetHoldsFromLocalNs || localNs >= offsetHoldsToLocalNs)
        {
            ResolveOffset(date, minuteOfDay);
        }

        return localNs - offsetNs;
    }

    /// <summary>
    /// Looks the offset up and keeps it for the times more than a day away from a change of clocks: there a local
    /// time is neither skipped nor repeated. Closer to a change every time is looked up by itself.
    /// </summary>
    private void ResolveOffset(DateOnly date, int minuteOfDay)
    {
        var local = new LocalDateTime(date.Year, date.Month, date.Day, minuteOfDay / 60, minuteOfDay % 60);
        ZoneInterval interval = zone.GetZoneInterval(zone.AtStrictly(local).ToInstant());
        offsetNs = interval.WallOffset.Ticks * NsPerTick;
        offsetHoldsFromLocalNs = LocalNs(interval.Start) + DayNs;
        offsetHoldsToLocalNs = LocalNs(interval.End) - DayNs;
    }

    private long LocalNs(Instant instant) => (instant.ToUnixTimeTicks() * NsPerTick) + offsetNs;
}
