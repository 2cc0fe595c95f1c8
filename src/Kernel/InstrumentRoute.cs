using Plimsoll.Kernel.Books;
using Plimsoll.Kernel.Market;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// Where the bars of one instrument go: its book, the strategies that get them, the longer bars built from them.
/// </summary>
internal sealed class InstrumentRoute : ISavedPart
{
    private const int LevelsForm = 1;
    private const int OrdersForm = 2;

    public InstrumentRoute(InstrumentIndex index, InstrumentBook book)
    {
        Index = index;
        Book = book;
    }

    public InstrumentIndex Index { get; }

    public InstrumentBook Book { get; }

    /// <summary>The order book by level; null before the first event of it.</summary>
    public OrderBook? Levels { get; private set; }

    /// <summary>The order book by order, where that is what comes in; null before the first event of it.</summary>
    public OrderBookByOrder? ByOrder { get; private set; }

    /// <summary>Whether positions are marked between bid and ask and no longer at the last trade.</summary>
    public bool MarksByQuotes { get; set; }

    /// <summary>Watches the incoming bars; null when nobody asked.</summary>
    public BarQualityMonitor? Quality { get; init; }

    /// <summary>Where the monitor's findings go.</summary>
    public required IFindingSink Findings { get; init; }

    /// <summary>Whether strategies get the incoming bars themselves.</summary>
    public bool DeliversBase { get; set; }

    /// <summary>Longer bars, shortest first.</summary>
    public BarAggregator[] Aggregators { get; set; } = [];

    /// <summary>For each aggregator, the strategies that get its bars, by number.</summary>
    public int[][] Subscribers { get; set; } = [];

    /// <summary>Takes an event of the order book into it.</summary>
    /// <param name="e">A level, a clearing, or an event of a market-by-order feed.</param>
    public void ApplyBook(in Event e)
    {
        if (e.Kind == EventKind.BookOrder)
        {
            ByOrder ??= NewByOrder();
            _ = ByOrder.Apply(in e.BookOrder);
            return;
        }

        var levels = Levels ??= new OrderBook();
        if (e.Kind == EventKind.BookLevel)
        {
            levels.Apply(in e.BookLevel);
        }
        else if (ByOrder is { } byOrder)
        {
            byOrder.Clear(e.BookLevel.Flags);
        }
        else
        {
            levels.Clear(e.BookLevel.Flags);
        }
    }

    private OrderBookByOrder NewByOrder()
    {
        var byOrder = new OrderBookByOrder();
        Levels = byOrder.Levels;
        return byOrder;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Route/1");
        writer.Write(ByOrder is not null ? OrdersForm : Levels is not null ? LevelsForm : 0);
        ByOrder?.Save(writer);
        if (ByOrder is null)
        {
            Levels?.Save(writer);
        }

        writer.WriteFlag(MarksByQuotes);
        writer.WriteFlag(Quality is not null);
        Quality?.Save(writer);
        writer.Write(Aggregators.Length);
        foreach (var aggregator in Aggregators)
        {
            aggregator.Save(writer);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Route/1");
        var form = reader.ReadCount(OrdersForm);
        ByOrder = form == OrdersForm ? new OrderBookByOrder() : null;
        Levels = form == LevelsForm ? new OrderBook() : ByOrder?.Levels;
        ByOrder?.Restore(reader);
        if (ByOrder is null)
        {
            Levels?.Restore(reader);
        }

        MarksByQuotes = reader.ReadFlag();
        reader.Expect(Quality is null ? 0 : 1, "checks of data");
        Quality?.Restore(reader);
        reader.Expect(Aggregators.Length, "longer bars of an instrument");
        foreach (var aggregator in Aggregators)
        {
            aggregator.Restore(reader);
        }
    }
}
