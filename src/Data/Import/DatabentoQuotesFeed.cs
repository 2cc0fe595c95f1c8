using Plimsoll.Model.Market;

namespace Plimsoll.Data.Import;

/// <summary>
/// Best bid and offer with trades in Databento's schema <c>mbp-1</c>: each row has the best prices after its event, and
/// is kept when they changed. Trades have no numbers of their own there.
/// </summary>
internal sealed class DatabentoQuotesFeed : IFeed, IFeedProbe
{
    private const int ReceiveTime = 0;
    private const int EventTime = 1;
    private const int Action = 2;
    private const int Side = 3;
    private const int Price = 4;
    private const int Size = 5;
    private const int Flags = 6;
    private const int Sequence = 7;
    private const int BidPrice = 8;
    private const int AskPrice = 9;
    private const int BidSize = 10;
    private const int AskSize = 11;
    private const int InstrumentId = 12;

    private readonly FeedMeasure measure;
    private readonly FeedGrid? grid;
    private readonly FeedOutput? output;
    private readonly FeedFault probeFault = new();
    private readonly DatabentoColumns columns = new(
        "ts_recv_ns|ts_recv", "ts_event_ns|ts_event", "action", "side", "price", "size", "flags", "sequence",
        "bid_px|bid_px_00", "ask_px|ask_px_00", "bid_sz|bid_sz_00", "ask_sz|ask_sz_00", "instrument_id");

    private QuoteTick last;
    private bool hasLast;

    public DatabentoQuotesFeed(FeedMeasure measure, FeedGrid? grid = null, FeedOutput? output = null)
    {
        this.measure = measure;
        this.grid = grid;
        this.output = output;
    }

    public void Add(ReadOnlySpan<byte> line)
    {
        if (!columns.TrySplit(line, out var isRow, probeFault) || !isRow)
        {
            return;
        }

        foreach (var field in (ReadOnlySpan<int>)[Price, BidPrice, AskPrice])
        {
            if (columns.TryDecimal(line, field, out var price, probeFault))
            {
                measure.AddPrice(price);
            }
        }

        if (columns.TryWhole(line, Flags, out var flags, probeFault)
            && (flags & DatabentoColumns.FlagSnapshot) == 0
            && columns.TryTime(line, ReceiveTime, out var received, probeFault)
            && columns.TryTime(line, EventTime, out var happened, probeFault))
        {
            measure.AddLatency(received - happened);
        }
    }

    public bool TryRead(ReadOnlySpan<byte> line, FeedFault fault)
    {
        if (!columns.TrySplit(line, out var isRow, fault))
        {
            return false;
        }

        if (!isRow)
        {
            return true;
        }

        if (!columns.TryTime(line, ReceiveTime, out var receivedNs, fault)
            || !columns.TryTime(line, EventTime, out var eventNs, fault)
            || !columns.TryWhole(line, Flags, out var flags, fault)
            || !columns.TryWhole(line, Sequence, out var sequence, fault)
            || !columns.TryInstrument(line, InstrumentId, fault)
            || !TrySide(line, BidPrice, BidSize, out var bid, out var bidLots, fault)
            || !TrySide(line, AskPrice, AskSize, out var ask, out var askLots, fault))
        {
            return false;
        }

        var isSnapshot = (flags & DatabentoColumns.FlagSnapshot) != 0;
        var timeNs = isSnapshot ? receivedNs : eventNs;
        var latency = isSnapshot ? 0 : FeedLatency.Of(receivedNs - measure.ClockOffsetNs, timeNs);
        var action = columns.Cell(line, Action);
        if (action.Length != 1 || !"ACMTFRN"u8.Contains(action[0]))
        {
            return fault.Set(DataErrorKind.BadValue, columns.Name(Action), action, "A, C, M, T, F, R or N");
        }

        if (action[0] == (byte)'T' && !TryTrade(line, timeNs, latency, fault))
        {
            return false;
        }

        var quote = new QuoteTick(0, bid, bidLots, ask, askLots, 0);
        if (!hasLast || quote != last)
        {
            hasLast = true;
            last = quote;
            output!.AddQuote(quote with { TimeNs = timeNs, RecordedLatencyNs = latency }, sequence);
        }

        return true;
    }

    public IReadOnlyList<string> Complete() => [];

    // An empty price means that nothing is bid or offered.
    private bool TrySide(
        ReadOnlySpan<byte> line, int priceField, int sizeField, out long ticks, out long lots, FeedFault fault)
    {
        ticks = 0;
        lots = 0;
        return columns.Cell(line, priceField).IsEmpty
            || (columns.TryWhole(line, sizeField, out var size, fault)
                && grid!.TryQuantity(new FeedNumber(size, 0), columns.Name(sizeField), out lots, fault)
                && columns.TryDecimal(line, priceField, out var price, fault)
                && grid.TryPrice(price, columns.Name(priceField), out ticks, fault));
    }

    private bool TryTrade(ReadOnlySpan<byte> line, long timeNs, uint latency, FeedFault fault)
    {
        if (!columns.TryDecimal(line, Price, out var price, fault)
            || !grid!.TryPrice(price, columns.Name(Price), out var ticks, fault)
            || !columns.TryWhole(line, Size, out var size, fault)
            || !grid.TryQuantity(new FeedNumber(size, 0), columns.Name(Size), out var lots, fault))
        {
            return false;
        }

        if (lots == 0)
        {
            return fault.Set(DataErrorKind.BadValue, columns.Name(Size), 0, "a quantity above zero");
        }

        // The side is that of the aggressor.
        var side = columns.Cell(line, Side);
        var maker = side.SequenceEqual("A"u8) ? 1 : side.SequenceEqual("B"u8) ? 0 : -1;
        output!.AddTrade(new TradeTick(timeNs, ticks, lots, 0, maker, latency));
        return true;
    }
}
