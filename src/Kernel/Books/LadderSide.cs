using System.Runtime.CompilerServices;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Books;

/// <summary>
/// One side of a book, by a key that grows with the quality of the price: the price of a bid, the negated price of an
/// ask. Levels near the best lie in a ring of slots, the slot of a key being its lowest bits, so that moving the window
/// moves only the levels that leave or enter it. All others are in <see cref="FarLevels"/>, and all are worse than the
/// window. The best level is always in the window.
/// </summary>
internal sealed class LadderSide
{
    private readonly long[] lots;
    private readonly OccupancyMap occupied;
    private readonly FarLevels far = new();
    private readonly int mask;
    private long floor;
    private long best;
    private int inside;

    /// <param name="windowTicks">Slots of the ring; a power of two.</param>
    public LadderSide(int windowTicks)
    {
        lots = new long[windowTicks];
        occupied = new OccupancyMap(windowTicks);
        mask = windowTicks - 1;
    }

    public bool IsEmpty => inside == 0;

    public int LevelCount => inside + far.Count;

    /// <summary>Key of the best level; of an empty side the last one it had.</summary>
    public long BestKey => best;

    /// <summary>Quantity of the best level; 0 for an empty side, because a level that goes leaves 0 behind.</summary>
    public long BestLots => lots[Slot(best)];

    private long Window => mask + 1L;

    /// <summary>Sets what rests at a key; 0 takes the level away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(long key, long quantity)
    {
        if (unchecked((ulong)(key - floor)) > (ulong)mask)
        {
            SetOutside(key, quantity);
            return;
        }

        var slot = Slot(key);
        ref var stored = ref lots[slot];
        var before = stored;
        stored = quantity;
        if (before == 0 && quantity != 0)
        {
            Entered(key, slot);
        }
        else if (before != 0 && quantity == 0)
        {
            Left(key, slot);
        }
    }

    public long LotsAt(long key)
    {
        var offset = key - floor;
        return offset < 0 ? far.Lots(key) : offset < Window ? lots[Slot(key)] : 0;
    }

    /// <summary>Finds the best level that is worse than <paramref name="key"/>.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryWorse(long key, out long worseKey, out long quantity)
    {
        if (inside > 0 && key > floor)
        {
            worseKey = key > best ? best : KeyAtOrBelow(key - 1);
            if (worseKey >= floor)
            {
                quantity = lots[Slot(worseKey)];
                return true;
            }
        }

        var index = far.IndexAtOrAbove(key) - 1;
        worseKey = index < 0 ? 0 : far.KeyAt(index);
        quantity = index < 0 ? 0 : far.LotsAt(index);
        return index >= 0;
    }

    public void Clear()
    {
        for (var slot = occupied.LowestAtOrAbove(0); slot >= 0; slot = occupied.LowestAtOrAbove(slot))
        {
            lots[slot] = 0;
            occupied.Remove(slot);
        }

        inside = 0;
        far.Clear();
    }

    /// <summary>Writes the levels, the best one first.</summary>
    public void Save(IStateWriter writer)
    {
        writer.Write(LevelCount);
        var key = best;
        var quantity = BestLots;
        for (var left = LevelCount; left > 0; left--)
        {
            writer.Write(key);
            writer.Write(quantity);
            _ = TryWorse(key, out key, out quantity);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the window may come to lie otherwise, which nobody sees.</summary>
    public void Restore(IStateReader reader)
    {
        Clear();
        for (var left = reader.ReadCount(int.MaxValue); left > 0; left--)
        {
            Set(reader.ReadInt64(), reader.ReadInt64());
        }
    }

    // The lowest bits on purpose: the ring repeats every window.
    private int Slot(long key) => unchecked((int)key) & mask;

    private void Entered(long key, int slot)
    {
        occupied.Add(slot);
        if (++inside == 1 || key > best)
        {
            best = key;
        }
    }

    private void Left(long key, int slot)
    {
        occupied.Remove(slot);
        inside--;
        if (key != best)
        {
            return;
        }

        if (inside > 0)
        {
            best = KeyAtOrBelow(key - 1);
            if (best - floor >= Window / 4 || far.Count == 0)
            {
                return;
            }
        }
        else if (far.Count == 0)
        {
            return;
        }
        else
        {
            best = far.BestKey;
        }

        LowerFloor(best - (Window / 4 * 3));
    }

    private void SetOutside(long key, long quantity)
    {
        if (key < floor && inside > 0)
        {
            far.Set(key, quantity);
        }
        else if (quantity > 0)
        {
            RaiseFloor(key - (Window / 4 * 3));
            Set(key, quantity);
        }
    }

    // The occupied key at or below the given one inside the window; a key below the floor when there is none.
    private long KeyAtOrBelow(long key)
    {
        if (key < floor)
        {
            return key;
        }

        var slot = Slot(key);
        var found = occupied.HighestAtOrBelow(slot);
        if (found < 0)
        {
            found = occupied.HighestAtOrBelow(mask);
        }

        return found < 0 ? floor - 1 : key - ((slot - found) & mask);
    }

    private void RaiseFloor(long newFloor)
    {
        var from = Slot(floor);
        while (inside > 0)
        {
            var slot = occupied.LowestAtOrAbove(from);
            slot = slot < 0 ? occupied.LowestAtOrAbove(0) : slot;
            var key = floor + ((slot - from) & mask);
            if (key >= newFloor)
            {
                break;
            }

            far.AddBest(key, lots[slot]);
            lots[slot] = 0;
            occupied.Remove(slot);
            inside--;
        }

        floor = newFloor;
    }

    private void LowerFloor(long newFloor)
    {
        floor = newFloor;
        while (far.Count > 0 && far.BestKey >= newFloor)
        {
            var key = far.BestKey;
            var slot = Slot(key);
            lots[slot] = far.LotsAt(far.Count - 1);
            occupied.Add(slot);
            inside++;
            far.RemoveBest();
        }
    }
}
