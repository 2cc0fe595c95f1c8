using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class MomentsTests
{
    [Fact]
    public void Moments_OfSmallWholeNumbers_AreThoseByHand()
    {
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9];

        Assert.Equal(8, Moments.Count(values));
        Assert.Equal(40.0, Moments.Sum(values));
        Assert.Equal(5.0, Moments.Mean(values));
        Assert.Equal(2.0, Moments.PopulationDeviation(values));
        Assert.Equal(Math.Sqrt(32.0 / 7.0), Moments.SampleDeviation(values)!.Value, 1e-15);
        Assert.Equal(4.5, Moments.Median(values));

        // Third powers add up to -27 - 3 + 8 + 64 = 42; fourth powers to 81 + 3 + 16 + 256 = 356.
        Assert.Equal(42.0 / 8.0 / 8.0, Moments.Skewness(values)!.Value, 1e-15);
        Assert.Equal(356.0 / 8.0 / 16.0, Moments.Kurtosis(values)!.Value, 1e-15);
        Assert.Equal(42.0 / 64.0 * Math.Sqrt(56.0) / 6.0, Moments.SkewnessBiasCorrected(values)!.Value, 1e-15);
        Assert.Equal(
            7.0 / 30.0 * ((9.0 * (2.78125 - 3.0)) + 6.0),
            Moments.ExcessKurtosisBiasCorrected(values)!.Value,
            1e-14);
    }

    [Fact]
    public void Moments_MissingObservations_AreLeftOut()
    {
        double[] holes = [double.NaN, 1.0, double.NaN, 2.0, 6.0, double.NaN];
        double[] full = [1.0, 2.0, 6.0];

        Assert.Equal(3, Moments.Count(holes));
        Assert.Equal(Moments.Mean(full), Moments.Mean(holes));
        Assert.Equal(Moments.SampleDeviation(full), Moments.SampleDeviation(holes));
        Assert.Equal(Moments.Skewness(full), Moments.Skewness(holes));
        Assert.Equal(Moments.Kurtosis(full), Moments.Kurtosis(holes));
        Assert.Equal(Moments.Median(full), Moments.Median(holes));
        Assert.Null(Moments.Autocorrelation(holes, 1));
    }

    [Fact]
    public void Moments_WithoutEnoughObservations_AreUndefined()
    {
        Assert.Null(Moments.Mean([]));
        Assert.Null(Moments.Mean([double.NaN]));
        Assert.Null(Moments.PopulationDeviation([]));
        Assert.Null(Moments.SampleDeviation([1.0]));
        Assert.Null(Moments.Skewness([1.0]));
        Assert.Null(Moments.Kurtosis([1.0]));
        Assert.Null(Moments.SkewnessBiasCorrected([1.0, 2.0]));
        Assert.Null(Moments.ExcessKurtosisBiasCorrected([1.0, 2.0, 4.0]));
        Assert.Null(Moments.Median([]));
        Assert.Null(Moments.Autocorrelation([1.0, 2.0], 2));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(-1234.567)]
    [InlineData(0.0)]
    public void Moments_EqualObservations_HaveNoShape(double value)
    {
        var values = new double[37];
        Array.Fill(values, value);

        Assert.Null(Moments.Skewness(values));
        Assert.Null(Moments.Kurtosis(values));
        Assert.Null(Moments.Autocorrelation(values, 1));
        Assert.Null(ReturnMetrics.SharpePerPeriod(values));
        Assert.True(Moments.SampleDeviation(values) <= 1e-12 * Math.Abs(value));
    }

    [Fact]
    public void Autocorrelation_OfAnAlternatingSeries_IsNearlyMinusOne()
    {
        double[] values = [1, -1, 1, -1, 1, -1, 1, -1];

        Assert.Equal(1.0, Moments.Autocorrelation(values, 0)!.Value, 1e-15);
        Assert.Equal(-7.0 / 8.0, Moments.Autocorrelation(values, 1)!.Value, 1e-15);
        Assert.Equal(6.0 / 8.0, Moments.Autocorrelation(values, 2)!.Value, 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => Moments.Autocorrelation(values, -1));
    }

    [Fact]
    public void Kurtosis_OfEverySample_IsAtLeastOnePlusSquaredSkewness()
    {
        for (uint seed = 1; seed <= 300; seed++)
        {
            var values = CheckSeries.Pseudo(seed, 3 + (int)(seed % 20), 0.0, 1.0);
            var skewness = Moments.Skewness(values)!.Value;

            Assert.True(Moments.Kurtosis(values)!.Value >= 1.0 + (skewness * skewness) - 1e-12);
        }
    }

    [Fact]
    public void Linear_OfEverySample_IsBetweenItsNeighboursAndMonotone()
    {
        for (uint seed = 1; seed <= 50; seed++)
        {
            var values = CheckSeries.Pseudo(seed, 1 + (int)(seed % 13), 0.0, 1.0);
            var previous = double.NegativeInfinity;
            for (var step = 0; step <= 20; step++)
            {
                var quantile = Quantiles.Linear(values, step / 20.0)!.Value;
                Assert.True(quantile >= previous);
                previous = quantile;
            }

            Assert.Equal(values.Min(), Quantiles.Linear(values, 0.0));
            Assert.Equal(values.Max(), Quantiles.Linear(values, 1.0));
        }
    }
}
