using Plimsoll.Model.Market;

namespace Plimsoll.Tests.Model.Market;

public sealed class BarPeriodTests
{
    [Theory]
    [InlineData("1s", 1, "1s")]
    [InlineData("60s", 60, "1m")]
    [InlineData("90s", 90, "90s")]
    [InlineData("5m", 300, "5m")]
    [InlineData("60m", 3_600, "1h")]
    [InlineData("24h", 86_400, "1d")]
    [InlineData("1d", 86_400, "1d")]
    public void TryParse_Text_WritesShortestSpelling(string text, long seconds, string expected)
    {
        Assert.True(BarPeriod.TryParse(text, out var period));
        Assert.Equal(seconds * 1_000_000_000, period.Nanos);
        Assert.Equal(expected, period.ToString());
        Assert.Equal(period, BarPeriod.Parse(expected));
        Assert.Equal(period, BarPeriod.FromSeconds(seconds));
        Assert.Equal(seconds == 86_400, period.IsDaily);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("0m")]
    [InlineData("-1m")]
    [InlineData("1.5h")]
    [InlineData("2d")]
    [InlineData("1w")]
    [InlineData("1M")]
    [InlineData("86401s")]
    [InlineData("99999999999m")]
    public void TryParse_NoPeriod_IsFalse(string? text)
    {
        Assert.False(BarPeriod.TryParse(text, out _));
        Assert.Throws<ArgumentException>(() => BarPeriod.Parse(text!));
    }

    [Fact]
    public void Comparison_Periods_FollowsLength()
    {
        Assert.True(BarPeriod.OneMinute < BarPeriod.OneHour && BarPeriod.OneHour <= BarPeriod.OneDay);
        Assert.True(BarPeriod.OneDay > BarPeriod.OneHour && BarPeriod.OneDay >= BarPeriod.OneHour);
        Assert.Throws<ArgumentOutOfRangeException>(() => BarPeriod.FromSeconds(0));
    }
}
