namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Lots by price, sorted, with the sums of what lies above a price. The sums follow the price: only what lies between
/// the price of the last question and that of this one is looked at.
/// </summary>
internal sealed class PriceLadder
{
    private long[] ticks = new long[16];
    private long[] lots = new long[16];
    private int split;
    private long splitTicks = long.MaxValue;
    private long lotsAbove;
    private Int128 valueAbove;

    /// <summary>How many prices there are.</summary>
    public int Count { get; private set; }

    /// <summary>The lowest price, in ticks; only while there is one.</summary>
    public long Lowest => ticks[0];

    /// <summary>The highest price, in ticks; only while there is one.</summary>
    public long Highest => ticks[Count - 1];

    /// <summary>Puts lots at a price.</summary>
    public void Add(long price, long count)
    {
        if (count == 0)
        {
            return;
        }

        var place = Array.BinarySearch(ticks, 0, Count, price);
        if (place >= 0)
        {
            lots[place] += count;
        }
        else
        {
            Insert(~place, price, count);
        }

        if (price > splitTicks)
        {
            lotsAbove += count;
            valueAbove += (Int128)price * count;
        }
    }

    /// <summary>Takes lots away that were put there.</summary>
    public void Remove(long price, long count)
    {
        if (count == 0)
        {
            return;
        }

        var place = Array.BinarySearch(ticks, 0, Count, price);
        lots[place] -= count;
        if (price > splitTicks)
        {
            lotsAbove -= count;
            valueAbove -= (Int128)price * count;
        }

        if (lots[place] == 0)
        {
            Count--;
            Array.Copy(ticks, place + 1, ticks, place, Count - place);
            Array.Copy(lots, place + 1, lots, place, Count - place);
            split -= price > splitTicks ? 0 : 1;
        }
    }

    /// <summary>The sum of (price - last) times lots over all prices above the last one.</summary>
    public Int128 Above(long last)
    {
        splitTicks = last;
        while (split > 0 && ticks[split - 1] > last)
        {
            split--;
            lotsAbove += lots[split];
            valueAbove += (Int128)ticks[split] * lots[split];
        }

        while (split < Count && ticks[split] <= last)
        {
            lotsAbove -= lots[split];
            valueAbove -= (Int128)ticks[split] * lots[split];
            split++;
        }

        return valueAbove - ((Int128)last * lotsAbove);
    }

    private void Insert(int place, long price, long count)
    {
        if (Count == ticks.Length)
        {
            Array.Resize(ref ticks, Count * 2);
            Array.Resize(ref lots, Count * 2);
        }

        Array.Copy(ticks, place, ticks, place + 1, Count - place);
        Array.Copy(lots, place, lots, place + 1, Count - place);
        ticks[place] = price;
        lots[place] = count;
        Count++;
        split += price > splitTicks ? 0 : 1;
    }
}
