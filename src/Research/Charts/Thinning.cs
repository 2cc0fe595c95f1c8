namespace Plimsoll.Research.Charts;

/// <summary>Takes points away where a screen could not show them, without losing an extreme.</summary>
internal static class Thinning
{
    /// <summary>
    /// The indexes to draw: everything when it fits, else the first, the last, and the lowest and the highest value
    /// of every
    /// one of <paramref name="bucketCount"/> equal stretches. Values that are not finite are left out.
    /// </summary>
    public static IReadOnlyList<int> MinMax(int count, Func<int, double> value, int bucketCount)
    {
        List<int> finite = new(count);
        for (var i = 0; i < count; i++)
        {
            if (double.IsFinite(value(i)))
            {
                finite.Add(i);
            }
        }

        if (finite.Count <= bucketCount * 2)
        {
            return finite;
        }

        List<int> kept = [];
        for (var bucket = 0; bucket < bucketCount; bucket++)
        {
            var from = (int)((long)finite.Count * bucket / bucketCount);
            var to = (int)((long)finite.Count * (bucket + 1) / bucketCount);
            var (low, high) = (finite[from], finite[from]);
            for (var i = from + 1; i < to; i++)
            {
                low = value(finite[i]) < value(low) ? finite[i] : low;
                high = value(finite[i]) > value(high) ? finite[i] : high;
            }

            Add(kept, bucket == 0 ? finite[0] : -1);
            Add(kept, Math.Min(low, high));
            Add(kept, Math.Max(low, high));
        }

        Add(kept, finite[^1]);
        return kept;
    }

    private static void Add(List<int> kept, int index)
    {
        if (index >= 0 && (kept.Count == 0 || kept[^1] < index))
        {
            kept.Add(index);
        }
    }
}
