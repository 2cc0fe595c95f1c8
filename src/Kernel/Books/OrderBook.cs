using System.Runtime.CompilerServices;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Books;

/// <summary>
/// The order book of one instrument by price level. The best prices are read in constant time, an update near them
/// costs a few instructions, and nothing is allocated once the book has seen its largest size: levels near the best lie
/// in a dense window that follows the market, those far away in a sorted list.
/// </summary>
public sealed class OrderBook
{
    /// <summary>Slots of the dense window of each side, in ticks, unless told otherwise.</summary>
    public const int WindowTicksDefault = 65_536;

    /// <summary>Smallest window, in ticks.</summary>
    public const int WindowTicksMin = 4_096;

    /// <summary>Prices lie between this and its negative, in ticks.</summary>
    public const long PriceTicksMax = 1L << 60;

    private const string Section = "Levels/1";

    private readonly LadderSide bids;
    private readonly LadderSide asks;

    /// <summary>Makes an empty book that is not valid before its first clearing or snapshot.</summary>
    /// <param name="windowTicks">
    /// Slots of the dense window of each side, 8 bytes each; a power of two from <see cref="WindowTicksMin"/> to
    /// 262,144.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">No such window.</exception>
    public OrderBook(int windowTicks = WindowTicksDefault)
    {
        if (windowTicks is < WindowTicksMin or > OccupancyMap.CapacityMax || (windowTicks & (windowTicks - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(windowTicks), windowTicks, "a power of two from 4,096 to 262,144 expected");
        }

        bids = new LadderSide(windowTicks);
        asks = new LadderSide(windowTicks);
    }

    /// <summary>
    /// Whether the levels are those of the venue: false from a gap to the next snapshot, and before the first one.
    /// </summary>
    public bool IsValid { get; private set; }

    /// <summary>Whether anything is bid.</summary>
    public bool HasBid => !bids.IsEmpty;

    /// <summary>Whether anything is offered.</summary>
    public bool HasAsk => !asks.IsEmpty;

    /// <summary>Whether both sides are there and the highest bid is below the lowest offer.</summary>
    public bool IsOrderly => HasBid && HasAsk && BestBidTicks < BestAskTicks;

    /// <summary>Highest price bid, in ticks; 0 when nothing is bid.</summary>
    public long BestBidTicks => bids.IsEmpty ? 0 : bids.BestKey;

    /// <summary>What is bid at the highest price, in lots; 0 when nothing is bid.</summary>
    public long BestBidLots => bids.BestLots;

    /// <summary>Lowest price offered, in ticks; 0 when nothing is offered.</summary>
    public long BestAskTicks => asks.IsEmpty ? 0 : -asks.BestKey;

    /// <summary>What is offered at the lowest price, in lots; 0 when nothing is offered.</summary>
    public long BestAskLots => asks.BestLots;

    /// <summary>Number of the last update that had one; 0 before.</summary>
    public long Sequence { get; private set; }

    /// <summary>Sets one level to its new total.</summary>
    /// <exception cref="BrokenInvariantException">The quantity is negative or the price beyond all bounds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(in BookLevel level)
    {
        if (level.Sequence != 0)
        {
            Sequence = level.Sequence;
        }

        Set(level.Side, level.PriceTicks, level.QuantityLots);
    }

    /// <summary>Sets what rests at a price.</summary>
    /// <param name="side">Buy for bids, Sell for offers.</param>
    /// <param name="priceTicks">At which price, in ticks.</param>
    /// <param name="quantityLots">The new total, in lots; 0 takes the level away.</param>
    /// <exception cref="BrokenInvariantException">The quantity is negative or the price beyond all bounds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(OrderSide side, long priceTicks, long quantityLots)
    {
        Invariant.Holds(quantityLots >= 0, "a level of an order book has a negative quantity");
        Invariant.Holds(
            priceTicks is >= -PriceTicksMax and <= PriceTicksMax, "a price of an order book is beyond all bounds");
        if (side == OrderSide.Buy)
        {
            bids.Set(priceTicks, quantityLots);
        }
        else
        {
            asks.Set(-priceTicks, quantityLots);
        }
    }

    /// <summary>Empties the book.</summary>
    /// <param name="flags">
    /// With <see cref="BookFlags.Gap"/> the book is not valid from here on; without it, it is.
    /// </param>
    public void Clear(BookFlags flags)
    {
        bids.Clear();
        asks.Clear();
        IsValid = (flags & BookFlags.Gap) == 0;
    }

    /// <summary>Number of levels of a side.</summary>
    public int LevelCount(OrderSide side) => Side(side).LevelCount;

    /// <summary>What rests at a price, in lots; 0 when nothing does.</summary>
    public long LotsAt(OrderSide side, long priceTicks) => Side(side).LotsAt(Key(side, priceTicks));

    /// <summary>Writes the best levels of a side, the best one first.</summary>
    /// <param name="side">Buy for bids, Sell for offers.</param>
    /// <param name="levelsMax">How many at most.</param>
    /// <param name="levels">Where to; at most its length is written.</param>
    /// <returns>How many were written.</returns>
    public int Depth(OrderSide side, int levelsMax, Span<PriceLevel> levels)
    {
        var ladder = Side(side);
        var count = Math.Min(levelsMax, levels.Length);
        if (ladder.IsEmpty || count <= 0)
        {
            return 0;
        }

        var key = ladder.BestKey;
        levels[0] = new PriceLevel(Ticks(side, key), ladder.BestLots);
        var written = 1;
        while (written < count && ladder.TryWorse(key, out key, out var lots))
        {
            levels[written++] = new PriceLevel(Ticks(side, key), lots);
        }

        return written;
    }

    /// <summary>Finds the next level behind a price: the best one that is worse than it.</summary>
    /// <param name="side">Buy for bids, Sell for offers.</param>
    /// <param name="priceTicks">Behind which price; no level needs to be there.</param>
    /// <param name="level">The level found.</param>
    /// <returns>False when there is none.</returns>
    public bool TryNext(OrderSide side, long priceTicks, out PriceLevel level)
    {
        var isFound = Side(side).TryWorse(Key(side, priceTicks), out var key, out var lots);
        level = isFound ? new PriceLevel(Ticks(side, key), lots) : default;
        return isFound;
    }

    /// <summary>Writes all levels, and whether they count.</summary>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(Section);
        writer.WriteFlag(IsValid);
        writer.Write(Sequence);
        bids.Save(writer);
        asks.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="StateFormatException">It was written by another version.</exception>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(Section);
        IsValid = reader.ReadFlag();
        Sequence = reader.ReadInt64();
        bids.Restore(reader);
        asks.Restore(reader);
    }

    private static long Key(OrderSide side, long priceTicks) => side == OrderSide.Buy ? priceTicks : -priceTicks;

    private static long Ticks(OrderSide side, long key) => side == OrderSide.Buy ? key : -key;

    private LadderSide Side(OrderSide side) => side == OrderSide.Buy ? bids : asks;
}
