using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Tests.Indicators.Quoting;

public sealed class EdgeTests
{
    [Theory]
    [InlineData(0.0002, 50_010.000000, 200)]
    [InlineData(0.0005, 50_025.010505, 351)]
    public void BreakEven_RetailFees_AsComputed(double sellRate, double ask, long ticks)
    {
        Assert.Equal(ask, RoundTrip.BreakEvenAsk(49_990, 0.0002, sellRate), 1e-6);
        Assert.Equal(ticks, RoundTrip.BreakEvenTicks(49_990, 0.0002, sellRate, 0.1));
    }

    [Fact]
    public void BreakEvenTicks_Rebate_IsZero() =>
        Assert.Equal(0, RoundTrip.BreakEvenTicks(49_990, -0.0001, -0.0001, 0.1));

    [Theory]
    [InlineData(0, 0.0002)]
    [InlineData(100, 1.0)]
    public void BreakEvenAsk_OutOfRange_IsRefused(double bid, double sellRate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RoundTrip.BreakEvenAsk(bid, 0.0002, sellRate));

    [Theory]
    [InlineData(0.5, 0.25, 0.1, 0.2, 0.0, 0.85)]
    [InlineData(0.5, 0.25, 0.05, 0.2, 0.0, 0.85)]
    [InlineData(0.5, -0.25, 0.3, 0.2, 0.0, 0.8)]
    [InlineData(-0.1, 0.0, 0.0, 0.2, 0.5, 0.4)]
    public void Depth_EachPart_Counts(
        double cost, double adverse, double error, double tick, double margin, double expected) =>
        Assert.Equal(expected, MinimumEdge.Depth(cost, adverse, error, tick, margin), 1e-12);

    [Theory]
    [InlineData(100.05, 0.01, 10_005, 10_005)]
    [InlineData(100.054, 0.01, 10_005, 10_006)]
    [InlineData(0.0403, 0.00001, 4_030, 4_030)]
    [InlineData(-3.2, 1, -4, -3)]
    public void Of_Price_RoundsAwayFromTheMiddle(double price, double tick, long bid, long ask)
    {
        Assert.Equal(bid, QuoteTicks.BidOf(price, tick));
        Assert.Equal(ask, QuoteTicks.AskOf(price, tick));
    }

    [Fact]
    public void Within_QuotesThatWouldTrade_AreMovedOut()
    {
        Assert.Equal(new QuoteTicks(99, 106), new QuoteTicks(105, 106).Within(99, 101));
        Assert.Equal(new QuoteTicks(90, 101), new QuoteTicks(90, 95).Within(99, 101));
        Assert.Equal(new QuoteTicks(90, 110), new QuoteTicks(90, 110).Within(99, 101));
    }
}
