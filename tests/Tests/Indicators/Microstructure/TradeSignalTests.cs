using Plimsoll.Indicators.Microstructure;

namespace Plimsoll.Tests.Indicators.Microstructure;

public sealed class TradeSignalTests
{
    [Fact]
    public void SignAutocorrelation_TwelveTrades_AsComputed()
    {
        SignAutocorrelation correlation = new(12);
        int[] signs = [1, 1, 1, -1, -1, 1, 1, -1, -1, -1, -1, 1];
        for (int i = 0; i < signs.Length; i++)
        {
            Assert.False(correlation.TryValue(1, out _));
            correlation.Update(signs[i]);
        }

        Assert.True(correlation.TryValue(1, out double first));
        Assert.True(correlation.TryValue(2, out double second));
        Assert.True(correlation.TryValue(3, out double third));
        Assert.Equal(0.25, first, 1e-12);
        Assert.Equal(-0.333333, second, 1e-6);
        Assert.Equal(-0.25, third, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => correlation.TryValue(12, out _));
    }

    [Fact]
    public void SignAutocorrelation_WindowTurnsOver_OldSignsAreForgotten()
    {
        SignAutocorrelation correlation = new(4);
        foreach (int sign in new[] { -1, -1, -1, 1, 0, -1, 1, -1 })
        {
            correlation.Update(sign);
        }

        Assert.True(correlation.TryValue(1, out double value));
        Assert.Equal(-0.75, value, 1e-12);
        for (int i = 0; i < 4; i++)
        {
            correlation.Update(1);
        }

        Assert.False(correlation.TryValue(1, out _));
    }

    [Fact]
    public void Vpin_FiveBuckets_AsComputed()
    {
        Vpin vpin = new(1_000, 5);
        double[] changes = [0.03, -0.05, 0.01, 0.06, -0.02];
        double[] expected = [773.372648, 105.649774, 598.706326, 933.192799, 308.537539];
        for (int i = 0; i < changes.Length; i++)
        {
            Assert.True(double.IsNaN(vpin.Value));
            double buys = vpin.BulkBuys(changes[i], 0.04);
            Assert.Equal(expected[i], buys, 1e-6);
            vpin.Update(buys);
        }

        Assert.Equal(0.556433784, vpin.Value, 1e-9);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(-100, 0)]
    [InlineData(0, 0.5)]
    public void BulkBuys_FarMoves_StayInsideTheBucket(double change, double share)
    {
        Vpin vpin = new(10, 2);
        double buys = vpin.BulkBuys(change, 1);
        Assert.Equal(change > 0 ? 10 : 10 * share, buys, 1e-12);
    }

    [Fact]
    public void Classify_FlagFirstThenQuoteThenTick_AsLeeAndReady()
    {
        TradeSign sign = new();
        Assert.Equal(-1, sign.Classify(101, 1, 100, 101));
        Assert.Equal(1, sign.Classify(100, 0, 100, 101));
        Assert.Equal(1, sign.Classify(100.75, -1, 100, 101));
        Assert.Equal(-1, sign.Classify(100.25, -1, 100, 101));
        Assert.Equal(1, sign.Classify(100.5, -1, 100, 101));
        Assert.Equal(1, sign.Classify(100.5, -1));
        Assert.Equal(-1, sign.Classify(100.4, -1));
        Assert.Equal(0, new TradeSign().Classify(100, -1));
    }

    [Fact]
    public void CumulativeDelta_PriceAndVolumePartWays_IsTold()
    {
        CumulativeDelta delta = new(2);
        delta.Update(100, 5, 1);
        delta.Update(101, 3, -1);
        Assert.Equal(2, delta.Value);
        Assert.True(delta.IsReady);
        Assert.Equal(0, delta.Divergence);
        delta.Update(99, 9, 1);
        Assert.Equal(11, delta.Value);
        Assert.Equal(1, delta.Divergence);
        delta.Update(103, 20, -1);
        Assert.Equal(-1, delta.Divergence);
        delta.Anchor();
        Assert.Equal(0, delta.Value);
        Assert.False(delta.IsReady);
    }
}
