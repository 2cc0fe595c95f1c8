namespace Plimsoll.Data.Store;

/// <summary>Searches in times that never descend.</summary>
internal static class SortedTimes
{
    /// <summary>The first index whose time is not before <paramref name="timeNs"/>; the length when there is
    /// none.</summary>
    public static int FirstAtOrAfter(ReadOnlySpan<long> times, long timeNs)
    {
        var low = 0;
        var high = times.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (times[middle] < timeNs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
