using NodaTime;

namespace Plimsoll.Model.Calendars;

/// <summary>The date on the wall of a place, by the zone rules frozen in the NodaTime package.</summary>
public static class ZoneDate
{
    private const long NsPerTick = 100;

    /// <summary>The local date at a moment.</summary>
    /// <param name="zoneId">An IANA zone such as <c>America/New_York</c>.</param>
    /// <param name="timeNs">Nanoseconds since the epoch, UTC.</param>
    /// <param name="date">The date there; the first of all days when the zone is not known.</param>
    /// <returns>Whether the zone is known.</returns>
    public static bool TryAt(string? zoneId, long timeNs, out DateOnly date)
    {
        date = default;
        if (zoneId is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is not { } zone)
        {
            return false;
        }

        // Whole ticks, rounded down, so that the last nanosecond of a day stays in it.
        var ticks = Math.DivRem(timeNs, NsPerTick, out var rest) - (rest < 0 ? 1 : 0);
        var local = Instant.FromUnixTimeTicks(ticks).InZone(zone).Date;
        date = new DateOnly(local.Year, local.Month, local.Day);
        return true;
    }
}
