namespace Plimsoll.Research.Statistics;

/// <summary>
/// Value at risk and the mean beyond it, as returns (a loss is negative), at a tail share such as 0.05. Two conventions
/// are named because public libraries disagree: from the order statistics, and from a normal distribution.
/// </summary>
public static class TailRiskMetrics
{
    /// <summary>
    /// Historical value at risk: the quantile at the tail share, interpolated linearly; null without an observation.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The tail share is outside [0, 1].</exception>
    public static double? ValueAtRiskHistorical(ReadOnlySpan<double> returns, double tailShare) =>
        Quantiles.Linear(returns, tailShare);

    /// <summary>
    /// Normal value at risk: mean plus the normal quantile at the tail share times the sample deviation; null below two
    /// observations.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The tail share is outside (0, 1).</exception>
    public static double? ValueAtRiskNormal(ReadOnlySpan<double> returns, double tailShare)
    {
        if (!(tailShare > 0.0 && tailShare < 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(tailShare), tailShare, "A tail share lies inside (0, 1).");
        }

        return Moments.Mean(returns) + (NormalDistribution.Quantile(tailShare) * Moments.SampleDeviation(returns));
    }

    /// <summary>
    /// Historical conditional value at risk: the mean of the 1 + floor((n - 1) tailShare) smallest returns (the
    /// convention of empyrical); null without an observation.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The tail share is outside [0, 1].</exception>
    public static double? ConditionalHistorical(ReadOnlySpan<double> returns, double tailShare)
    {
        if (!(tailShare >= 0.0 && tailShare <= 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(tailShare), tailShare, "A tail share lies in [0, 1].");
        }

        var sorted = Quantiles.Sorted(returns);
        return sorted.Length == 0
            ? null
            : Moments.Mean(sorted.AsSpan(0, 1 + (int)((sorted.Length - 1) * tailShare)));
    }

    /// <summary>
    /// The mean of the returns below the normal value at risk (the convention of quantstats); null when none is below.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The tail share is outside (0, 1).</exception>
    public static double? ConditionalBelowNormal(ReadOnlySpan<double> returns, double tailShare)
    {
        var threshold = ValueAtRiskNormal(returns, tailShare);
        if (threshold is null)
        {
            return null;
        }

        var sum = 0.0;
        var count = 0;
        foreach (var value in returns)
        {
            if (value < threshold)
            {
                sum += value;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }
}
