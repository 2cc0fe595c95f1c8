using NodaTime;

namespace Plimsoll.Model.Calendars;

/// <summary>
/// Turns wall-clock times of one IANA zone into instants, with the zone rules frozen in the NodaTime package: the
/// machine's own zone data is never read, so every machine builds the same calendar.
/// </summary>
internal sealed class ZoneClock
{
    private const long NsPerTick = 100;
    private readonly DateTimeZone zone;

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
        var local = new LocalDateTime(date.Year, date.Month, date.Day, minuteOfDay / 60, minuteOfDay % 60);
        return zone.AtStrictly(local).ToInstant().ToUnixTimeTicks() * NsPerTick;
    }
}
