using Plimsoll.Kernel.Market;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Market;

public sealed class BarAggregatorTests
{
    private static readonly SessionCalendar Exchange = SessionCalendar.Get("XNYS");

    [Theory]
    [InlineData("2024-02-01T14:30", "2024-02-01T20:59", "2024-02-01T21:00")]
    [InlineData("2024-07-03T13:30", "2024-07-03T16:59", "2024-07-03T17:00")]
    public void TryAdd_DayOfShare_EndsWithTheRegularSession(string first, string last, string end)
    {
        var aggregator = new BarAggregator(BarPeriod.OneDay, Exchange, isRegularDay: true);

        Assert.False(aggregator.TryAdd(Minute(Ns(first) - 60_000_000_000, 999), out _), "before the session");
        Assert.False(aggregator.TryAdd(Minute(Ns(first), 100), out _));
        Assert.True(aggregator.TryAdd(Minute(Ns(last), 120), out var day));

        Assert.Equal(new Bar(Ns(end), Ns(first), 100, 121, 99, 120, 20), day);
        Assert.False(aggregator.TryAdd(Minute(Ns(end), 5), out _), "after the session");
        Assert.False(aggregator.TryCloseBefore(Minute(Ns(end) + 86_400_000_000_000, 100), out _), "nothing is open");
    }

    [Fact]
    public void TryCloseBefore_LastMinutesAbsent_EndsTheDayBeforeTheNext()
    {
        var aggregator = new BarAggregator(BarPeriod.OneDay, Exchange, isRegularDay: true);
        Assert.False(aggregator.TryAdd(Minute(Ns("2024-02-01T15:00"), 100), out _));

        Assert.True(aggregator.TryCloseBefore(Minute(Ns("2024-02-02T14:30"), 105), out var day));

        Assert.Equal(Ns("2024-02-01T21:00"), day.CloseTimeNs);
        Assert.Equal(100, day.CloseTicks);
    }

    [Fact]
    public void TryAdd_WholeTradingDay_HoldsExtendedHours()
    {
        var aggregator = new BarAggregator(BarPeriod.OneDay, Exchange, isRegularDay: false);
        Assert.False(aggregator.TryAdd(Minute(Ns("2024-02-01T13:00"), 90), out _));
        Assert.False(aggregator.TryAdd(Minute(Ns("2024-02-01T20:59"), 100), out _));

        Assert.True(aggregator.TryAdd(Minute(Ns("2024-02-02T00:59"), 110), out var day));

        Assert.Equal(new Bar(Ns("2024-02-02T01:00"), Ns("2024-02-01T13:00"), 90, 111, 89, 110, 30), day);
    }

    [Fact]
    public void TryAdd_Hours_BeginAtWholeHours()
    {
        var aggregator = new BarAggregator(BarPeriod.OneHour, Exchange, isRegularDay: true);
        Assert.False(aggregator.TryAdd(Minute(Ns("2024-02-01T14:30"), 100), out _));

        Assert.True(aggregator.TryAdd(Minute(Ns("2024-02-01T14:59"), 103), out var hour));

        Assert.Equal(Ns("2024-02-01T14:00"), hour.OpenTimeNs);
        Assert.Equal(Ns("2024-02-01T15:00"), hour.CloseTimeNs);
    }

    private static Bar Minute(long openNs, long ticks) =>
        new(openNs + 60_000_000_000, openNs, ticks, ticks + 1, ticks - 1, ticks, 10);

    private static long Ns(string text)
    {
        Assert.True(TimestampText.TryParse(text, out var time));
        return time.UnixNanos;
    }
}
