using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Tests.Indicators.Quoting;

public sealed class GueantLehalleFernandezTapiaTests
{
    private const double Tolerance = 1e-8;
    private static readonly ArrivalIntensity Paper = new(140, 1.5);

    [Fact]
    public void Curve_PublishedParametersInTicks_AsPublished()
    {
        ArrivalIntensity intensity = new(2.986162360812285, 0.04235741115084049);
        QuoteCurve curve = GueantLehalleFernandezTapia.Curve(intensity, 0.05, 0.05, 10.69);
        Assert.Equal(20.472085338, curve.HalfSpread, Tolerance);
        Assert.Equal(9.763268650, curve.SkewPerUnit, Tolerance);
        Assert.Equal(15.590451013, GueantLehalleFernandezTapia.IntensityMargin(intensity.Decay, 0.05, 1), Tolerance);
        Assert.Equal(
            0.913308573, GueantLehalleFernandezTapia.InventoryFactor(intensity, 0.05, 0.05, 1), Tolerance);
    }

    [Fact]
    public void Curve_ParametersOfThePaper_AsComputed()
    {
        QuoteCurve curve = GueantLehalleFernandezTapia.Curve(Paper, 0.1, 0.1, 2);
        Assert.Equal(0.645385211, GueantLehalleFernandezTapia.IntensityMargin(1.5, 0.1, 1), Tolerance);
        Assert.Equal(0.025858608, GueantLehalleFernandezTapia.InventoryFactor(Paper, 0.1, 0.1, 1), Tolerance);
        Assert.Equal(0.671243819, curve.HalfSpread, Tolerance);
        Assert.Equal(0.051717216, curve.SkewPerUnit, Tolerance);
        Assert.Equal(0.722961, curve.BidDepth(1), 1e-6);
        Assert.Equal(0.619527, curve.AskDepth(1), 1e-6);
        Assert.Equal(0.516092, curve.BidDepth(-3), 1e-6);
        Assert.Equal(0.826395, curve.AskDepth(-3), 1e-6);
    }

    [Fact]
    public void Curve_ExecutionRiskZero_IsTheLimit()
    {
        Assert.Equal(0.666666667, GueantLehalleFernandezTapia.IntensityMargin(1.5, 0, 1), Tolerance);
        Assert.Equal(0.025440322, GueantLehalleFernandezTapia.InventoryFactor(Paper, 0.1, 0, 1), Tolerance);
        double near = GueantLehalleFernandezTapia.InventoryFactor(Paper, 0.1, 1e-10, 1);
        Assert.Equal(GueantLehalleFernandezTapia.InventoryFactor(Paper, 0.1, 0, 1), near, 1e-11);
    }

    [Fact]
    public void Curve_Cost_IsTakenInExactly()
    {
        QuoteCurve curve = GueantLehalleFernandezTapia.Curve(Paper, 0.1, 0.1, 2, 1, 0.02);
        Assert.Equal(135.862375, Paper.AfterCost(0.02).Rate, 1e-6);
        Assert.Equal(
            0.026249411, GueantLehalleFernandezTapia.InventoryFactor(Paper.AfterCost(0.02), 0.1, 0.1, 1), Tolerance);
        Assert.Equal(0.691634622, curve.HalfSpread, Tolerance);
        Assert.Equal(0.052498822, curve.SkewPerUnit, Tolerance);
    }

    [Fact]
    public void Curve_Rebate_NarrowsTheQuotes()
    {
        QuoteCurve none = GueantLehalleFernandezTapia.Curve(Paper, 0.1, 0.1, 2);
        QuoteCurve rebate = GueantLehalleFernandezTapia.Curve(Paper, 0.1, 0.1, 2, 1, -0.02);
        Assert.InRange(rebate.HalfSpread, none.HalfSpread - 0.021, none.HalfSpread - 0.019);
    }

    [Fact]
    public void Curve_RareArrivals_SkewGrows()
    {
        QuoteCurve busy = GueantLehalleFernandezTapia.Curve(Paper, 0.1, 0.1, 2);
        QuoteCurve quiet = GueantLehalleFernandezTapia.Curve(Paper with { Rate = 35 }, 0.1, 0.1, 2);
        Assert.Equal(2 * busy.SkewPerUnit, quiet.SkewPerUnit, 1e-12);
    }

    [Theory]
    [InlineData(0, 1.5)]
    [InlineData(140, 0)]
    [InlineData(140, double.NaN)]
    public void Curve_UnusableIntensity_IsRefused(double rate, double decay) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            GueantLehalleFernandezTapia.Curve(new ArrivalIntensity(rate, decay), 0.1, 0.1, 2));
}
