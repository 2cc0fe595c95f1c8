namespace Plimsoll.Research.Statistics;

/// <summary>
/// One stretch below a peak. Indexes count samples, 0 being the first value of the path.
/// </summary>
/// <param name="PeakIndex">The last sample at the peak.</param>
/// <param name="TroughIndex">The first sample at the lowest value.</param>
/// <param name="RecoveryIndex">The first sample back at the peak or above; null when the path ends below it.</param>
/// <param name="LastIndex">The recovery, or the last sample of the path.</param>
/// <param name="Depth">The largest distance below the peak as a positive share of the peak.</param>
public readonly record struct DrawdownEpisode(
    int PeakIndex, int TroughIndex, int? RecoveryIndex, int LastIndex, double Depth)
{
    /// <summary>Samples from the peak to the recovery, or to the end of the path.</summary>
    public int Length => LastIndex - PeakIndex;

    /// <summary>All episodes of a path of values in order. The first value must be above zero.</summary>
    /// <exception cref="ArgumentException">The first value is not above zero.</exception>
    public static IReadOnlyList<DrawdownEpisode> Of(ReadOnlySpan<double> values)
    {
        if (!values.IsEmpty && !(values[0] > 0.0))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The path starts at {values[0]}; a drawdown needs a start above 0."),
                nameof(values));
        }

        var episodes = new List<DrawdownEpisode>();
        var peak = 0;
        var trough = 0;
        for (var index = 1; index < values.Length; index++)
        {
            if (values[index] < values[peak])
            {
                trough = trough == peak || values[index] < values[trough] ? index : trough;
                continue;
            }

            if (trough != peak)
            {
                episodes.Add(new(peak, trough, index, index, DepthOf(values[peak], values[trough])));
            }

            peak = index;
            trough = index;
        }

        if (trough != peak)
        {
            episodes.Add(new(peak, trough, null, values.Length - 1, DepthOf(values[peak], values[trough])));
        }

        return episodes;
    }

    private static double DepthOf(double peak, double trough) => (peak - trough) / peak;
}
