using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>
/// Four public libraries put excess kurtosis where raw kurtosis belongs, or leave it out. Each published value is
/// reproduced by making its mistake on purpose, which proves both the diagnosis and that our own figure is another one.
/// </summary>
public sealed class SharpeTrapTests
{
    [Fact]
    public void Probabilistic_SeriesOfTheFirstLibrary_IsNotItsPublishedValue()
    {
        double[] returns = [-0.009025132, 0.003653969, 0.0, 0.0];
        var sharpe = ReturnMetrics.SharpePerPeriod(returns)!.Value;
        var skewness = Moments.SkewnessBiasCorrected(returns)!.Value;
        var excess = Moments.ExcessKurtosisBiasCorrected(returns)!.Value;
        var benchmark = 1.0 / Math.Sqrt(252.0);

        var mistaken = SharpeInference.Probabilistic(sharpe, benchmark, 4, skewness, excess)!.Value;
        var right = SharpeInference.Probabilistic(sharpe, benchmark, 4, skewness, excess + 3.0)!.Value;

        Assert.Equal(0.257146306116665, mistaken, 1e-12);
        Assert.Equal(0.263967459939, right, 1e-11);
        Assert.True(Math.Abs(right - mistaken) > 0.006);
    }

    [Fact]
    public void Probabilistic_MonthlySeriesWithExcessKurtosis_FlattersTheResult()
    {
        var returns = CheckSeries.R36;
        var sharpe = ReturnMetrics.SharpePerPeriod(returns)!.Value;
        var skewness = Moments.Skewness(returns)!.Value;
        var kurtosis = Moments.Kurtosis(returns)!.Value;

        var right = SharpeInference.Probabilistic(sharpe, 0.5, 36, skewness, kurtosis)!.Value;
        var mistaken = SharpeInference.Probabilistic(sharpe, 0.5, 36, skewness, kurtosis - 3.0)!.Value;

        Assert.Equal(0.925308, right, 1e-6);
        Assert.Equal(0.957371, mistaken, 1e-6);
    }

    [Fact]
    public void Probabilistic_MonthlySeriesWithCorrectedMoments_IsNotTheValueOfTheSecondLibrary()
    {
        var returns = CheckSeries.R36;
        var sharpe = ReturnMetrics.SharpePerPeriod(returns)!.Value;
        var skewness = Moments.SkewnessBiasCorrected(returns)!.Value;
        var excess = Moments.ExcessKurtosisBiasCorrected(returns)!.Value;

        Assert.Equal(0.955300, SharpeInference.Probabilistic(sharpe, 0.5, 36, skewness, excess)!.Value, 1e-6);
        Assert.Equal(0.923422, SharpeInference.Probabilistic(sharpe, 0.5, 36, skewness, excess + 3.0)!.Value, 1e-6);
    }

    [Fact]
    public void DeflatedSharpe_ColumnsOfTheThirdLibrary_AreDefinedOnlyWithRawKurtosis()
    {
        double[][] columns = [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [1, 2, 3, 2, 1]];
        double?[] published = [null, null, 0.0005355605507117445];
        double[] right = [0.298262097, 7.029624e-7, 0.000675524];
        var sharpes = new double[3];
        for (var index = 0; index < 3; index++)
        {
            sharpes[index] = ReturnMetrics.SharpePerPeriod(
                [.. Returns(columns[index]).Select(value => value - 0.01)])!.Value;
        }

        var deviation = Moments.SampleDeviation(sharpes)!.Value;
        for (var index = 0; index < 3; index++)
        {
            // The library counts the undefined first return as a zero return in the moments and in the length.
            double[] padded = [0.0, .. Returns(columns[index])];
            var skewness = Moments.Skewness(padded)!.Value;
            var kurtosis = Moments.Kurtosis(padded)!.Value;

            var ours = MultipleTrials.DeflatedSharpe(
                sharpes[index], 5, skewness, kurtosis, 3.0, deviation * deviation)!.Value;
            var mistaken = MultipleTrials.DeflatedSharpe(
                sharpes[index], 5, skewness, kurtosis - 3.0, 3.0, deviation * deviation);

            Assert.Equal(1.0, ours / right[index], 1e-6);
            Assert.Equal(published[index] is null, mistaken is null);
            Assert.Equal(published[index] ?? 0.0, mistaken ?? 0.0, 1e-12);
        }
    }

    [Fact]
    public void Probabilistic_ExampleOfTheFourthLibrary_DependsOnKurtosis()
    {
        var sharpe = 2.0 / Math.Sqrt(12.0);
        var benchmark = 1.0 / Math.Sqrt(12.0);

        Assert.Equal(0.948693, SharpeInference.Probabilistic(sharpe, benchmark, 59, -0.72, 5.78)!.Value, 1e-6);
        Assert.Equal(0.959743, SharpeInference.Probabilistic(sharpe, benchmark, 59, -0.72, 3.0)!.Value, 1e-6);
    }

    [Fact]
    public void Kurtosis_OfAFatTailedSeries_IsRawAndNeverBelowItsBound()
    {
        var returns = CheckSeries.Pseudo(5, 400, 0.0005, 0.01);
        returns[17] = -0.09;
        var skewness = Moments.Skewness(returns)!.Value;
        var kurtosis = Moments.Kurtosis(returns)!.Value;

        // Raw kurtosis is at least 1 + g3^2 for every sample; an excess kurtosis is not.
        Assert.True(kurtosis >= 1.0 + (skewness * skewness));
        Assert.True(kurtosis > 10.0);
    }

    private static double[] Returns(double[] prices)
    {
        var returns = new double[prices.Length - 1];
        for (var index = 1; index < prices.Length; index++)
        {
            returns[index - 1] = (prices[index] / prices[index - 1]) - 1.0;
        }

        return returns;
    }
}
