using NodaTime;
using NodaTime.TimeZones;

namespace Plimsoll.Model.Calendars;

/// <summary>
/// Local dates and times of one IANA zone, by the zone rules frozen in the NodaTime package: the machine's own zone
/// data is never read. Not thread-safe: it remembers the offset in force, which makes near times cheap.
/// </summary>
public sealed class ZoneOffset
{
    private const long NsPerTick = 100;
    private const long DayNs = 86_400_000_000_000;

    private readonly DateTimeZone zone;
    private long offsetNs;
    private long holdsFromNs = long.MaxValue;
    private long holdsToNs = long.MinValue;

    /// <summary>Loads a zone.</summary>
    /// <param name="zoneId">Its IANA name, such as <c>America/New_York</c>.</param>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public ZoneOffset(string zoneId)
    {
        zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) ?? throw new ArgumentException(
            $"'{zoneId}' is no zone: write an IANA name such as America/New_York or UTC", nameof(zoneId));
        ZoneId = zoneId;
    }

    /// <summary>The zone's IANA name.</summary>
    public string ZoneId { get; }

    /// <summary>Whether there is a zone of that name.</summary>
    public static bool Exists(string zoneId) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is not null;

    /// <summary>The local date at an instant, in days since 1970-01-01.</summary>
    /// <param name="timeNs">Nanoseconds since the epoch, UTC.</param>
    public int DayOf(long timeNs) => (int)Math.DivRem(LocalNs(timeNs) - Mod(LocalNs(timeNs), DayNs), DayNs).Quotient;

    /// <summary>The local minute of the day at an instant, 0 to 1439.</summary>
    /// <param name="timeNs">Nanoseconds since the epoch, UTC.</param>
    public int MinuteOf(long timeNs) => (int)(Mod(LocalNs(timeNs), DayNs) / 60_000_000_000);

    private static long Mod(long value, long by) => ((value % by) + by) % by;

    private long LocalNs(long timeNs)
    {
        if (timeNs < holdsFromNs || timeNs >= holdsToNs)
        {
            Resolve(timeNs);
        }

        return timeNs + offsetNs;
    }

    private void Resolve(long timeNs)
    {
        ZoneInterval interval = zone.GetZoneInterval(Instant.FromUnixTimeTicks(timeNs / NsPerTick));
        offsetNs = interval.WallOffset.Ticks * NsPerTick;
        holdsFromNs = interval.HasStart ? Saturated(interval.Start) : long.MinValue;
        holdsToNs = interval.HasEnd ? Saturated(interval.End) : long.MaxValue;
    }

    // Instants reach further than 64 bits of nanoseconds do.
    private static long Saturated(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return ticks > long.MaxValue / NsPerTick ? long.MaxValue
            : ticks < long.MinValue / NsPerTick ? long.MinValue
            : ticks * NsPerTick;
    }
}
