using System.Runtime.CompilerServices;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// Queues of orders by price, the best price first. A price is held as a key, negated where the lowest price is best,
/// so that the highest key always comes first. Keys near the best one lie in a ring of 4,096 levels that is addressed
/// by the key's low bits and searched by bitmap; all others, which are worse than every key of the ring, lie in a
/// sorted array. The best key is always in the ring: the ring is moved when a better key falls outside, when it runs
/// empty, and when the best key has come near its lower end.
/// </summary>
internal sealed class PriceLadder
{
    /// <summary>The best key of an empty ladder; below every key.</summary>
    public const long NoKey = long.MinValue;

    private const int Mask = LevelBitmap.Size - 1;

    // Where the best key comes to lie when the ring is moved: room above it for better prices, more below it for depth.
    private const long RoomBelow = LevelBitmap.Size * 3L / 4;
    private const long RoomBelowMin = LevelBitmap.Size / 4;

    private readonly OrderPool pool;
    private readonly long sign;
    private readonly PriceLevel[] ring = new PriceLevel[LevelBitmap.Size];
    private readonly LevelBitmap occupied = new();
    private readonly FarLevels far = new();
    private long baseKey;

    /// <param name="pool">Holds the orders.</param>
    /// <param name="isHighestBest">Whether the highest price comes first.</param>
    public PriceLadder(OrderPool pool, bool isHighestBest)
    {
        this.pool = pool;
        sign = isHighestBest ? 1 : -1;
    }

    /// <summary>Key of the best price; <see cref="NoKey"/> when there is none.</summary>
    public long BestKey { get; private set; } = NoKey;

    public bool IsEmpty => BestKey == NoKey;

    /// <summary>The best level; the ladder is not empty.</summary>
    public ref PriceLevel Best
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref ring[BestKey & Mask];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long KeyOf(long ticks) => ticks * sign;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long TicksOf(long key) => key * sign;

    /// <summary>Puts an order behind all others at its key.</summary>
    public void Append(int index, long key)
    {
        ref var level = ref LevelFor(key);
        ref var node = ref pool[index];
        pool.Append(ref level.Orders, index);
        level.VisibleLots += node.VisibleLots;
        level.OpenLots += node.OpenLots;
    }

    /// <summary>Takes an order out, with the quantities it has now.</summary>
    public void Remove(int index, long key)
    {
        ref var node = ref pool[index];
        ref var level = ref Existing(key);
        pool.Unlink(ref level.Orders, index);
        level.VisibleLots -= node.VisibleLots;
        level.OpenLots -= node.OpenLots;
        if (level.Orders.IsEmpty)
        {
            Drop(key);
        }
    }

    /// <summary>Takes quantity away from a level whose order keeps its place.</summary>
    public void Reduce(long key, long visibleLots, long openLots)
    {
        ref var level = ref Existing(key);
        level.VisibleLots -= visibleLots;
        level.OpenLots -= openLots;
    }

    /// <summary>Puts the first order of the best level behind the others of it, with a new visible quantity.</summary>
    public void RefreshFirst(int index, long visibleLots)
    {
        ref var level = ref Best;
        ref var node = ref pool[index];
        pool.Unlink(ref level.Orders, index);
        pool.Append(ref level.Orders, index);
        level.VisibleLots += visibleLots - node.VisibleLots;
        node.VisibleLots = visibleLots;
    }

    /// <summary>The next worse key.</summary>
    /// <returns><see cref="NoKey"/> when there is none.</returns>
    public long Below(long key)
    {
        if (key >= baseKey)
        {
            var place = (int)(key & Mask);
            var below = key - ((place - occupied.Below(place)) & Mask);
            if (below < key && below >= baseKey)
            {
                return below;
            }
        }

        return far.Below(key);
    }

    /// <summary>The level at a key that has orders.</summary>
    public ref PriceLevel Existing(long key)
    {
        if (key >= baseKey)
        {
            return ref ring[key & Mask];
        }

        return ref far.At(key);
    }

    /// <summary>What shows at a key.</summary>
    public long VisibleAt(long key) => Has(key) ? Existing(key).VisibleLots : 0;

    private bool Has(long key) =>
        !IsEmpty && key <= BestKey && (key >= baseKey ? occupied.IsSet((int)(key & Mask)) : far.Has(key));

    private ref PriceLevel LevelFor(long key)
    {
        if (key > BestKey)
        {
            if (BestKey == NoKey)
            {
                baseKey = key - RoomBelow;
            }
            else if (key - baseKey >= LevelBitmap.Size)
            {
                MoveUp(key - RoomBelow);
            }

            BestKey = key;
        }
        else if (key < baseKey)
        {
            if (BestKey - baseKey < RoomBelowMin)
            {
                MoveDown(BestKey - RoomBelow);
            }

            if (key < baseKey)
            {
                return ref far.AtOrNew(key);
            }
        }

        var place = (int)(key & Mask);
        if (!occupied.IsSet(place))
        {
            occupied.Set(place);
            ring[place] = PriceLevel.Empty;
        }

        return ref ring[place];
    }

    private void Drop(long key)
    {
        if (key < baseKey)
        {
            far.Remove(key);
            return;
        }

        var place = (int)(key & Mask);
        occupied.Clear(place);
        if (key != BestKey)
        {
            return;
        }

        if (!occupied.IsEmpty)
        {
            BestKey = key - ((place - occupied.Below(place)) & Mask);
        }
        else if (far.IsEmpty)
        {
            BestKey = NoKey;
        }
        else
        {
            BestKey = far.LastKey;
            MoveDown(BestKey - RoomBelow);
        }
    }

    /// <summary>Levels that the ring leaves behind go to the far ones, in ascending order.</summary>
    private void MoveUp(long newBase)
    {
        while (!occupied.IsEmpty)
        {
            var lowest = LowestKey();
            if (lowest >= newBase)
            {
                break;
            }

            var place = (int)(lowest & Mask);
            far.Append(lowest, in ring[place]);
            occupied.Clear(place);
        }

        baseKey = newBase;
    }

    private long LowestKey()
    {
        var place = (int)(baseKey & Mask);
        return baseKey + ((occupied.AtOrAbove(place) - place) & Mask);
    }

    private void MoveDown(long newBase)
    {
        baseKey = newBase;
        while (!far.IsEmpty && far.LastKey >= newBase)
        {
            var place = (int)(far.LastKey & Mask);
            ring[place] = far.Last;
            occupied.Set(place);
            far.RemoveLast();
        }
    }
}
