namespace Plimsoll.Research.Statistics;

/// <summary>
/// A return series against a benchmark of the same length and the same periods. A period in which either is not a
/// number is left out, except in captures, where it counts as elapsed time. An undefined figure is null.
/// </summary>
public static class BenchmarkMetrics
{
    // Below this variance of the benchmark a slope is the quotient of two rounding errors.
    private const double VarianceMin = 1e-30;

    /// <summary>
    /// The slope of the least-squares line of returns on the benchmark; null below two common periods or when the
    /// benchmark does not move.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double? Beta(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var sums = CoMoments.Of(returns, benchmark);
        return sums.Count < 2 || sums.BenchmarkSquares / sums.Count < VarianceMin
            ? null
            : sums.Products / sums.BenchmarkSquares;
    }

    /// <summary>
    /// Compounded annual alpha (empyrical): (1 + mean(r - beta b))^periodsPerYear - 1; null when beta is or when the
    /// base is negative.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? AlphaCompounded(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear)
    {
        ReturnMetrics.RequirePeriods(periodsPerYear);
        var alpha = AlphaPerPeriod(returns, benchmark);
        return alpha is null ? null : ReturnMetrics.AnnualGrowth(1.0 + alpha.Value, 1, periodsPerYear);
    }

    /// <summary>
    /// Arithmetic annual alpha (quantstats): (mean(r) - beta mean(b)) periodsPerYear; null when beta is.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? AlphaArithmetic(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear)
    {
        ReturnMetrics.RequirePeriods(periodsPerYear);
        return AlphaPerPeriod(returns, benchmark) * periodsPerYear;
    }

    /// <summary>Pearson's correlation, in [-1, 1]; null when either series does not move.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double? Correlation(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var sums = CoMoments.Of(returns, benchmark);
        if (sums.Count < 2
            || sums.ReturnSquares / sums.Count < VarianceMin
            || sums.BenchmarkSquares / sums.Count < VarianceMin)
        {
            return null;
        }

        var correlation = sums.Products / (Math.Sqrt(sums.ReturnSquares) * Math.Sqrt(sums.BenchmarkSquares));
        return Math.Clamp(correlation, -1.0, 1.0);
    }

    /// <summary>The square of the correlation, in [0, 1]; null when the correlation is.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double? RSquared(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var correlation = Correlation(returns, benchmark);
        return correlation * correlation;
    }

    /// <summary>
    /// The information ratio of one period: mean over sample deviation of r - b; null below two periods or when the two
    /// never differ by a varying amount.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double? InformationRatioPerPeriod(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) =>
        ReturnMetrics.SharpePerPeriod(Differences(returns, benchmark));

    /// <summary>Annualised sample deviation of r - b; null below two common periods.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? TrackingError(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear) =>
        ReturnMetrics.AnnualVolatility(Differences(returns, benchmark), periodsPerYear);

    /// <summary>
    /// Compound annual growth over that of the benchmark; null without periods or when the latter is 0.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? Capture(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear)
    {
        RequireSameLength(returns, benchmark);
        var own = ReturnMetrics.CompoundAnnualGrowth(returns, periodsPerYear);
        var other = ReturnMetrics.CompoundAnnualGrowth(benchmark, periodsPerYear);
        return other is null or 0.0 ? null : own / other;
    }

    /// <summary>The capture over the periods in which the benchmark rose; null when there is none.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? UpCapture(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear)
    {
        var (own, other) = Where(returns, benchmark, rising: true);
        return Capture(own, other, periodsPerYear);
    }

    /// <summary>The capture over the periods in which the benchmark fell; null when there is none.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? DownCapture(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear)
    {
        var (own, other) = Where(returns, benchmark, rising: false);
        return Capture(own, other, periodsPerYear);
    }

    /// <summary>Up capture over down capture; null when either is, or when the latter is 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? CaptureRatio(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear)
    {
        var down = DownCapture(returns, benchmark, periodsPerYear);
        return down is null or 0.0 ? null : UpCapture(returns, benchmark, periodsPerYear) / down;
    }

    /// <summary>Both series reduced to the periods in which the benchmark rose (or fell), in their order.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double[] Returns, double[] Benchmark) Where(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, bool rising)
    {
        RequireSameLength(returns, benchmark);
        var own = new List<double>(returns.Length);
        var other = new List<double>(returns.Length);
        for (var index = 0; index < returns.Length; index++)
        {
            if (rising ? benchmark[index] > 0.0 : benchmark[index] < 0.0)
            {
                own.Add(returns[index]);
                other.Add(benchmark[index]);
            }
        }

        return ([.. own], [.. other]);
    }

    /// <summary>The series return minus benchmark; not a number where either is.</summary>
    internal static double[] Differences(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        RequireSameLength(returns, benchmark);
        var differences = new double[returns.Length];
        for (var index = 0; index < returns.Length; index++)
        {
            differences[index] = returns[index] - benchmark[index];
        }

        return differences;
    }

    /// <summary>Refuses series of different lengths.</summary>
    internal static void RequireSameLength(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        if (returns.Length != benchmark.Length)
        {
            throw new ArgumentException(
                $"benchmark has {benchmark.Length} periods, returns have {returns.Length}: align both to the same days",
                nameof(benchmark));
        }
    }

    private static double? AlphaPerPeriod(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var beta = Beta(returns, benchmark);
        if (beta is null)
        {
            return null;
        }

        var residuals = new double[returns.Length];
        for (var index = 0; index < returns.Length; index++)
        {
            residuals[index] = returns[index] - (beta.Value * benchmark[index]);
        }

        return Moments.Mean(residuals);
    }
}
