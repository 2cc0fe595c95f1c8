using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>Notices that one side alone is being filled, fill after fill: somebody knows something.</summary>
internal sealed class FillBurst(int fills, long withinNs, long pauseNs)
{
    private readonly long[] times = new long[fills];
    private int next;
    private int count;

    /// <summary>Until when the side is not quoted. Nanoseconds since the epoch, UTC.</summary>
    public long PausedUntilNs { get; private set; }

    /// <summary>How often it was paused.</summary>
    public long PauseCount { get; private set; }

    /// <summary>This side was filled.</summary>
    public void OwnFill(long timeNs)
    {
        times[next] = timeNs;
        next = next + 1 == times.Length ? 0 : next + 1;
        count = Math.Min(count + 1, times.Length);
        if (count == times.Length && timeNs - times[next] <= withinNs)
        {
            PausedUntilNs = timeNs + pauseNs;
            PauseCount++;
            count = 0;
        }
    }

    /// <summary>The other side was filled: the flow is not one-sided.</summary>
    public void OtherFill() => count = 0;

    public void Save(IStateWriter writer)
    {
        writer.Write(next);
        writer.Write(count);
        writer.Write(PausedUntilNs);
        writer.Write(PauseCount);
        for (var i = 0; i < times.Length; i++)
        {
            writer.Write(times[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        next = (int)reader.ReadInt64();
        count = (int)reader.ReadInt64();
        PausedUntilNs = reader.ReadInt64();
        PauseCount = reader.ReadInt64();
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = reader.ReadInt64();
        }
    }
}
