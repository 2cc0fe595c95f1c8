using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Time;

/// <summary>
/// Wake-ups in the order of their times, then of their making. At most <see cref="Limits.TimersMax"/>.
/// </summary>
internal sealed class TimerQueue : ISavedPart
{
    private readonly (long DueNs, long Number, StrategyIndex Strategy, int TimerId)[] entries =
        new (long, long, StrategyIndex, int)[Limits.TimersMax];

    private int count;
    private long lastNumber;

    /// <summary>Time of the next wake-up; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextDueNs { get; private set; } = long.MaxValue;

    /// <summary>Adds a wake-up.</summary>
    /// <returns>False when there is no room.</returns>
    public bool TryAdd(long dueNs, StrategyIndex strategy, int timerId)
    {
        if (count == entries.Length)
        {
            return false;
        }

        // Sorted with the next one last: taking is free, and few timers wait at a time.
        var place = count;
        while (place > 0 && entries[place - 1].DueNs <= dueNs)
        {
            entries[place] = entries[place - 1];
            place--;
        }

        entries[place] = (dueNs, ++lastNumber, strategy, timerId);
        count++;
        NextDueNs = entries[count - 1].DueNs;
        return true;
    }

    /// <summary>Takes the next wake-up that is due at <paramref name="nowNs"/>.</summary>
    public bool TryTake(long nowNs, out StrategyIndex strategy, out int timerId)
    {
        strategy = default;
        timerId = 0;
        if (count == 0 || entries[count - 1].DueNs > nowNs)
        {
            return false;
        }

        count--;
        (_, _, strategy, timerId) = entries[count];
        NextDueNs = count == 0 ? long.MaxValue : entries[count - 1].DueNs;
        return true;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Timers/1");
        writer.Write(lastNumber);
        writer.Write(count);
        for (var i = 0; i < count; i++)
        {
            var (dueNs, number, strategy, timerId) = entries[i];
            writer.Write(dueNs);
            writer.Write(number);
            writer.Write(strategy.Value);
            writer.Write(timerId);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Timers/1");
        lastNumber = reader.ReadInt64();
        count = reader.ReadCount(entries.Length);
        for (var i = 0; i < count; i++)
        {
            entries[i] = (
                reader.ReadInt64(), reader.ReadInt64(), new StrategyIndex((int)reader.ReadInt64()),
                (int)reader.ReadInt64());
        }

        NextDueNs = count == 0 ? long.MaxValue : entries[count - 1].DueNs;
    }
}
