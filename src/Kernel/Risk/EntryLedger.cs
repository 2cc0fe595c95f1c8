using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>The last entries that went out: for duplicates, repetitions and the count of the day.</summary>
internal sealed class EntryLedger
{
    /// <summary>Entries remembered; limits that count more than this within their window cannot be set.</summary>
    public const int Kept = 512;

    private readonly SentEntry[] ring = new SentEntry[Kept];
    private readonly int[] todayByStrategy;
    private readonly bool[] isLocked;
    private readonly long[] unlockedNs;
    private int day = int.MinValue;
    private long sent;

    public EntryLedger(int strategyCount)
    {
        todayByStrategy = new int[strategyCount];
        isLocked = new bool[strategyCount];
        unlockedNs = new long[strategyCount];
        Array.Fill(unlockedNs, long.MinValue);
    }

    /// <summary>Entries of all strategies since the day began.</summary>
    public int Today { get; private set; }

    public int TodayOf(StrategyIndex strategy) => todayByStrategy[strategy.Value];

    /// <summary>Entries of a day, of all strategies or of one; changes nothing.</summary>
    public int CountOn(int today, StrategyIndex? strategy) =>
        today != day ? 0 : strategy is { } one ? todayByStrategy[one.Value] : Today;

    /// <summary>Whether a strategy repeated itself and waits for an operator.</summary>
    public bool IsLocked(StrategyIndex strategy) => isLocked[strategy.Value];

    public void Lock(StrategyIndex strategy) => isLocked[strategy.Value] = true;

    /// <summary>An operator lets a strategy go on: what it repeated before no longer counts.</summary>
    public void Unlock(StrategyIndex strategy, long nowNs)
    {
        isLocked[strategy.Value] = false;
        unlockedNs[strategy.Value] = nowNs;
    }

    /// <summary>A day begins with nothing entered.</summary>
    public void Roll(int today)
    {
        if (today != day)
        {
            day = today;
            Today = 0;
            Array.Clear(todayByStrategy);
        }
    }

    public void Add(long nowNs, StrategyIndex strategy, in OrderRequest request)
    {
        Today++;
        todayByStrategy[strategy.Value]++;
        ring[sent++ % Kept] = new SentEntry(nowNs, strategy, in request);
    }

    /// <summary>How many entries of a strategy on one side of an instrument went out within a span.</summary>
    public int Repeats(long nowNs, long windowNs, StrategyIndex strategy, in OrderRequest request) =>
        Repeats(nowNs, windowNs, new SentEntry(nowNs, strategy, in request));

    private int Repeats(long nowNs, long windowNs, in SentEntry like)
    {
        var count = 0;
        for (var number = sent - 1; number >= 0 && number > sent - 1 - Kept; number--)
        {
            ref readonly var entry = ref ring[number % Kept];
            if (nowNs - entry.TimeNs > windowNs || entry.TimeNs < unlockedNs[like.Strategy])
            {
                break;
            }

            count += entry.Strategy == like.Strategy && entry.Instrument == like.Instrument
                && entry.Side == like.Side ? 1 : 0;
        }

        return count;
    }

    /// <summary>The most entries of one strategy, or of any, on one side of one instrument within a span.</summary>
    public int MostRepeats(long nowNs, long windowNs, StrategyIndex? strategy)
    {
        var most = 0;
        for (var number = sent - 1; number >= 0 && number > sent - 1 - Kept; number--)
        {
            ref readonly var entry = ref ring[number % Kept];
            if (nowNs - entry.TimeNs > windowNs)
            {
                break;
            }

            most = strategy is { } one && one.Value != entry.Strategy ? most
                : Math.Max(most, Repeats(nowNs, windowNs, in entry));
        }

        return most;
    }

    /// <summary>Whether the same entry went out within a span.</summary>
    public bool HasTwin(long nowNs, long windowNs, StrategyIndex strategy, in OrderRequest request)
    {
        var twin = new SentEntry(nowNs, strategy, in request);
        for (var number = sent - 1; number >= 0 && number > sent - 1 - Kept; number--)
        {
            ref readonly var entry = ref ring[number % Kept];
            if (nowNs - entry.TimeNs > windowNs)
            {
                break;
            }

            if (entry.IsTwinOf(in twin))
            {
                return true;
            }
        }

        return false;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(day);
        writer.Write(Today);
        for (var i = 0; i < isLocked.Length; i++)
        {
            writer.Write(todayByStrategy[i]);
            writer.Write(isLocked[i] ? 1 : 0);
            writer.Write(unlockedNs[i]);
        }

        writer.Write(sent);
        foreach (ref readonly var entry in ring.AsSpan(0, (int)Math.Min(sent, Kept)))
        {
            entry.Save(writer);
        }
    }

    public void Restore(IStateReader reader)
    {
        day = (int)reader.ReadInt64();
        Today = (int)reader.ReadInt64();
        for (var i = 0; i < isLocked.Length; i++)
        {
            todayByStrategy[i] = (int)reader.ReadInt64();
            isLocked[i] = reader.ReadInt64() != 0;
            unlockedNs[i] = reader.ReadInt64();
        }

        sent = reader.ReadInt64();
        for (var i = 0; i < Math.Min(sent, Kept); i++)
        {
            ring[i] = SentEntry.Read(reader);
        }
    }
}
