using NodaTime;
using Plimsoll.Model.Calendars;

namespace Plimsoll.Tests.Model.Calendars;

public sealed class ZoneClockTests
{
    [Theory]
    [InlineData("America/New_York", 21)]
    [InlineData("America/Chicago", 22)]
    public void ToNs_RandomAndRisingTimes_EqualTheZonesOwnAnswer(string zoneId, int seed)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[zoneId];
        var random = new Random(seed);
        var rising = new ZoneClock(zoneId);
        var jumping = new ZoneClock(zoneId);
        for (DateOnly date = new(1998, 1, 1); date.Year < 2033; date = date.AddDays(1))
        {
            // Minutes from 03:00 on: neither skipped nor repeated.
            int minute = random.Next(180, 1440);
            Assert.Equal(Expected(zone, date, minute), rising.ToNs(date, minute));
            DateOnly other = new DateOnly(1998, 1, 1).AddDays(random.Next(12_700));
            Assert.Equal(Expected(zone, other, minute), jumping.ToNs(other, minute));
        }
    }

    [Fact]
    public void ToNs_SkippedOrRepeatedMinute_Throws()
    {
        var clock = new ZoneClock("America/New_York");
        clock.ToNs(new DateOnly(2024, 3, 9), 600);

        Assert.Throws<SkippedTimeException>(() => clock.ToNs(new DateOnly(2024, 3, 10), 150));
        clock.ToNs(new DateOnly(2024, 11, 2), 600);
        Assert.Throws<AmbiguousTimeException>(() => clock.ToNs(new DateOnly(2024, 11, 3), 90));
    }

    [Fact]
    public void Constructor_UnknownZone_Throws()
    {
        Assert.Throws<NodaTime.TimeZones.DateTimeZoneNotFoundException>(() => new ZoneClock("America/Gotham"));
    }

    private static long Expected(DateTimeZone zone, DateOnly date, int minute) => zone
        .AtStrictly(new LocalDateTime(date.Year, date.Month, date.Day, minute / 60, minute % 60))
        .ToInstant().ToUnixTimeTicks() * 100;
}
