namespace Plimsoll.Research.Statistics;

/// <summary>
/// Drawdowns of a return series, measured from the running peak that starts at the initial value. Depths are positive
/// shares of the peak (0.2 = twenty per cent below). A value that is not a number is a period without change.
/// </summary>
public static class DrawdownMetrics
{
    /// <summary>The drawdown after each period, 0 at a peak.</summary>
    public static double[] Depths(ReadOnlySpan<double> returns)
    {
        var depths = new double[returns.Length];
        var value = 1.0;
        var peak = 1.0;
        for (var index = 0; index < returns.Length; index++)
        {
            value *= double.IsNaN(returns[index]) ? 1.0 : 1.0 + returns[index];
            peak = Math.Max(peak, value);
            depths[index] = (peak - value) / peak;
        }

        return depths;
    }

    /// <summary>
    /// The largest drawdown, in [0, 1] while the value stays at or above 0; null for an empty series.
    /// </summary>
    public static double? Maximum(ReadOnlySpan<double> returns) => Quantiles.Linear(Depths(returns), 1.0);

    /// <summary>
    /// The ulcer index (Martin 1987): root mean square of the depths over all periods; null for an empty series.
    /// </summary>
    public static double? Ulcer(ReadOnlySpan<double> returns) =>
        returns.IsEmpty ? null : Math.Sqrt(SquaredDepths(returns) / returns.Length);

    /// <summary>
    /// The ulcer index with divisor n - 1, the convention of quantstats; null below two periods.
    /// </summary>
    public static double? UlcerSample(ReadOnlySpan<double> returns) =>
        returns.Length < 2 ? null : Math.Sqrt(SquaredDepths(returns) / (returns.Length - 1));

    private static double SquaredDepths(ReadOnlySpan<double> returns)
    {
        var squares = 0.0;
        foreach (var depth in Depths(returns))
        {
            squares += depth * depth;
        }

        return squares;
    }
}
