namespace Plimsoll.Research.Statistics;

/// <summary>Order statistics of a sample; a value that is not a number is left out.</summary>
public static class Quantiles
{
    /// <summary>
    /// The quantile at <paramref name="share"/> with linear interpolation between order statistics at position
    /// share (n - 1), type 7 of Hyndman and Fan (1996), the default of NumPy; null without an observation.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside [0, 1].</exception>
    public static double? Linear(ReadOnlySpan<double> values, double share)
    {
        if (!(share >= 0.0 && share <= 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile share lies in [0, 1].");
        }

        var sorted = Sorted(values);
        if (sorted.Length == 0)
        {
            return null;
        }

        var position = share * (sorted.Length - 1);
        var lower = (int)Math.Floor(position);
        var upper = Math.Min(lower + 1, sorted.Length - 1);
        return sorted[lower] + ((position - lower) * (sorted[upper] - sorted[lower]));
    }

    /// <summary>The present observations in ascending order.</summary>
    internal static double[] Sorted(ReadOnlySpan<double> values)
    {
        var present = Present(values);
        Array.Sort(present);
        return present;
    }

    /// <summary>The present observations in their order.</summary>
    internal static double[] Present(ReadOnlySpan<double> values)
    {
        var present = new double[Moments.Count(values)];
        var next = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                present[next++] = value;
            }
        }

        return present;
    }
}
