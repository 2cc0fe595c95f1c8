using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>
/// The standard errors against the scatter of estimates over many simulated histories with a known Sharpe ratio. The
/// generator is fixed, so the outcome is the same on every machine.
/// </summary>
public sealed class SharpeSimulationTests(ITestOutputHelper output)
{
    private const int Histories = 600;
    private const int Length = 400;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(-0.3)]
    public void StandardErrorAutocorrelated_OfSimulatedHistories_IsTheirScatter(double rho)
    {
        const double Sharpe = 0.1;
        var estimates = new double[Histories];
        ulong state = 2024;
        for (var history = 0; history < Histories; history++)
        {
            var returns = new double[Length];
            var previous = 0.0;
            for (var index = -50; index < Length; index++)
            {
                previous = (rho * previous) + (Math.Sqrt(1.0 - (rho * rho)) * Normal(ref state));
                if (index >= 0)
                {
                    returns[index] = Sharpe + previous;
                }
            }

            estimates[history] = ReturnMetrics.SharpePerPeriod(returns)!.Value;
        }

        var scatter = Moments.SampleDeviation(estimates)!.Value;
        var predicted = SharpeInference.StandardErrorAutocorrelated(Sharpe, Length, 0.0, 3.0, rho)!.Value;
        var withoutRho = SharpeInference.StandardErrorNormal(Sharpe, Length)!.Value;

        output.WriteLine($"rho {rho}: scatter {scatter:F5}, predicted {predicted:F5}, without rho {withoutRho:F5}");
        Assert.InRange(scatter / predicted, 0.92, 1.08);
        Assert.Equal(rho == 0.0, Math.Abs((scatter / withoutRho) - 1.0) < 0.08);
    }

    [Fact]
    public void StandardErrorGeneral_OfSkewedHistories_IsTheirScatterAndTheNormalOneIsNot()
    {
        // Exponential waiting times less a constant: skewness 2, raw kurtosis 9, deviation 1.
        const double Sharpe = 0.5;
        var estimates = new double[Histories];
        ulong state = 77;
        for (var history = 0; history < Histories; history++)
        {
            var returns = new double[Length];
            for (var index = 0; index < Length; index++)
            {
                returns[index] = Sharpe - 1.0 - Math.Log(1.0 - Uniform(ref state));
            }

            estimates[history] = ReturnMetrics.SharpePerPeriod(returns)!.Value;
        }

        var scatter = Moments.SampleDeviation(estimates)!.Value;
        var general = SharpeInference.StandardErrorGeneral(Sharpe, Length, 2.0, 9.0)!.Value;
        var normal = SharpeInference.StandardErrorNormal(Sharpe, Length)!.Value;
        var mistaken = SharpeInference.StandardErrorGeneral(Sharpe, Length, 2.0, 6.0)!.Value;

        output.WriteLine($"scatter {scatter:F5}, general {general:F5}, normal {normal:F5}, excess {mistaken:F5}");
        Assert.InRange(scatter / general, 0.92, 1.08);
        Assert.True(scatter / normal < 0.8);
        Assert.True(scatter / mistaken > 1.2);
    }

    [Fact]
    public void ExpectedMaximumNormal_OfSimulatedTrials_IsTheMeanOfTheirBest()
    {
        var best = new double[4000];
        ulong state = 5;
        for (var run = 0; run < best.Length; run++)
        {
            best[run] = double.NegativeInfinity;
            for (var trial = 0; trial < 45; trial++)
            {
                best[run] = Math.Max(best[run], Normal(ref state));
            }
        }

        var mean = Moments.Mean(best)!.Value;

        output.WriteLine($"mean of the best of 45: {mean:F4}");
        Assert.Equal(MultipleTrials.ExpectedMaximumNormalExact(45), mean, 0.03);
        Assert.Equal(MultipleTrials.ExpectedMaximumNormal(45), mean, 0.06);
    }

    private static double Uniform(ref ulong state) => CheckSeries.Next(ref state) + (0.5 / 2147483648.0);

    private static double Normal(ref ulong state) => NormalDistribution.Quantile(Uniform(ref state));
}
