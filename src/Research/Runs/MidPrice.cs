using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;

namespace Plimsoll.Research.Runs;

/// <summary>
/// Follows the middle of bid and ask through the events of a market, for the charts; a market without either is
/// followed by its trades.
/// </summary>
internal sealed class MidPrice
{
    private OrderBook? levels;
    private OrderBookByOrder? byOrder;
    private bool hasMid;
    private long lastHalfTicks = long.MinValue;

    /// <summary>Takes the next event.</summary>
    /// <param name="e">A market event.</param>
    /// <param name="halfTicks">The price in half ticks, if it is a new one.</param>
    public bool TryTake(in Event e, out long halfTicks)
    {
        halfTicks = lastHalfTicks;
        switch (e.Kind)
        {
            case EventKind.Trade when !hasMid:
                halfTicks = e.Trade.PriceTicks * 2;
                break;
            case EventKind.Quote when levels is null:
                hasMid |= e.Quote.IsTwoSided;
                halfTicks = e.Quote.IsTwoSided ? e.Quote.BidTicks + e.Quote.AskTicks : lastHalfTicks;
                break;
            case EventKind.BookLevel:
                levels ??= new OrderBook();
                levels.Apply(in e.BookLevel);
                halfTicks = OfBook(e.BookLevel.IsLast);
                break;
            case EventKind.BookClear:
                levels ??= new OrderBook();
                levels.Clear(e.BookLevel.Flags);
                break;
            case EventKind.BookOrder:
                byOrder ??= new OrderBookByOrder();
                levels = byOrder.Levels;
                _ = byOrder.Apply(in e.BookOrder);
                halfTicks = OfBook(e.BookOrder.IsLast);
                break;
            default:
                break;
        }

        var isNew = halfTicks != lastHalfTicks;
        lastHalfTicks = halfTicks;
        return isNew;
    }

    private long OfBook(bool isLast)
    {
        if (!isLast || levels is not { IsValid: true, IsOrderly: true } book)
        {
            return lastHalfTicks;
        }

        hasMid = true;
        return book.BestBidTicks + book.BestAskTicks;
    }
}
