using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Simulation.Worlds;

/// <summary>
/// Tells what a matching engine did as trades, then the levels that changed with their new totals, then the best bid
/// and offer if they changed.
/// </summary>
internal sealed class LevelTeller
{
    private readonly InstrumentIndex instrument;
    private readonly MatchingEngine engine;
    private readonly EventBuffer target;
    private (OrderSide Side, long Ticks)[] touched = new (OrderSide, long)[64];
    private int touchedCount;
    private QuoteTick quote;
    private long sequence;

    public LevelTeller(InstrumentIndex instrument, MatchingEngine engine, EventBuffer target)
    {
        this.instrument = instrument;
        this.engine = engine;
        this.target = target;
    }

    /// <summary>Tells the whole book.</summary>
    public void TellSnapshot(long timeNs)
    {
        sequence++;
        target.Add(Event.OfBookClear(
            instrument, new BookLevel(timeNs, 0, 0, sequence, OrderSide.Buy, BookFlags.Snapshot, 0)));
        TellSide(timeNs, OrderSide.Buy, engine.HasBid, engine.BestBidTicks);
        TellSide(timeNs, OrderSide.Sell, engine.HasAsk, engine.BestAskTicks);
        EndUpdate();
        TellQuote(timeNs, 0);
    }

    /// <summary>Tells what the latest operation did, if anything of it shows.</summary>
    public void Tell(long timeNs, uint latencyNs)
    {
        touchedCount = 0;
        foreach (ref readonly var told in engine.Events)
        {
            if (told.Kind is MatchingEventKind.Traded)
            {
                target.Add(Event.OfTrade(instrument, new TradeTick(
                    timeNs, told.PriceTicks, told.QuantityLots, told.ExecutionNumber,
                    told.Side == OrderSide.Sell ? 1 : 0, latencyNs)));
            }
            else if (told.Kind is MatchingEventKind.Added or MatchingEventKind.Reduced)
            {
                Touch(told.Side, told.PriceTicks);
            }
        }

        if (touchedCount == 0)
        {
            return;
        }

        sequence++;
        for (var i = 0; i < touchedCount; i++)
        {
            var (side, ticks) = touched[i];
            target.Add(Event.OfBookLevel(instrument, new BookLevel(
                timeNs, ticks, engine.VisibleLotsAt(side, ticks), sequence, side, BookFlags.None, latencyNs)));
        }

        EndUpdate();
        TellQuote(timeNs, latencyNs);
    }

    private void TellSide(long timeNs, OrderSide side, bool isThere, long ticks)
    {
        while (isThere)
        {
            target.Add(Event.OfBookLevel(instrument, new BookLevel(
                timeNs, ticks, engine.VisibleLotsAt(side, ticks), sequence, side, BookFlags.Snapshot, 0)));
            isThere = engine.TryNextLevel(side, ticks, out ticks);
        }
    }

    /// <summary>Levels in the order in which they were first touched; an operation touches few.</summary>
    private void Touch(OrderSide side, long ticks)
    {
        for (var i = touchedCount - 1; i >= 0; i--)
        {
            if (touched[i] == (side, ticks))
            {
                return;
            }
        }

        if (touchedCount == touched.Length)
        {
            Array.Resize(ref touched, touchedCount * 2);
        }

        touched[touchedCount++] = (side, ticks);
    }

    private void EndUpdate()
    {
        ref var last = ref target[target.Count - 1];
        last = last.Kind == EventKind.BookClear
            ? Event.OfBookClear(instrument, last.BookLevel with { Flags = last.BookLevel.Flags | BookFlags.Last })
            : Event.OfBookLevel(instrument, last.BookLevel with { Flags = last.BookLevel.Flags | BookFlags.Last });
    }

    private void TellQuote(long timeNs, uint latencyNs)
    {
        var bid = engine.HasBid ? engine.BestBidTicks : 0;
        var ask = engine.HasAsk ? engine.BestAskTicks : 0;
        var bidLots = engine.VisibleLotsAt(OrderSide.Buy, bid);
        var askLots = engine.VisibleLotsAt(OrderSide.Sell, ask);
        if (quote.BidTicks != bid || quote.AskTicks != ask || quote.BidLots != bidLots || quote.AskLots != askLots)
        {
            quote = new QuoteTick(timeNs, bid, bidLots, ask, askLots, latencyNs);
            target.Add(Event.OfQuote(instrument, in quote));
        }
    }
}
