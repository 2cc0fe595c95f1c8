namespace Plimsoll.Research.Statistics;

/// <summary>Centred sums of two series over the periods both have.</summary>
internal readonly record struct CoMoments(int Count, double Products, double ReturnSquares, double BenchmarkSquares)
{
    /// <summary>The sums, about the means of the common periods, in the order of the series.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CoMoments Of(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        BenchmarkMetrics.RequireSameLength(returns, benchmark);
        var count = 0;
        double ownSum = 0.0, otherSum = 0.0;
        for (var index = 0; index < returns.Length; index++)
        {
            if (IsCommon(returns[index], benchmark[index]))
            {
                count++;
                ownSum += returns[index];
                otherSum += benchmark[index];
            }
        }

        double products = 0.0, ownSquares = 0.0, otherSquares = 0.0;
        for (var index = 0; index < returns.Length; index++)
        {
            if (IsCommon(returns[index], benchmark[index]))
            {
                var own = returns[index] - (ownSum / count);
                var other = benchmark[index] - (otherSum / count);
                products += own * other;
                ownSquares += own * own;
                otherSquares += other * other;
            }
        }

        return new CoMoments(count, products, ownSquares, otherSquares);
    }

    private static bool IsCommon(double own, double other) => !double.IsNaN(own) && !double.IsNaN(other);
}
