namespace Plimsoll.Research.Statistics;

/// <summary>
/// Moments of a sample, summed in the order of the sample so that the same input gives the same bits. A value that is
/// not a number marks a missing observation and is left out. A result that is undefined is null, never NaN.
/// </summary>
public static class Moments
{
    /// <summary>
    /// A return is a difference of two numbers near one, so its own rounding is of the order 1e-16. Whatever is smaller
    /// than this is rounding.
    /// </summary>
    internal const double RoundingFloor = 1e-14;

    // A spread this small against the magnitude of the data is the rounding of equal numbers, not dispersion: a
    // constant series must not turn into an enormous ratio.
    private const double RoundingShare = 1e-13;

    /// <summary>The number of observations that are present.</summary>
    public static int Count(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += double.IsNaN(value) ? 0 : 1;
        }

        return count;
    }

    /// <summary>The sum of the present observations; 0 when there is none.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += double.IsNaN(value) ? 0.0 : value;
        }

        return sum;
    }

    /// <summary>The arithmetic mean; null without an observation.</summary>
    public static double? Mean(ReadOnlySpan<double> values)
    {
        var count = Count(values);
        return count == 0 ? null : Sum(values) / count;
    }

    /// <summary>
    /// The standard deviation with divisor n - 1 (0 for a constant sample); null below two observations.
    /// </summary>
    public static double? SampleDeviation(ReadOnlySpan<double> values)
    {
        var count = Count(values);
        return count < 2 ? null : Math.Sqrt(CentralPowerSum(values, 2) / (count - 1));
    }

    /// <summary>The standard deviation with divisor n (0 for a constant sample); null without an observation.</summary>
    public static double? PopulationDeviation(ReadOnlySpan<double> values)
    {
        var count = Count(values);
        return count == 0 ? null : Math.Sqrt(CentralPowerSum(values, 2) / count);
    }

    /// <summary>
    /// Skewness as the plain moment ratio m3 / m2^(3/2), moments divided by n; null without dispersion.
    /// </summary>
    public static double? Skewness(ReadOnlySpan<double> values)
    {
        var count = Count(values);
        if (count < 2 || !HasDispersion(values))
        {
            return null;
        }

        var second = CentralPowerSum(values, 2) / count;
        return CentralPowerSum(values, 3) / count / (second * Math.Sqrt(second));
    }

    /// <summary>
    /// Raw kurtosis m4 / m2^2, moments divided by n, 3 for a normal distribution; null without dispersion. The variance
    /// of a Sharpe ratio needs this one, not the excess over 3.
    /// </summary>
    public static double? Kurtosis(ReadOnlySpan<double> values)
    {
        var count = Count(values);
        if (count < 2 || !HasDispersion(values))
        {
            return null;
        }

        var second = CentralPowerSum(values, 2) / count;
        return CentralPowerSum(values, 4) / count / (second * second);
    }

    /// <summary>
    /// Skewness corrected for the size of the sample (the adjusted Fisher-Pearson coefficient of spreadsheets and
    /// pandas): g3 sqrt(n (n-1)) / (n-2); null below three observations or without dispersion.
    /// </summary>
    public static double? SkewnessBiasCorrected(ReadOnlySpan<double> values)
    {
        double count = Count(values);
        return count < 3 ? null : Skewness(values) * Math.Sqrt(count * (count - 1.0)) / (count - 2.0);
    }

    /// <summary>
    /// Excess kurtosis corrected for the size of the sample (as pandas and spreadsheets give it):
    /// (n-1)/((n-2)(n-3)) ((n+1)(g4-3) + 6); null below four observations or without dispersion. Never put it where a
    /// raw kurtosis is asked for.
    /// </summary>
    public static double? ExcessKurtosisBiasCorrected(ReadOnlySpan<double> values)
    {
        double count = Count(values);
        return count < 4
            ? null
            : (count - 1.0) / ((count - 2.0) * (count - 3.0)) * (((count + 1.0) * (Kurtosis(values) - 3.0)) + 6.0);
    }

    /// <summary>
    /// Autocorrelation at <paramref name="lag"/>: products of deviations from the common mean over the sum of squares.
    /// The series must be without missing values; null when it has any, has no dispersion or is not longer than the
    /// lag.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lag is negative.</exception>
    public static double? Autocorrelation(ReadOnlySpan<double> values, int lag)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        if (values.Length <= lag || Count(values) != values.Length || !HasDispersion(values))
        {
            return null;
        }

        var mean = Sum(values) / values.Length;
        var products = 0.0;
        for (var index = lag; index < values.Length; index++)
        {
            products += (values[index] - mean) * (values[index - lag] - mean);
        }

        return products / CentralPowerSum(values, 2);
    }

    /// <summary>
    /// The middle value (the mean of the two middle ones for an even count); null without an observation.
    /// </summary>
    public static double? Median(ReadOnlySpan<double> values) => Quantiles.Linear(values, 0.5);

    /// <summary>Whether the present observations differ by more than rounding.</summary>
    internal static bool HasDispersion(ReadOnlySpan<double> values)
    {
        var count = Count(values);
        if (count < 2)
        {
            return false;
        }

        var magnitude = 0.0;
        foreach (var value in values)
        {
            magnitude = double.IsNaN(value) ? magnitude : Math.Max(magnitude, Math.Abs(value));
        }

        var deviation = Math.Sqrt(CentralPowerSum(values, 2) / count);
        return deviation > Math.Max(RoundingFloor, RoundingShare * magnitude);
    }

    private static double CentralPowerSum(ReadOnlySpan<double> values, int power)
    {
        var mean = Sum(values) / Count(values);
        var sum = 0.0;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            var deviation = value - mean;
            var square = deviation * deviation;
            sum += power switch
            {
                2 => square,
                3 => square * deviation,
                _ => square * square,
            };
        }

        return sum;
    }
}
