using Plimsoll.Host.Pacing;
using Plimsoll.Tests.Journal;

namespace Plimsoll.Tests.Host.Pacing;

public sealed class MarketClockTests
{
    private const long SecondNs = 1_000_000_000;
    private const long StartNs = 1_700_000_000 * SecondNs;

    [Theory]
    [InlineData("real", 1)]
    [InlineData("fast", 0)]
    [InlineData("60x", 60)]
    [InlineData("0.5x", 0.5)]
    [InlineData("1000000x", 1_000_000)]
    public void TryParse_Pace_GivesItsFactor(string text, double factor)
    {
        Assert.True(MarketClock.TryParse(text, out var read));
        Assert.Equal(factor, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("60")]
    [InlineData("-1x")]
    [InlineData("0x")]
    [InlineData("1e3x")]
    [InlineData("NaNx")]
    [InlineData("2000000x")]
    [InlineData("Fast")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(MarketClock.TryParse(text, out _));

    [Fact]
    public void Until_TenTimesAsFast_IsATenthOfTheTime()
    {
        var clock = new ManualClock();
        var market = new MarketClock(10, clock);
        market.Begin(StartNs);
        Assert.Equal(TimeSpan.FromSeconds(6), market.Until(StartNs + (60 * SecondNs)));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(2, market.Until(StartNs + (60 * SecondNs)).TotalSeconds, 6);
        Assert.Equal(TimeSpan.Zero, market.Lag(StartNs + (60 * SecondNs)));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, market.Until(StartNs + (60 * SecondNs)));
        Assert.Equal(3, market.Lag(StartNs + (60 * SecondNs)).TotalSeconds, 6);
        // A second beginning changes nothing.
        market.Begin(StartNs + (500 * SecondNs));
        Assert.Equal(3, market.Lag(StartNs + (60 * SecondNs)).TotalSeconds, 6);
    }

    [Fact]
    public void NowNs_BetweenTwoEvents_GoesWithTheClockAndNeverBeyondThem()
    {
        var clock = new ManualClock();
        var market = new MarketClock(1, clock);
        market.Begin(StartNs);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(StartNs + (20 * SecondNs), market.NowNs(StartNs, StartNs + (60 * SecondNs)));
        Assert.Equal(StartNs + (10 * SecondNs), market.NowNs(StartNs, StartNs + (10 * SecondNs)));
        Assert.Equal(StartNs + (30 * SecondNs), market.NowNs(StartNs + (30 * SecondNs), long.MaxValue));
        Assert.Equal(StartNs, market.NowNs(long.MinValue, StartNs));
    }

    [Fact]
    public void Until_AsFastAsPossible_IsNever()
    {
        var market = new MarketClock(0, new ManualClock());
        market.Begin(StartNs);
        Assert.True(market.IsFree);
        Assert.Equal(TimeSpan.Zero, market.Until(StartNs + (1_000_000 * SecondNs)));
        Assert.Equal(TimeSpan.Zero, market.Lag(StartNs - SecondNs));
        Assert.Equal(StartNs, market.NowNs(StartNs, StartNs + SecondNs));
    }
}
