using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Table values computed with forty digits of working precision.</summary>
public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(-30d, 4.9067139271481871e-198)]
    [InlineData(-20d, 2.7536241186062337e-89)]
    [InlineData(-12d, 1.776482112077679e-33)]
    [InlineData(-10d, 7.6198530241605261e-24)]
    [InlineData(-8d, 6.2209605742717841e-16)]
    [InlineData(-6d, 9.8658764503769814e-10)]
    [InlineData(-5d, 2.8665157187919391e-7)]
    [InlineData(-4d, 3.1671241833119921e-5)]
    [InlineData(-3.5d, 0.00023262907903552504)]
    [InlineData(-3d, 0.0013498980316300945)]
    [InlineData(-2.75d, 0.0029797632350545568)]
    [InlineData(-2.5d, 0.0062096653257761352)]
    [InlineData(-2.25d, 0.012224472655044703)]
    [InlineData(-2d, 0.022750131948179207)]
    [InlineData(-1.5d, 0.066807201268858066)]
    [InlineData(-1d, 0.15865525393145705)]
    [InlineData(-0.75d, 0.2266273523768682)]
    [InlineData(-0.5d, 0.3085375387259869)]
    [InlineData(-0.25d, 0.40129367431707628)]
    [InlineData(-0.1d, 0.46017216272297102)]
    [InlineData(-0.001d, 0.49960105778608894)]
    [InlineData(0d, 0.5)]
    [InlineData(0.001d, 0.50039894221391106)]
    [InlineData(0.1d, 0.53982783727702898)]
    [InlineData(0.25d, 0.59870632568292372)]
    [InlineData(0.5d, 0.6914624612740131)]
    [InlineData(0.75d, 0.7733726476231318)]
    [InlineData(1d, 0.84134474606854295)]
    [InlineData(1.25d, 0.89435022633314474)]
    [InlineData(1.5d, 0.93319279873114193)]
    [InlineData(1.75d, 0.95994084313618291)]
    [InlineData(2d, 0.97724986805182079)]
    [InlineData(2.5d, 0.99379033467422386)]
    [InlineData(3d, 0.99865010196836991)]
    [InlineData(4d, 0.99996832875816688)]
    [InlineData(5d, 0.99999971334842812)]
    [InlineData(6d, 0.99999999901341235)]
    [InlineData(8d, 0.99999999999999938)]
    public void Cumulative_TableValue_AgreesToOneInTenToTheTwelve(double x, double expected)
    {
        Assert.Equal(1.0, NormalDistribution.Cumulative(x) / expected, 1e-12);
    }

    [Theory]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(1e-100, -21.273453560965324)]
    [InlineData(1e-30, -11.464024688443616)]
    [InlineData(1e-16, -8.2220822161304356)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-06, -4.753424308822899)]
    [InlineData(0.0001, -3.7190164854556806)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(0.005, -2.5758293035489008)]
    [InlineData(0.01, -2.3263478740408411)]
    [InlineData(0.025, -1.9599639845400542)]
    [InlineData(0.05, -1.6448536269514727)]
    [InlineData(0.1, -1.2815515655446004)]
    [InlineData(0.2, -0.84162123357291417)]
    [InlineData(0.25, -0.67448975019608174)]
    [InlineData(0.3, -0.52440051270804082)]
    [InlineData(0.4, -0.25334710313579974)]
    [InlineData(0.45, -0.12566134685507401)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.55, 0.12566134685507415)]
    [InlineData(0.6, 0.25334710313579974)]
    [InlineData(0.75, 0.67448975019608174)]
    [InlineData(0.8, 0.84162123357291436)]
    [InlineData(0.9, 1.2815515655446006)]
    [InlineData(0.95, 1.6448536269514723)]
    [InlineData(0.975, 1.9599639845400539)]
    [InlineData(0.99, 2.3263478740408408)]
    [InlineData(0.995, 2.5758293035489005)]
    [InlineData(0.999, 3.0902323061678133)]
    [InlineData(0.9999, 3.7190164854557084)]
    [InlineData(0.999999, 4.7534243088170878)]
    public void Quantile_TableValue_AgreesToOneInTenToTheTwelve(double probability, double expected)
    {
        Assert.Equal(expected, NormalDistribution.Quantile(probability), 1e-12 * (1.0 + Math.Abs(expected)));
    }

    [Fact]
    public void Cumulative_AroundTheJoinOfSeriesAndFraction_IsContinuousAndIncreasing()
    {
        foreach (var join in new[] { -2.5, 2.5 })
        {
            var below = NormalDistribution.Cumulative(join - 1e-9);
            var at = NormalDistribution.Cumulative(join);
            var above = NormalDistribution.Cumulative(join + 1e-9);

            Assert.InRange(at - below, 1.0e-11, 2.5e-11);
            Assert.InRange(above - at, 1.0e-11, 2.5e-11);
        }
    }

    [Fact]
    public void Quantile_OfCumulative_ReturnsTheArgument()
    {
        for (var x = -30.0; x <= 5.0; x += 0.03125)
        {
            var tolerance = x < 2.0 ? 1e-12 * (1.0 + Math.Abs(x)) : 1e-9;
            Assert.Equal(x, NormalDistribution.Quantile(NormalDistribution.Cumulative(x)), tolerance);
        }
    }

    [Fact]
    public void Cumulative_OfOppositeArguments_AddsUpToOne()
    {
        for (var x = 0.0; x <= 9.0; x += 0.0625)
        {
            Assert.Equal(1.0, NormalDistribution.Cumulative(x) + NormalDistribution.Cumulative(-x), 4e-16);
        }
    }

    [Fact]
    public void Cumulative_AtTheEnds_IsZeroOneOrNotANumber()
    {
        Assert.Equal(0.0, NormalDistribution.Cumulative(double.NegativeInfinity));
        Assert.Equal(1.0, NormalDistribution.Cumulative(double.PositiveInfinity));
        Assert.True(double.IsNaN(NormalDistribution.Cumulative(double.NaN)));
        Assert.Equal(0.3989422804014327, NormalDistribution.Density(0.0), 1e-16);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(95.0)]
    [InlineData(double.NaN)]
    public void Quantile_OutsideZeroToOne_IsRefusedWithARemedy(double probability)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(probability));

        Assert.Contains("[0, 1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantile_AtZeroAndOne_IsInfinite()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0.0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1.0));
    }
}
