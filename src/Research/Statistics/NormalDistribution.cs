using Plimsoll.Model.Values;

namespace Plimsoll.Research.Statistics;

/// <summary>
/// The standard normal distribution. Near the centre the distribution function is summed from its power series
/// (Marsaglia, "Evaluating the Normal Distribution", 2004, equation for Phi); in the tails it is Laplace's continued
/// fraction of the Mills ratio (Abramowitz and Stegun 26.2.14), so that small probabilities keep their relative
/// accuracy. The relative error is below 1e-13 wherever the result is a normal double.
/// </summary>
public static class NormalDistribution
{
    private const double InverseRootTwoPi = 0.398942280401432677939946;
    private const double TailStart = 2.5;
    private const int SeriesTermsMax = 200;
    private const int FractionTerms = 200;
    private const int RefinementsMax = 20;

    /// <summary>The density at <paramref name="x"/>; NaN gives NaN.</summary>
    public static double Density(double x) => InverseRootTwoPi * DeterministicMath.Exp(-0.5 * x * x);

    /// <summary>
    /// The probability of a value at or below <paramref name="x"/>, in [0, 1]; infinities give 0 and 1, NaN gives NaN.
    /// </summary>
    public static double Cumulative(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x < -TailStart)
        {
            return LowerTail(-x);
        }

        return x > TailStart ? 1.0 - LowerTail(x) : 0.5 + (Density(x) * CentralSeries(x));
    }

    /// <summary>
    /// The value below which a share <paramref name="probability"/> lies: the inverse of <see cref="Cumulative"/>.
    /// 0 and 1 give the infinities.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1] or not a number.</exception>
    public static double Quantile(double probability)
    {
        if (double.IsNaN(probability) || probability < 0.0 || probability > 1.0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A probability lies in [0, 1]; give a share, not percent.");
        }

        if (probability == 0.0 || probability == 1.0)
        {
            return probability == 0.0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (probability == 0.5)
        {
            return 0.0;
        }

        // 1 - p is exact for p in [1/2, 1], so both halves are computed in the lower tail.
        return probability < 0.5 ? LowerQuantile(probability) : -LowerQuantile(1.0 - probability);
    }

    private static double CentralSeries(double x)
    {
        var term = x;
        var sum = x;
        var square = x * x;
        for (var index = 1; index <= SeriesTermsMax; index++)
        {
            term *= square / ((2 * index) + 1);
            var next = sum + term;
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    private static double LowerTail(double distance)
    {
        if (double.IsPositiveInfinity(distance))
        {
            return 0.0;
        }

        // Evaluated from the far end: a fixed number of terms gives the same bits everywhere.
        var fraction = distance;
        for (var term = FractionTerms; term >= 1; term--)
        {
            fraction = distance + (term / fraction);
        }

        return Density(distance) / fraction;
    }

    private static double LowerQuantile(double probability)
    {
        // Start: Abramowitz and Stegun 26.2.23 (absolute error below 4.5e-4); then Newton steps on the logarithm of the
        // distribution function, whose concavity makes them converge in the far tail as well.
        var root = Math.Sqrt(-2.0 * DeterministicMath.Log(probability));
        var numerator = 2.515517 + (root * (0.802853 + (root * 0.010328)));
        var denominator = 1.0 + (root * (1.432788 + (root * (0.189269 + (root * 0.001308)))));
        var x = (numerator / denominator) - root;
        for (var step = 0; step < RefinementsMax; step++)
        {
            var cumulative = Cumulative(x);
            var density = Density(x);
            if (cumulative <= 0.0 || density <= 0.0)
            {
                break;
            }

            var ratio = (cumulative - probability) / cumulative;
            var correction = probability < 0.1
                ? -Log1Minus(ratio) * cumulative / density
                : (cumulative - probability) / density;
            x -= correction;
            if (Math.Abs(correction) <= 1e-15 * (1.0 + Math.Abs(x)))
            {
                break;
            }
        }

        return x;
    }

    private static double Log1Minus(double value) =>
        Math.Abs(value) < 1e-5
            ? -value * (1.0 + (value * (0.5 + (value / 3.0))))
            : DeterministicMath.Log(1.0 - value);
}
