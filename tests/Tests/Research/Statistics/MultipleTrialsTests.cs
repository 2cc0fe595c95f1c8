using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Check values of the expected maximum, the deflated Sharpe ratio and the minimum backtest length.</summary>
public sealed class MultipleTrialsTests
{
    private const double Tolerance = 1e-6;
    private const double PaperVariance = 0.5 / 250.0;
    private const int PaperCount = 1250;

    private static readonly double PaperSharpe = 2.5 / Math.Sqrt(250.0);

    [Theory]
    [InlineData(2, 0.519755, 0.564190)]
    [InlineData(5, 1.192594, 1.162964)]
    [InlineData(10, 1.574598, 1.538753)]
    [InlineData(45, 2.235640, 2.207720)]
    [InlineData(100, 2.530603, 2.507594)]
    [InlineData(1000, 3.255122, 3.241436)]
    [InlineData(10000, 3.860665, 3.851616)]
    public void ExpectedMaximumNormal_OfTrials_IsTheCheckValue(int trials, double approximation, double exact)
    {
        Assert.Equal(approximation, MultipleTrials.ExpectedMaximumNormal(trials), Tolerance);
        Assert.Equal(exact, MultipleTrials.ExpectedMaximumNormalExact(trials), Tolerance);
    }

    [Fact]
    public void ExpectedMaximumNormalExact_ForFewTrials_HasItsClosedForm()
    {
        Assert.Equal(0.0, MultipleTrials.ExpectedMaximumNormalExact(1), 1e-12);
        Assert.Equal(1.0 / Math.Sqrt(Math.PI), MultipleTrials.ExpectedMaximumNormalExact(2), 1e-10);
        Assert.Equal(1.5 / Math.Sqrt(Math.PI), MultipleTrials.ExpectedMaximumNormalExact(3), 1e-10);
    }

    [Theory]
    [InlineData(100, 0.113172, 0.900397, 0.942771)]
    [InlineData(88, 0.111146, 0.910153, 0.950491)]
    [InlineData(46, 0.100362, 0.950502, 0.978739)]
    public void DeflatedSharpe_ExampleOfThePaper_IsTheCheckValue(
        int trials, double expectedMaximum, double deflated, double deflatedIfNormal)
    {
        Assert.Equal(0.158113883, PaperSharpe, 1e-9);
        Assert.Equal(expectedMaximum, MultipleTrials.ExpectedMaximumSharpe(trials, PaperVariance), Tolerance);
        Assert.Equal(
            deflated,
            MultipleTrials.DeflatedSharpe(PaperSharpe, PaperCount, -3.0, 10.0, trials, PaperVariance)!.Value,
            Tolerance);
        Assert.Equal(
            deflatedIfNormal,
            MultipleTrials.DeflatedSharpe(PaperSharpe, PaperCount, 0.0, 3.0, trials, PaperVariance)!.Value,
            Tolerance);
    }

    [Fact]
    public void EffectiveTrials_OfCorrelatedTrials_IsTheCheckValue()
    {
        var effective = MultipleTrials.EffectiveTrials(50, 0.4);

        Assert.Equal(30.4, effective, 1e-12);
        Assert.Equal(2.078847, MultipleTrials.ExpectedMaximumNormal(effective), Tolerance);
        Assert.Equal(50.0, MultipleTrials.EffectiveTrials(50, 0.0));
        Assert.Equal(1.0, MultipleTrials.EffectiveTrials(50, 1.0));
    }

    [Theory]
    [InlineData(7, 1.923143)]
    [InlineData(45, 4.998087)]
    [InlineData(1000, 10.595816)]
    public void MinimumBacktestYears_OfTrials_IsTheCheckValueBelowItsBound(int trials, double expected)
    {
        var years = MultipleTrials.MinimumBacktestYears(trials, 1.0);

        Assert.Equal(expected, years, Tolerance);
        Assert.True(years < MultipleTrials.MinimumBacktestYearsBound(trials, 1.0));
        Assert.Equal(years / 4.0, MultipleTrials.MinimumBacktestYears(trials, 2.0), 1e-12);
        Assert.Equal(2.0 * Math.Log(trials), MultipleTrials.MinimumBacktestYearsBound(trials, 1.0), 1e-12);
    }

    [Fact]
    public void DeflatedSharpe_OfOneTrial_IsTheProbabilityOfBeatingZero()
    {
        Assert.Equal(0.0, MultipleTrials.ExpectedMaximumNormal(1));
        Assert.Equal(
            SharpeInference.Probabilistic(PaperSharpe, 0.0, PaperCount, -3.0, 10.0),
            MultipleTrials.DeflatedSharpe(PaperSharpe, PaperCount, -3.0, 10.0, 1, PaperVariance));
    }

    [Fact]
    public void DeflatedSharpe_MoreTrials_IsNeverHigher()
    {
        var previous = 1.0;
        for (var trials = 2; trials <= 4096; trials *= 2)
        {
            var deflated = MultipleTrials.DeflatedSharpe(
                PaperSharpe, PaperCount, -3.0, 10.0, trials, PaperVariance)!.Value;
            Assert.True(deflated < previous, $"{trials} trials");
            previous = deflated;
        }
    }

    [Fact]
    public void MultipleTrials_ImpossibleArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTrials.ExpectedMaximumNormal(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTrials.ExpectedMaximumNormal(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTrials.ExpectedMaximumSharpe(10, -1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTrials.EffectiveTrials(10, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTrials.MinimumBacktestYears(10, 0.0));
    }
}
