using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// At most so many in any span of a length: what is older than the span no longer counts, what is exactly as old does.
/// </summary>
internal sealed class SlidingWindow
{
    private readonly long[] times;
    private readonly long lengthNs;
    private int first;

    public SlidingWindow(int countMax, long lengthNs)
    {
        times = new long[Math.Max(1, countMax)];
        CountMax = countMax;
        this.lengthNs = lengthNs;
    }

    public int CountMax { get; }

    /// <summary>How many counted when it was last asked.</summary>
    public int Count { get; private set; }

    /// <summary>How many count now.</summary>
    public int CountAt(long nowNs)
    {
        while (Count > 0 && nowNs - times[first] > lengthNs)
        {
            first = first + 1 == times.Length ? 0 : first + 1;
            Count--;
        }

        return Count;
    }

    /// <summary>How many count at a moment; changes nothing, so that it may be asked for at any time.</summary>
    public int Peek(long nowNs)
    {
        var count = Count;
        while (count > 0 && nowNs - times[(first + Count - count) % times.Length] > lengthNs)
        {
            count--;
        }

        return count;
    }

    /// <summary>Whether one more fits, with some kept free.</summary>
    public bool HasRoom(long nowNs, int reserve = 0) => CountAt(nowNs) < CountMax - reserve;

    /// <summary>Counts one; where it is full, the oldest gives way.</summary>
    public void Add(long nowNs)
    {
        if (CountAt(nowNs) == times.Length)
        {
            first = first + 1 == times.Length ? 0 : first + 1;
            Count--;
        }

        times[(first + Count) % times.Length] = nowNs;
        Count++;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(Count);
        for (var i = 0; i < Count; i++)
        {
            writer.Write(times[(first + i) % times.Length]);
        }
    }

    public void Restore(IStateReader reader)
    {
        first = Count = 0;
        for (var left = reader.ReadInt64(); left > 0; left--)
        {
            var time = reader.ReadInt64();
            if (Count < times.Length)
            {
                times[Count++] = time;
            }
        }
    }
}
