using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Check values of the standard error, the probabilistic Sharpe ratio and the minimum track record.</summary>
public sealed class SharpeInferenceTests
{
    private const double Tolerance = 1e-6;
    private const double FundSharpe = 0.036 / 0.079;
    private const double FundSkewness = -2.448;
    private const double FundKurtosis = 10.164;
    private const int FundCount = 24;

    private static readonly double DailySharpe = 1.0 / Math.Sqrt(252.0);

    [Fact]
    public void Moments_OfTheMonthlySeries_AreTheCheckValues()
    {
        var returns = CheckSeries.R36;

        Assert.Equal(0.014833333, Moments.Mean(returns)!.Value, 1e-9);
        Assert.Equal(0.018201256, Moments.SampleDeviation(returns)!.Value, 1e-9);
        Assert.Equal(0.017946680, Moments.PopulationDeviation(returns)!.Value, 1e-9);
        Assert.Equal(-0.580697355, Moments.Skewness(returns)!.Value, 1e-9);
        Assert.Equal(2.187578935, Moments.Kurtosis(returns)!.Value, 1e-9);
        Assert.Equal(-0.569083896, Moments.Autocorrelation(returns, 1)!.Value, 1e-9);
        Assert.Equal(0.814962081, ReturnMetrics.SharpePerPeriod(returns)!.Value, 1e-9);
        Assert.Equal(2.823111460, ReturnMetrics.Sharpe(returns, 12.0)!.Value, 1e-9);
    }

    [Fact]
    public void StandardError_OfTheMonthlySeries_IsTheCheckValueInEachConvention()
    {
        var (sharpe, skewness, kurtosis) = Monthly();

        Assert.Equal(0.195088375, SharpeInference.StandardErrorNormal(sharpe, 36)!.Value, 1e-9);
        Assert.Equal(
            0.192359732, SharpeInference.StandardErrorGeneralDividedByCount(sharpe, 36, 0.0, 3.0)!.Value, 1e-9);
        Assert.Equal(
            0.218464308, SharpeInference.StandardErrorGeneral(sharpe, 36, skewness, kurtosis)!.Value, 1e-9);
        Assert.Equal(
            0.215408712,
            SharpeInference.StandardErrorGeneralDividedByCount(sharpe, 36, skewness, kurtosis)!.Value,
            1e-9);
    }

    [Fact]
    public void StandardError_OfThePublishedFund_IsThePublishedValue()
    {
        Assert.Equal(0.455696203, FundSharpe, 1e-9);
        var general = SharpeInference.StandardErrorGeneralDividedByCount(
            FundSharpe, FundCount, FundSkewness, FundKurtosis)!.Value;
        var normal = SharpeInference.StandardErrorGeneralDividedByCount(FundSharpe, FundCount, 0.0, 3.0)!.Value;

        Assert.Equal(0.328588594, general, 1e-9);
        Assert.Equal(0.329, general, 5e-4);
        Assert.Equal(0.214459545, normal, 1e-9);
        Assert.Equal(0.214, normal, 5e-4);
    }

    [Fact]
    public void StandardErrorAutocorrelated_WithoutAutocorrelation_IsTheGeneralOneDividedByCount()
    {
        var (sharpe, skewness, kurtosis) = Monthly();

        Assert.Equal(
            0.215408712, SharpeInference.StandardErrorAutocorrelated(sharpe, 36, skewness, kurtosis, 0.0)!.Value, 1e-9);
    }

    [Fact]
    public void StandardErrorAutocorrelated_WithHalf_FollowsTheFormulaByHand()
    {
        // rho = 1/2: a = 3, b = 1 + 1 + 1/3 = 7/3, c = 1 + 2/3 = 5/3. SR = 0.3, g3 = -0.6, g4 = 5, T = 100.
        var expected = Math.Sqrt((3.0 + (7.0 / 3.0 * 0.6 * 0.3) + (5.0 / 3.0 * 0.09)) / 100.0);

        Assert.Equal(expected, SharpeInference.StandardErrorAutocorrelated(0.3, 100, -0.6, 5.0, 0.5)!.Value, 1e-15);
        Assert.Null(SharpeInference.StandardErrorAutocorrelated(0.3, 100, -0.6, 5.0, 1.0));
        Assert.Null(SharpeInference.StandardErrorAutocorrelated(0.3, 0, -0.6, 5.0, 0.5));
    }

    [Fact]
    public void StandardErrorAutocorrelated_GrowsWithPositiveAndShrinksWithNegativeAutocorrelation()
    {
        var none = SharpeInference.StandardErrorAutocorrelated(0.1, 250, 0.0, 3.0, 0.0)!.Value;

        Assert.True(SharpeInference.StandardErrorAutocorrelated(0.1, 250, 0.0, 3.0, 0.2)!.Value > none);
        Assert.True(SharpeInference.StandardErrorAutocorrelated(0.1, 250, 0.0, 3.0, -0.2)!.Value < none);
    }

    [Theory]
    [InlineData(12, 2.878848691, 3.464101615)]
    [InlineData(252, 12.972210214, 15.874507866)]
    public void AnnualisationFactor_OfGeometricAutocorrelation_IsTheCheckValue(
        int periods, double expected, double independent)
    {
        var correlations = new double[periods - 1];
        for (var lag = 1; lag < periods; lag++)
        {
            correlations[lag - 1] = Math.Pow(0.2, lag);
        }

        Assert.Equal(expected, SharpeInference.AnnualisationFactor(periods, correlations)!.Value, 1e-9);
        Assert.Equal(independent, SharpeInference.AnnualisationFactor(periods, [])!.Value, 1e-9);
    }

    [Fact]
    public void AnnualisationFactor_WithoutAPositiveVariance_IsUndefined()
    {
        Assert.Null(SharpeInference.AnnualisationFactor(2, [-1.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeInference.AnnualisationFactor(0, []));
    }

    [Theory]
    [InlineData(0.0, 0.912709, 0.987207)]
    [InlineData(0.1, 0.855361, 0.939148)]
    public void Probabilistic_OfThePublishedFund_IsTheCheckValueInBothConventions(
        double benchmark, double classic, double nullConvention)
    {
        Assert.Equal(
            classic,
            SharpeInference.Probabilistic(FundSharpe, benchmark, FundCount, FundSkewness, FundKurtosis)!.Value,
            Tolerance);
        Assert.Equal(
            nullConvention,
            SharpeInference.Probabilistic(
                FundSharpe, benchmark, FundCount, FundSkewness, FundKurtosis, SharpeVarianceConvention.Null)!.Value,
            Tolerance);
    }

    [Fact]
    public void Probabilistic_OfTheFundWithNormalReturns_IsTheCheckValue()
    {
        Assert.Equal(
            0.981243, SharpeInference.Probabilistic(FundSharpe, 0.0, FundCount, 0.0, 3.0)!.Value, Tolerance);
    }

    [Theory]
    [InlineData(0.0, 0.999904, null)]
    [InlineData(0.3, 0.990793, 0.997595)]
    [InlineData(0.5, 0.925308, 0.947142)]
    public void Probabilistic_OfTheMonthlySeries_IsTheCheckValue(
        double benchmark, double classic, double? nullConvention)
    {
        var (sharpe, skewness, kurtosis) = Monthly();

        Assert.Equal(
            classic, SharpeInference.Probabilistic(sharpe, benchmark, 36, skewness, kurtosis)!.Value, Tolerance);
        if (nullConvention is not null)
        {
            Assert.Equal(
                nullConvention.Value,
                SharpeInference.Probabilistic(
                    sharpe, benchmark, 36, skewness, kurtosis, SharpeVarianceConvention.Null)!.Value,
                Tolerance);
        }
    }

    [Fact]
    public void Probabilistic_OfAnAnnualRatioOfOneOverThreeYears_IsTheCheckValue()
    {
        Assert.Equal(0.958112, SharpeInference.Probabilistic(DailySharpe, 0.0, 756, 0.0, 3.0)!.Value, Tolerance);
        var annualError = SharpeInference.StandardErrorNormal(DailySharpe, 756)!.Value * Math.Sqrt(252.0);
        Assert.Equal(0.578305, annualError, Tolerance);
    }

    [Fact]
    public void MinimumTrackRecord_OfThePublishedFund_IsTheCheckValueInBothConventions()
    {
        Assert.Equal(
            34.761358,
            SharpeInference.MinimumTrackRecord(FundSharpe, 0.0, FundSkewness, FundKurtosis)!.Value,
            Tolerance);
        Assert.Equal(
            15.381550, SharpeInference.MinimumTrackRecord(FundSharpe, 0.0, 0.0, 3.0)!.Value, Tolerance);
        Assert.Equal(
            13.028778,
            SharpeInference.MinimumTrackRecord(
                FundSharpe, 0.0, FundSkewness, FundKurtosis, 0.05, SharpeVarianceConvention.Null)!.Value,
            Tolerance);
    }

    [Theory]
    [InlineData(0.5, 46.558247)]
    [InlineData(0.3, 18.042490)]
    public void MinimumTrackRecord_OfTheMonthlySeries_IsTheCheckValue(double benchmark, double expected)
    {
        var (sharpe, skewness, kurtosis) = Monthly();

        Assert.Equal(
            expected, SharpeInference.MinimumTrackRecord(sharpe, benchmark, skewness, kurtosis)!.Value, Tolerance);
    }

    [Fact]
    public void MinimumTrackRecord_OfAnAnnualRatioOfOne_IsAlmostThreeYears()
    {
        var days = SharpeInference.MinimumTrackRecord(DailySharpe, 0.0, 0.0, 3.0)!.Value;

        Assert.Equal(684.1497, days, 1e-4);
        Assert.Equal(2.7149, days / 252.0, 1e-4);
    }

    [Fact]
    public void MinimumTrackRecord_OfThePackageExample_IsTheCheckValue()
    {
        var days = SharpeInference.MinimumTrackRecord(2.0 / Math.Sqrt(12.0), 1.0 / Math.Sqrt(12.0), -0.72, 5.78);

        Assert.Equal(59.895099, days!.Value, Tolerance);
    }

    [Fact]
    public void MinimumTrackRecord_IsTheLengthAtWhichTheProbabilityReachesTheLevel()
    {
        var (sharpe, skewness, kurtosis) = Monthly();
        var length = SharpeInference.MinimumTrackRecord(sharpe, 0.5, skewness, kurtosis)!.Value;

        var before = SharpeInference.Probabilistic(sharpe, 0.5, (int)Math.Floor(length), skewness, kurtosis);
        var after = SharpeInference.Probabilistic(sharpe, 0.5, (int)Math.Ceiling(length), skewness, kurtosis);

        Assert.InRange(before!.Value, 0.94, 0.95);
        Assert.InRange(after!.Value, 0.95, 0.96);
    }

    [Fact]
    public void Inference_WithoutEnoughData_IsUndefined()
    {
        Assert.Null(SharpeInference.StandardErrorNormal(0.1, 1));
        Assert.Null(SharpeInference.StandardErrorGeneralDividedByCount(0.1, 0, 0.0, 3.0));
        Assert.Null(SharpeInference.Probabilistic(0.1, 0.0, 1, 0.0, 3.0));
        Assert.Null(SharpeInference.MinimumTrackRecord(0.1, 0.1, 0.0, 3.0));
        Assert.Null(SharpeInference.MinimumTrackRecord(double.NaN, 0.1, 0.0, 3.0));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.95)]
    [InlineData(double.NaN)]
    public void MinimumTrackRecord_SignificanceOutsideItsRange_IsRefused(double significance)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SharpeInference.MinimumTrackRecord(0.2, 0.0, 0.0, 3.0, significance));
    }

    private static (double Sharpe, double Skewness, double Kurtosis) Monthly()
    {
        var returns = CheckSeries.R36;
        return (
            ReturnMetrics.SharpePerPeriod(returns)!.Value,
            Moments.Skewness(returns)!.Value,
            Moments.Kurtosis(returns)!.Value);
    }
}
