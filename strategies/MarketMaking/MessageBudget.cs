using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>At most so many new orders a second; what does not fit waits for the next update.</summary>
internal sealed class MessageBudget(int messagesPerSecond)
{
    private const long SecondNs = 1_000_000_000;
    private readonly long[] times = new long[messagesPerSecond];
    private int next;

    /// <summary>How often an order had to wait.</summary>
    public long WaitCount { get; private set; }

    /// <summary>Takes one message out of the budget.</summary>
    /// <returns>False when there is none left in this second.</returns>
    public bool TryTake(long nowNs)
    {
        if (times[next] != 0 && nowNs - times[next] < SecondNs)
        {
            WaitCount++;
            return false;
        }

        times[next] = nowNs;
        next = next + 1 == times.Length ? 0 : next + 1;
        return true;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(WaitCount);
        writer.Write(next);
        foreach (var time in times)
        {
            writer.Write(time);
        }
    }

    public void Restore(IStateReader reader)
    {
        WaitCount = reader.ReadInt64();
        next = reader.ReadCount(times.Length - 1);
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = reader.ReadInt64();
        }
    }
}
