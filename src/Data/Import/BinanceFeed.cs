using System.Globalization;
using Plimsoll.Data.Store;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Import;

/// <summary>A recording of depth, best bid and offer, and trades of one instrument.</summary>
internal sealed class BinanceFeed : IFeed
{
    private readonly FeedMeasure measure;
    private readonly FeedGrid grid;
    private readonly FeedOutput output;
    private readonly DepthSynchronizer depth;
    private readonly BinanceFeedParser parser = new();
    private readonly FeedLine feed = new();
    private readonly SkippedNumbers skippedTrades = new();
    private DepthUpdate update = new();
    private long lastQuoteId = -1;
    private long lastTradeId = -1;
    private long others;
    private long repeated;
    private long untraded;
    private long unstamped;

    public BinanceFeed(FeedMeasure measure, FeedGrid grid, FeedOutput output, string file, bool isFutures)
    {
        this.measure = measure;
        this.grid = grid;
        this.output = output;
        depth = new DepthSynchronizer(output, file, isFutures);
    }

    private long ReceivedNs => feed.ReceiveNs - measure.ClockOffsetNs;

    public bool TryRead(ReadOnlySpan<byte> line, FeedFault fault) =>
        parser.TryParse(line, feed, fault) && feed.Message switch
        {
            FeedMessage.Depth => TryDepth(fault),
            FeedMessage.Snapshot => TrySnapshot(fault),
            FeedMessage.Quote => TryQuote(fault),
            FeedMessage.Trade => TryTrade(fault),
            _ => PassOver(),
        };

    public IReadOnlyList<string> Complete()
    {
        depth.Complete();
        var notes = new List<string>();
        Note(notes, depth.OldUpdates, "depth updates were older than the book and left out");
        Note(notes, depth.Gaps, "gaps in the update numbers; the book is not valid from each to the next snapshot");
        Note(notes, depth.SpareSnapshots, "snapshots were not needed, the book was known");
        Note(notes, repeated, "lines told a quote or trade again and were left out");
        Note(notes, untraded, "trades did not come about in the market and were left out");
        Note(notes, others, "lines were of other streams and left out");
        Note(notes, grid.CutTotals, "totals of levels were no multiple of the lot and were cut to whole lots");
        Note(notes, unstamped, "quotes have no venue time; the corrected time of receipt stands for it");
        return notes;
    }

    private static void Note(List<string> notes, long count, string what)
    {
        if (count > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}"));
        }
    }

    private bool PassOver()
    {
        others++;
        return true;
    }

    private bool TryDepth(FeedFault fault)
    {
        if (!TryLevels(fault))
        {
            return false;
        }

        if (depth.Take(update))
        {
            update = new DepthUpdate();
        }

        return true;
    }

    private bool TrySnapshot(FeedFault fault)
    {
        if (!TryLevels(fault))
        {
            return false;
        }

        long bidMax = long.MinValue;
        long askMin = long.MaxValue;
        foreach (ref readonly var level in update.Levels)
        {
            bidMax = level.Side == OrderSide.Buy ? Math.Max(bidMax, level.PriceTicks) : bidMax;
            askMin = level.Side == OrderSide.Sell ? Math.Min(askMin, level.PriceTicks) : askMin;
        }

        if (bidMax >= askMin)
        {
            return fault.Set(
                DataErrorKind.BadValue, "bids", bidMax,
                "the highest bid of a snapshot, in ticks, below its lowest ask");
        }

        depth.TakeSnapshot(update);
        update = new DepthUpdate();
        return true;
    }

    private bool TryLevels(FeedFault fault)
    {
        update.Clear();
        update.Line = output.Line;
        update.FirstId = feed.FirstId;
        update.LastId = feed.LastId;
        update.PreviousId = feed.PreviousId;
        update.ReceivedNs = ReceivedNs;
        update.TimeNs = VenueTime();
        return TrySide(feed.Bids, OrderSide.Buy, fault) && TrySide(feed.Asks, OrderSide.Sell, fault);
    }

    private bool TrySide(FeedLevels levels, OrderSide side, FeedFault fault)
    {
        var prices = levels.Prices;
        var quantities = levels.Quantities;
        var field = side == OrderSide.Buy ? "b" : "a";
        for (var i = 0; i < prices.Length; i++)
        {
            if (!grid.TryPrice(prices[i], field, out var ticks, fault)
                || !grid.TryTotal(quantities[i], field, out var lots, fault))
            {
                return false;
            }

            update.Add(new BookLevel(0, ticks, lots, 0, side, BookFlags.None, 0));
        }

        return true;
    }

    private bool TryQuote(FeedFault fault)
    {
        long bidTicks = 0;
        long askTicks = 0;
        if (!grid.TryTotal(feed.Bids.Quantities[0], "B", out var bidLots, fault)
            || !grid.TryTotal(feed.Asks.Quantities[0], "A", out var askLots, fault)
            || (bidLots > 0 && !grid.TryPrice(feed.Bids.Prices[0], "b", out bidTicks, fault))
            || (askLots > 0 && !grid.TryPrice(feed.Asks.Prices[0], "a", out askTicks, fault)))
        {
            return false;
        }

        var timeNs = VenueTime();
        if (feed.LastId <= lastQuoteId)
        {
            repeated++;
            output.Find(SeriesKind.Quotes, FindingKind.Duplicate, FindingSeverity.Low, timeNs, 1);
            return true;
        }

        lastQuoteId = feed.LastId;
        unstamped += feed.EventNs == 0 && feed.TransactionNs == 0 ? 1 : 0;
        output.AddQuote(
            new QuoteTick(timeNs, bidTicks, bidLots, askTicks, askLots, Latency(timeNs)), feed.LastId);
        return true;
    }

    private bool TryTrade(FeedFault fault)
    {
        if (!feed.IsMarketTrade)
        {
            untraded++;
            return true;
        }

        if (!grid.TryPrice(feed.Price, "p", out var ticks, fault)
            || !grid.TryQuantity(feed.Quantity, "q", out var lots, fault))
        {
            return false;
        }

        if (lots == 0)
        {
            return fault.Set(DataErrorKind.BadValue, "q", 0, "a quantity above zero");
        }

        var timeNs = VenueTime();
        if (feed.TradeId <= lastTradeId)
        {
            if (skippedTrades.Contains(feed.TradeId))
            {
                return fault.Set(
                    DataErrorKind.TimeOrder, "t", feed.TradeId,
                    FormattableString.Invariant($"a number above {lastTradeId}; the lines are out of order"));
            }

            repeated++;
            output.Find(SeriesKind.Trades, FindingKind.Duplicate, FindingSeverity.Low, timeNs, 1);
            return true;
        }

        if (lastTradeId >= 0 && feed.TradeId > lastTradeId + 1)
        {
            skippedTrades.Add(lastTradeId + 1, feed.TradeId - 1);
        }

        lastTradeId = feed.TradeId;
        output.AddTrade(new TradeTick(timeNs, ticks, lots, feed.TradeId, feed.BuyerIsMaker, Latency(timeNs)));
        return true;
    }

    // When it happened, else when the venue sent it, else when it was received by the corrected clock.
    private long VenueTime() =>
        feed.TransactionNs > 0 ? feed.TransactionNs : feed.EventNs > 0 ? feed.EventNs : ReceivedNs;

    private uint Latency(long timeNs) =>
        feed.EventNs == 0 && feed.TransactionNs == 0 ? 0 : FeedLatency.Of(ReceivedNs, timeNs);
}
