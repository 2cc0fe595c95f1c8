using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;

namespace Plimsoll.Research.MarketMaking;

/// <summary>
/// Follows the middle of bid and ask through the events of a market; a market without either is followed by its trades.
/// While a book is not to be trusted the last good middle stands.
/// </summary>
internal sealed class MidPrice
{
    /// <summary>No price yet.</summary>
    public const long Unknown = long.MinValue;

    private OrderBook? levels;
    private OrderBookByOrder? byOrder;
    private bool hasMid;

    /// <summary>The price in half ticks.</summary>
    public long HalfTicks { get; private set; } = Unknown;

    /// <summary>Takes the next event.</summary>
    public void Take(in Event e)
    {
        switch (e.Kind)
        {
            case EventKind.Trade when !hasMid:
                HalfTicks = e.Trade.PriceTicks * 2;
                break;
            case EventKind.Quote when levels is null && e.Quote.IsTwoSided && e.Quote.BidTicks < e.Quote.AskTicks:
                hasMid = true;
                HalfTicks = e.Quote.BidTicks + e.Quote.AskTicks;
                break;
            case EventKind.BookLevel:
                levels ??= new OrderBook();
                levels.Apply(in e.BookLevel);
                TakeBook(e.BookLevel.IsLast);
                break;
            case EventKind.BookClear:
                levels ??= new OrderBook();
                levels.Clear(e.BookLevel.Flags);
                break;
            case EventKind.BookOrder:
                byOrder ??= new OrderBookByOrder();
                levels = byOrder.Levels;
                _ = byOrder.Apply(in e.BookOrder);
                TakeBook(e.BookOrder.IsLast);
                break;
            default:
                break;
        }
    }

    private void TakeBook(bool isLast)
    {
        if (isLast && levels is { IsValid: true, IsOrderly: true } book)
        {
            hasMid = true;
            HalfTicks = book.BestBidTicks + book.BestAskTicks;
        }
    }
}
