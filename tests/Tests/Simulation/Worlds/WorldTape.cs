using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Tests.Simulation.Worlds;

/// <summary>
/// One reading of a world: trades, the middle price after every update, and what the book looked like.
/// </summary>
internal sealed class WorldTape
{
    public const long StartNs = 1_700_000_000_000_000_000;
    public const long SecondNs = 1_000_000_000;

    public List<TradeTick> Trades { get; } = [];

    /// <summary>Time and middle price, in ticks.</summary>
    public List<(long TimeNs, double Ticks)> Mids { get; } = [];

    /// <summary>Hidden value when each second had passed.</summary>
    public List<double> Values { get; } = [];

    public List<long> Spreads { get; } = [];

    public int UpdateCount { get; private set; }

    public int OneSidedCount { get; private set; }

    public int CrossedCount { get; private set; }

    public long EventCount { get; private set; }

    public static WorldTape Read(WorldParameters parameters, int minutes)
    {
        var tape = new WorldTape();
        var source = new BookWorldSource(default, parameters, StartNs, StartNs + (minutes * 60 * SecondNs));
        var book = new OrderBook();
        var buffer = new Event[64];
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            foreach (ref readonly var told in buffer.AsSpan(0, count))
            {
                tape.Take(in told, book);
            }

            while (tape.Values.Count < (buffer[count - 1].TimeNs - StartNs) / SecondNs)
            {
                tape.Values.Add(source.HiddenValueTicks);
            }
        }

        return tape;
    }

    /// <summary>The middle price that was known at a time.</summary>
    public double MidAt(long timeNs)
    {
        var (low, high) = (0, Mids.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Mids[middle].TimeNs <= timeNs ? (middle + 1, high) : (low, middle);
        }

        return Mids[Math.Max(0, low - 1)].Ticks;
    }

    /// <summary>The middle price before a time.</summary>
    public double MidBefore(long timeNs) => MidAt(timeNs - 1);

    private void Take(in Event told, OrderBook book)
    {
        EventCount++;
        if (told.Kind == EventKind.Trade)
        {
            Trades.Add(told.Trade);
        }
        else if (told.Kind == EventKind.BookClear)
        {
            book.Clear(told.BookLevel.Flags);
        }
        else if (told.Kind == EventKind.BookLevel)
        {
            book.Apply(told.BookLevel);
            if (told.BookLevel.IsLast)
            {
                Look(told.TimeNs, book);
            }
        }
    }

    private void Look(long timeNs, OrderBook book)
    {
        UpdateCount++;
        if (!book.HasBid || !book.HasAsk)
        {
            OneSidedCount++;
            return;
        }

        CrossedCount += book.BestBidTicks >= book.BestAskTicks ? 1 : 0;
        Spreads.Add(book.BestAskTicks - book.BestBidTicks);
        Mids.Add((timeNs, (book.BestBidTicks + book.BestAskTicks) / 2.0));
    }
}
