using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel;

/// <summary>The way of the markets that come event by event: trades, order books, best bid and offer.</summary>
internal sealed class MarketDesk
{
    private readonly Strategy[] strategies;
    private readonly InstrumentRoute[] routes;
    private readonly AccountBook account;
    private readonly EquityTracker equity;
    private readonly RiskDesk? risk;
    private readonly RunPhase phase;
    private readonly long tradingStartNs;

    public MarketDesk(
        Strategy[] strategies,
        InstrumentRoute[] routes,
        AccountBook account,
        EquityTracker equity,
        RiskDesk? risk,
        RunPhase phase,
        long tradingStartNs)
    {
        this.risk = risk;
        this.strategies = strategies;
        this.routes = routes;
        this.account = account;
        this.equity = equity;
        this.phase = phase;
        this.tradingStartNs = tradingStartNs;
    }

    /// <summary>A trade of the market.</summary>
    public void OnTrade(in Event e)
    {
        var route = routes[e.Instrument.Value];
        BeginMarket(e.TimeNs);
        if (!route.MarksByQuotes)
        {
            MarkPrice(route, e.TimeNs, e.Trade.PriceTicks);
        }

        TellTrade(route, in e.Trade);
    }

    /// <summary>A change of an order book; the last of an update is told to the strategies.</summary>
    public void OnBookChange(in Event e, bool isLast)
    {
        var route = routes[e.Instrument.Value];
        route.ApplyBook(in e);
        if (isLast)
        {
            TellBook(route, e.TimeNs);
        }
    }

    /// <summary>An event of a market-by-order feed: a trade is told as one, all others change the book.</summary>
    public void OnBookOrder(in Event e)
    {
        ref readonly var order = ref e.BookOrder;
        if (order.Action == BookOrderAction.Trade)
        {
            var buyerIsMaker = order.Side == OrderSide.Sell ? 1 : 0;
            BeginMarket(e.TimeNs);
            TellTrade(routes[e.Instrument.Value], new TradeTick(
                e.TimeNs, order.PriceTicks, order.QuantityLots, order.Sequence, buyerIsMaker, order.RecordedLatencyNs));
        }

        OnBookChange(in e, order.IsLast);
    }

    /// <summary>A new best bid or offer.</summary>
    public void OnQuote(in Event e)
    {
        var route = routes[e.Instrument.Value];
        ref readonly var quote = ref e.Quote;
        BeginMarket(e.TimeNs);
        if (route.Levels is null && quote.IsTwoSided)
        {
            route.MarksByQuotes = true;
            MarkPrice(route, e.TimeNs, Midpoint(quote.BidTicks, quote.AskTicks));
        }

        for (phase.Acting = 0; phase.Acting < strategies.Length; phase.Acting++)
        {
            strategies[phase.Acting].OnQuote(route.Index, in quote);
        }

        phase.Acting = -1;
    }

    /// <summary>Half way, rounded down to a tick: what a position is marked at where the market tells quotes.</summary>
    private static long Midpoint(long bidTicks, long askTicks) => bidTicks + ((askTicks - bidTicks) >> 1);

    private void TellBook(InstrumentRoute route, long timeNs)
    {
        var book = route.Levels!;
        BeginMarket(timeNs);
        if (book.IsValid && book.IsOrderly)
        {
            route.MarksByQuotes = true;
            MarkPrice(route, timeNs, Midpoint(book.BestBidTicks, book.BestAskTicks));
        }

        var update = new BookUpdate(book, route.Book.Instrument, route.Index, timeNs);
        for (phase.Acting = 0; phase.Acting < strategies.Length; phase.Acting++)
        {
            strategies[phase.Acting].OnBook(in update);
        }

        phase.Acting = -1;
    }

    private void TellTrade(InstrumentRoute route, in TradeTick trade)
    {
        for (phase.Acting = 0; phase.Acting < strategies.Length; phase.Acting++)
        {
            strategies[phase.Acting].OnTrade(route.Index, in trade);
        }

        phase.Acting = -1;
    }

    // Markets that come event by event: the account's days and samples roll at their times.
    private void BeginMarket(long timeNs)
    {
        if (timeNs < tradingStartNs)
        {
            return;
        }

        phase.IsWarmUp = false;
        if (timeNs > equity.NextRollNs)
        {
            account.Settle();
            equity.BeginBar(timeNs, timeNs, account.Mark);
        }
    }

    private void MarkPrice(InstrumentRoute route, long timeNs, long ticks)
    {
        if (ticks != route.Book.LastTicks || !route.Book.HasPrice)
        {
            account.OnPrice(route.Book, ticks);
        }

        if (!phase.IsWarmUp)
        {
            equity.Mark(timeNs, account.EquityMark);
        }

        risk?.OnPrice(route.Book, timeNs, phase.IsWarmUp);
    }
}
