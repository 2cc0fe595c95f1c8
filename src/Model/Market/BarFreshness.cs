namespace Plimsoll.Model.Market;

/// <summary>Judges the age of a bar. Completeness comes first, and staleness counts from the bar's close.</summary>
public static class BarFreshness
{
    /// <summary>
    /// The verdict. Incomplete while now is before close + grace; stale when now - close is above the limit (exactly
    /// the limit is still ok); ok otherwise. All values in nanoseconds; times since the epoch, UTC.
    /// </summary>
    /// <param name="openNs">Open of the bar.</param>
    /// <param name="periodNs">Length of the bar, above 0.</param>
    /// <param name="nowNs">Time of the question.</param>
    /// <param name="graceNs">How long after its close a bar may still change, at least 0.</param>
    /// <param name="stalenessMaxNs">Greatest allowed age since the close, at least 0.</param>
    public static Freshness Judge(long openNs, long periodNs, long nowNs, long graceNs, long stalenessMaxNs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodNs);
        ArgumentOutOfRangeException.ThrowIfNegative(graceNs);
        ArgumentOutOfRangeException.ThrowIfNegative(stalenessMaxNs);
        long sinceCloseNs = nowNs - (openNs + periodNs);
        if (sinceCloseNs < graceNs)
        {
            return Freshness.Incomplete;
        }

        return sinceCloseNs > stalenessMaxNs ? Freshness.Stale : Freshness.Ok;
    }
}
