using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class BenchmarkMetricsTests
{
    [Fact]
    public void BetaAndCorrelation_OfFourPairs_AreThoseByHand()
    {
        double[] returns = [1, 3, 2, 6];
        double[] benchmark = [1, 2, 3, 4];

        // Means 3 and 2.5: products 3 + 0 - 0.5 + 4.5 = 7, squares 14 and 5.
        Assert.Equal(1.4, BenchmarkMetrics.Beta(returns, benchmark)!.Value, 1e-15);
        Assert.Equal(7.0 / Math.Sqrt(70.0), BenchmarkMetrics.Correlation(returns, benchmark)!.Value, 1e-15);
        Assert.Equal(0.7, BenchmarkMetrics.RSquared(returns, benchmark)!.Value, 1e-15);
        Assert.Equal(-0.5, BenchmarkMetrics.AlphaArithmetic(returns, benchmark, 1.0)!.Value, 1e-14);
    }

    [Fact]
    public void Comparison_MissingPeriods_AreLeftOutInPairs()
    {
        double[] returns = [1, double.NaN, 3, 9, 2, 6];
        double[] benchmark = [1, 7, 2, double.NaN, 3, 4];

        Assert.Equal(1.4, BenchmarkMetrics.Beta(returns, benchmark)!.Value, 1e-15);
        Assert.Equal(0.7, BenchmarkMetrics.RSquared(returns, benchmark)!.Value, 1e-15);
    }

    [Fact]
    public void Comparison_BenchmarkThatDoesNotMove_IsUndefined()
    {
        double[] returns = [0.01, 0.02, -0.01];
        double[] still = [0.01, 0.01, 0.01];

        Assert.Null(BenchmarkMetrics.Beta(returns, still));
        Assert.Null(BenchmarkMetrics.Correlation(returns, still));
        Assert.Null(BenchmarkMetrics.AlphaCompounded(returns, still, 252.0));
        Assert.Null(BenchmarkMetrics.DownCapture(returns, still, 252.0));
        Assert.NotNull(BenchmarkMetrics.UpCapture(returns, still, 252.0));
        Assert.Null(BenchmarkMetrics.CaptureRatio(returns, still, 252.0));
    }

    [Fact]
    public void InformationRatio_TheBenchmarkItself_IsUndefinedWithoutTrackingError()
    {
        double[] returns = [0.01, 0.02, -0.01];

        Assert.Null(BenchmarkMetrics.InformationRatioPerPeriod(returns, returns));
        Assert.Equal(0.0, BenchmarkMetrics.TrackingError(returns, returns, 252.0));
        Assert.Equal(1.0, BenchmarkMetrics.Beta(returns, returns)!.Value, 1e-15);
        Assert.Equal(1.0, BenchmarkMetrics.UpCapture(returns, returns, 252.0)!.Value, 1e-15);
        Assert.Equal(1.0, BenchmarkMetrics.DownCapture(returns, returns, 252.0)!.Value, 1e-15);
    }

    [Fact]
    public void Comparison_DifferentLengths_IsRefusedWithBothCounts()
    {
        var error = Assert.Throws<ArgumentException>(() => BenchmarkMetrics.Beta([0.1, 0.2], [0.1]));

        Assert.Contains("benchmark has 1 periods, returns have 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BenchmarkMetrics.Capture([0.1, 0.2], [0.1], 252.0));
        Assert.Throws<ArgumentException>(() => BenchmarkMetrics.UpCapture([0.1, 0.2], [0.1], 252.0));
        Assert.Throws<ArgumentException>(() => BenchmarkMetrics.TrackingError([0.1, 0.2], [0.1], 252.0));
    }

    [Fact]
    public void Correlation_OfManySeries_StaysInsideItsRangeAndIsSymmetric()
    {
        for (uint seed = 1; seed <= 200; seed++)
        {
            var one = CheckSeries.Pseudo(seed, 20, 0.0, 0.02);
            var other = CheckSeries.Pseudo(seed + 1000, 20, 0.001, 0.01);
            var correlation = BenchmarkMetrics.Correlation(one, other)!.Value;

            Assert.InRange(correlation, -1.0, 1.0);
            Assert.Equal(correlation, BenchmarkMetrics.Correlation(other, one)!.Value, 1e-15);
            Assert.Equal(
                correlation * correlation,
                BenchmarkMetrics.Beta(one, other)!.Value * BenchmarkMetrics.Beta(other, one)!.Value,
                1e-12);
        }
    }
}
