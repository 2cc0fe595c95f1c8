using Plimsoll.Model.Calendars;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Model.Calendars;

public sealed class ZoneDateTests
{
    [Theory]
    [InlineData("America/New_York", "2026-01-10T04:59:59.9999999", 2026, 1, 9)]
    [InlineData("America/New_York", "2026-01-10T05:00:00", 2026, 1, 10)]
    [InlineData("America/New_York", "2026-07-10T03:59:59", 2026, 7, 9)]
    [InlineData("America/New_York", "2026-07-10T04:00:00", 2026, 7, 10)]
    [InlineData("America/New_York", "2026-03-08T04:59:59", 2026, 3, 7)]
    [InlineData("America/New_York", "2026-03-09T04:00:00", 2026, 3, 9)]
    [InlineData("UTC", "1969-12-31T23:59:59.9999999", 1969, 12, 31)]
    [InlineData("Asia/Tokyo", "2026-01-09T15:00:00", 2026, 1, 10)]
    public void TryAt_KnownZone_IsTheDateThere(string zone, string time, int year, int month, int day)
    {
        Assert.True(ZoneDate.TryAt(zone, Sample.Time(time), out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Fact]
    public void TryAt_LastNanosecondBeforeTheEpoch_IsTheDayBefore()
    {
        Assert.True(ZoneDate.TryAt("UTC", -1, out var date));
        Assert.Equal(new DateOnly(1969, 12, 31), date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("America/Atlantis")]
    public void TryAt_UnknownZone_IsFalse(string? zone) => Assert.False(ZoneDate.TryAt(zone, 0, out _));
}
