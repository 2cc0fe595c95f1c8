using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class ReturnMetricsTests
{
    [Fact]
    public void Metrics_OfThreeReturns_AreThoseByHand()
    {
        double[] returns = [0.5, -0.5, 0.2];

        Assert.Equal((1.5 * 0.5 * 1.2) - 1.0, ReturnMetrics.TotalReturn(returns)!.Value, 1e-15);
        Assert.Equal((0.9 * 0.9 * 0.9 * 0.9) - 1.0, ReturnMetrics.CompoundAnnualGrowth(returns, 12.0)!.Value, 1e-14);
        Assert.Equal(Math.Cbrt(0.9) - 1.0, ReturnMetrics.GeometricMean(returns)!.Value, 1e-14);
        Assert.Equal(0.5, DrawdownMetrics.Maximum(returns)!.Value, 1e-15);
        Assert.Equal([0.0, 0.5, 0.4], DrawdownMetrics.Depths(returns).Select(depth => Math.Round(depth, 12)));
        Assert.Equal(Math.Sqrt(0.41 / 3.0), DrawdownMetrics.Ulcer(returns)!.Value, 1e-14);
        Assert.Equal(Math.Sqrt(0.41 / 2.0), DrawdownMetrics.UlcerSample(returns)!.Value, 1e-14);
        Assert.Equal(0.4, ReturnMetrics.GainToPain(returns)!.Value, 1e-14);
        Assert.Equal(1.4, ReturnMetrics.Omega(returns)!.Value, 1e-14);
        Assert.Equal(Math.Sqrt(0.25 / 3.0 * 4.0), ReturnMetrics.DownsideDeviation(returns, 4.0)!.Value, 1e-14);
        Assert.Equal(2.0 / 3.0, ReturnMetrics.PositiveShare(returns)!.Value, 1e-15);

        // Percentiles of three at positions 0.1 and 1.9: -0.5 + 0.1 x 0.7 and 0.2 + 0.9 x 0.3.
        Assert.Equal(0.47 / 0.43, ReturnMetrics.TailRatio(returns)!.Value, 1e-14);
    }

    [Fact]
    public void Metrics_MissingPeriods_EarnNothingButTakeTime()
    {
        double[] holes = [0.1, double.NaN, -0.05, double.NaN];
        double[] flat = [0.1, 0.0, -0.05, 0.0];

        Assert.Equal(ReturnMetrics.TotalReturn(flat), ReturnMetrics.TotalReturn(holes));
        Assert.Equal(
            ReturnMetrics.CompoundAnnualGrowth(flat, 12.0), ReturnMetrics.CompoundAnnualGrowth(holes, 12.0));
        Assert.Equal(DrawdownMetrics.Maximum(flat), DrawdownMetrics.Maximum(holes));
        Assert.Equal(
            ReturnMetrics.AnnualVolatility([0.1, -0.05], 12.0), ReturnMetrics.AnnualVolatility(holes, 12.0));
        Assert.Equal(0.5, ReturnMetrics.PositiveShare(holes));
        Assert.Equal(0.25, ReturnMetrics.PositiveShare(flat));
    }

    [Fact]
    public void Metrics_EmptySeries_AreAllUndefined()
    {
        double?[] results =
        [
            ReturnMetrics.TotalReturn([]), ReturnMetrics.CompoundAnnualGrowth([], 252.0),
            ReturnMetrics.GeometricMean([]), ReturnMetrics.AnnualVolatility([], 252.0),
            ReturnMetrics.SharpePerPeriod([]), ReturnMetrics.Sharpe([], 252.0), ReturnMetrics.Sortino([], 252.0),
            ReturnMetrics.DownsideDeviation([], 252.0), ReturnMetrics.Calmar([], 252.0), ReturnMetrics.Omega([]),
            ReturnMetrics.GainToPain([]), ReturnMetrics.TailRatio([]), ReturnMetrics.Stability([]),
            ReturnMetrics.Best([]), ReturnMetrics.Worst([]), ReturnMetrics.PositiveShare([]),
            DrawdownMetrics.Maximum([]), DrawdownMetrics.Ulcer([]), DrawdownMetrics.UlcerSample([]),
            PeriodOutcomeMetrics.WinRate([]), PeriodOutcomeMetrics.ProfitFactor([]),
            PeriodOutcomeMetrics.PayoffRatio([]), PeriodOutcomeMetrics.KellyShare([]),
            PeriodOutcomeMetrics.RecoveryFactor([]),
        ];

        Assert.All(results, result => Assert.Null(result));
        Assert.Equal(0, PeriodOutcomeMetrics.LongestLossStreak([]));
    }

    [Fact]
    public void Ratios_ReturnsEqualToTheRiskFreeRate_AreUndefinedDespiteRounding()
    {
        var excess = new double[50];
        for (var index = 0; index < excess.Length; index++)
        {
            excess[index] = index % 2 == 0 ? -1.1e-17 : 2.3e-17;
        }

        Assert.Null(ReturnMetrics.Sharpe(excess, 252.0));
        Assert.Null(ReturnMetrics.Sortino(excess, 252.0));
        Assert.Null(ReturnMetrics.Omega(excess));
    }

    [Fact]
    public void Metrics_LossOfEverythingOrMore_AreUndefinedWhereTheyMeanNothing()
    {
        Assert.Equal(-1.0, ReturnMetrics.CompoundAnnualGrowth([0.1, -1.0], 252.0)!.Value, 1e-15);
        Assert.Null(ReturnMetrics.CompoundAnnualGrowth([0.1, -1.5], 252.0));
        Assert.Null(ReturnMetrics.Stability([0.1, -1.0, 0.1]));
        Assert.Equal(1.5, DrawdownMetrics.Maximum([0.1, -1.5])!.Value, 1e-14);
        Assert.Null(ReturnMetrics.PerPeriodReturn(-1.0, 252.0));
        Assert.Equal(0.01, ReturnMetrics.PerPeriodReturn(Math.Pow(1.01, 12.0) - 1.0, 12.0)!.Value, 1e-14);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-252.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Metrics_AnnualFactorNotPositive_IsRefused(double periods)
    {
        double[] returns = [0.1, 0.2];

        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnMetrics.CompoundAnnualGrowth(returns, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnMetrics.AnnualVolatility(returns, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnMetrics.Sharpe(returns, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnMetrics.DownsideDeviation(returns, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReturnMetrics.PerPeriodReturn(0.1, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenchmarkMetrics.AlphaArithmetic(returns, returns, periods));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenchmarkMetrics.AlphaCompounded(returns, returns, periods));
    }

    [Fact]
    public void Stability_OfASteadyPath_IsOneInEitherDirection()
    {
        Assert.Equal(1.0, ReturnMetrics.Stability([0.01, 0.01, 0.01, 0.01])!.Value, 1e-12);
        Assert.Equal(1.0, ReturnMetrics.Stability([-0.01, -0.01, -0.01, -0.01])!.Value, 1e-12);
        Assert.Null(ReturnMetrics.Stability([0.0, 0.0, 0.0]));
    }

    [Fact]
    public void PeriodOutcomes_ByHand_CountZeroAsNeither()
    {
        double[] returns = [0.02, 0.0, -0.01, -0.01, double.NaN, -0.02, 0.04];

        Assert.Equal(0.4, PeriodOutcomeMetrics.WinRate(returns)!.Value, 1e-15);
        Assert.Equal(1.5, PeriodOutcomeMetrics.ProfitFactor(returns)!.Value, 1e-14);
        Assert.Equal(0.03 / (0.04 / 3.0), PeriodOutcomeMetrics.PayoffRatio(returns)!.Value, 1e-14);
        Assert.Equal(0.4 - (0.6 / 2.25), PeriodOutcomeMetrics.KellyShare(returns)!.Value, 1e-14);
        Assert.Equal(2, PeriodOutcomeMetrics.LongestLossStreak(returns));
        Assert.Equal(1, PeriodOutcomeMetrics.LongestWinStreak(returns));
    }
}
