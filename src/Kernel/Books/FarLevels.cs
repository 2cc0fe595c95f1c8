namespace Plimsoll.Kernel.Books;

/// <summary>
/// The levels of one side that lie too far from the best price for the dense window, sorted from the worst to the best.
/// Changes here are rare, so that moving the entries behind them costs little.
/// </summary>
internal sealed class FarLevels
{
    private const int CapacityFirst = 256;

    private long[] keys = new long[CapacityFirst];
    private long[] lots = new long[CapacityFirst];

    public int Count { get; private set; }

    /// <summary>The best key; only when there is a level.</summary>
    public long BestKey => keys[Count - 1];

    /// <summary>The key at a place, 0 being the worst.</summary>
    public long KeyAt(int index) => keys[index];

    /// <summary>The quantity at a place.</summary>
    public long LotsAt(int index) => lots[index];

    /// <summary>The quantity at a key; 0 when there is none.</summary>
    public long Lots(long key)
    {
        var index = IndexAtOrAbove(key);
        return index < Count && keys[index] == key ? lots[index] : 0;
    }

    /// <summary>Number of levels with a key below <paramref name="key"/>.</summary>
    public int IndexAtOrAbove(long key)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (keys[middle] < key)
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

    /// <summary>Sets the quantity of a key; 0 takes the level away.</summary>
    public void Set(long key, long quantity)
    {
        var index = IndexAtOrAbove(key);
        var isPresent = index < Count && keys[index] == key;
        if (quantity == 0)
        {
            if (isPresent)
            {
                Array.Copy(keys, index + 1, keys, index, Count - index - 1);
                Array.Copy(lots, index + 1, lots, index, Count - index - 1);
                Count--;
            }

            return;
        }

        if (!isPresent)
        {
            Grow();
            Array.Copy(keys, index, keys, index + 1, Count - index);
            Array.Copy(lots, index, lots, index + 1, Count - index);
            keys[index] = key;
            Count++;
        }

        lots[index] = quantity;
    }

    /// <summary>Adds a level that is better than all others here.</summary>
    public void AddBest(long key, long quantity)
    {
        Grow();
        keys[Count] = key;
        lots[Count] = quantity;
        Count++;
    }

    /// <summary>Takes the best level away.</summary>
    public void RemoveBest() => Count--;

    public void Clear() => Count = 0;

    private void Grow()
    {
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, Count * 2);
            Array.Resize(ref lots, Count * 2);
        }
    }
}
