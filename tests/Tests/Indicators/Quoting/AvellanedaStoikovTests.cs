using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Tests.Indicators.Quoting;

/// <summary>The parameters of the paper: s 100, sigma 2, gamma 0.1, k 1.5, A 140, T 1.</summary>
public sealed class AvellanedaStoikovTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(0, 1.0, 100.0, 1.690770, 99.154615, 100.845385)]
    [InlineData(1, 1.0, 99.6, 1.690770, 98.754615, 100.445385)]
    [InlineData(-2, 1.0, 100.8, 1.690770, 99.954615, 101.645385)]
    [InlineData(3, 0.5, 99.4, 1.490770, 98.654615, 100.145385)]
    public void Curve_ParametersOfThePaper_AsComputed(
        int inventory, double timeLeft, double reservation, double spread, double bid, double ask)
    {
        QuoteCurve curve = AvellanedaStoikov.Curve(0.1, 2, 1.5, timeLeft);
        Assert.Equal(reservation, curve.Middle(100, inventory), Tolerance);
        Assert.Equal(spread, curve.Spread, Tolerance);
        Assert.Equal(bid, curve.Bid(100, inventory), Tolerance);
        Assert.Equal(ask, curve.Ask(100, inventory), Tolerance);
    }

    [Fact]
    public void IntensityMargin_ParametersOfThePaper_AsComputed()
    {
        Assert.Equal(1.290770423, 2 * AvellanedaStoikov.IntensityMargin(0.1, 1.5), 1e-9);

        // Averaged over a day of quoting the time left is one half.
        Assert.Equal(1.490770, AvellanedaStoikov.Curve(0.1, 2, 1.5, 0.5).Spread, Tolerance);
    }

    [Fact]
    public void At_ParametersOfThePaper_AsComputed()
    {
        ArrivalIntensity intensity = new(140, 1.5);
        Assert.Equal(103.714551, intensity.At(0.2), Tolerance);
        Assert.Equal(31.238222, intensity.At(1), Tolerance);
    }

    [Fact]
    public void IntensityMargin_RiskAversionToZero_IsOneOverDecay()
    {
        Assert.Equal(1 / 1.5, AvellanedaStoikov.IntensityMargin(0, 1.5), 1e-15);
        Assert.Equal(1 / 1.5, AvellanedaStoikov.IntensityMargin(1e-14, 1.5), 1e-13);
    }

    [Fact]
    public void Curve_Cost_MovesBothSidesOutByIt()
    {
        QuoteCurve without = AvellanedaStoikov.Curve(0.1, 2, 1.5, 1);
        QuoteCurve with = AvellanedaStoikov.Curve(0.1, 2, 1.5, 1, 0.02);
        Assert.Equal(without.Spread + 0.04, with.Spread, 1e-12);
        Assert.Equal(without.SkewPerUnit, with.SkewPerUnit);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0.25)]
    public void Curve_LongerInventory_LowersBothQuotes(double more)
    {
        QuoteCurve curve = AvellanedaStoikov.Curve(0.1, 2, 1.5, 1);
        Assert.True(curve.Bid(100, more) < curve.Bid(100, 0));
        Assert.True(curve.Ask(100, more) < curve.Ask(100, 0));
        Assert.True(curve.Bid(100, -more) > curve.Bid(100, 0));
        Assert.True(curve.Ask(100, -more) > curve.Ask(100, 0));
    }

    [Theory]
    [InlineData(-0.1, 2, 1.5, 1)]
    [InlineData(0.1, double.NaN, 1.5, 1)]
    [InlineData(0.1, 2, 0, 1)]
    [InlineData(0.1, 2, 1.5, -1)]
    public void Curve_OutOfRange_IsRefused(double riskAversion, double volatility, double decay, double time) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            AvellanedaStoikov.Curve(riskAversion, volatility, decay, time));
}
