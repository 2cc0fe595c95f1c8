namespace Plimsoll.Simulation.Matching;

/// <summary>Levels by key in ascending order: few, seldom used, or on their way into the ring of a ladder.</summary>
internal sealed class FarLevels
{
    private long[] keys = new long[16];
    private PriceLevel[] levels = new PriceLevel[16];
    private int count;

    public bool IsEmpty => count == 0;

    public long LastKey => keys[count - 1];

    public ref PriceLevel Last => ref levels[count - 1];

    public bool Has(long key) => Array.BinarySearch(keys, 0, count, key) >= 0;

    /// <param name="key">One that has a level.</param>
    public ref PriceLevel At(long key) => ref levels[Array.BinarySearch(keys, 0, count, key)];

    public ref PriceLevel AtOrNew(long key)
    {
        var place = Array.BinarySearch(keys, 0, count, key);
        if (place < 0)
        {
            place = ~place;
            MakeRoom();
            Array.Copy(keys, place, keys, place + 1, count - place);
            Array.Copy(levels, place, levels, place + 1, count - place);
            keys[place] = key;
            levels[place] = PriceLevel.Empty;
            count++;
        }

        return ref levels[place];
    }

    /// <param name="key">Above all keys.</param>
    /// <param name="level">What is there.</param>
    public void Append(long key, in PriceLevel level)
    {
        MakeRoom();
        keys[count] = key;
        levels[count] = level;
        count++;
    }

    /// <param name="key">One that has a level.</param>
    public void Remove(long key)
    {
        var place = Array.BinarySearch(keys, 0, count, key);
        count--;
        Array.Copy(keys, place + 1, keys, place, count - place);
        Array.Copy(levels, place + 1, levels, place, count - place);
    }

    public void RemoveLast() => count--;

    /// <summary>The highest key below one; <see cref="PriceLadder.NoKey"/> when there is none.</summary>
    public long Below(long key)
    {
        var place = Array.BinarySearch(keys, 0, count, key);
        place = place < 0 ? ~place : place;
        return place == 0 ? PriceLadder.NoKey : keys[place - 1];
    }

    private void MakeRoom()
    {
        if (count == keys.Length)
        {
            Array.Resize(ref keys, count * 2);
            Array.Resize(ref levels, count * 2);
        }
    }
}
