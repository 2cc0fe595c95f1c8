using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>
/// The next state of one series of trades, quotes or books, made of events. Times may not descend; the caller sees to
/// that.
/// </summary>
internal sealed class EventStage : IDisposable
{
    private readonly SeriesStager stager;
    private readonly IncrementalHash? hash;
    private readonly long[] row = new long[ColumnLayout.ColumnsMax];
    private readonly int columns;
    private readonly long[] outcomes = new long[(int)StageOutcome.Conflict + 1];

    public EventStage(
        string catalog, SeriesManifest? existing, SeriesManifest target, bool isReplacing, bool isHashed)
    {
        hash = isHashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        stager = new SeriesStager(catalog, existing, target, isReplacing);
        columns = ColumnLayout.Of(target.Key.Kind).Count;
        Key = target.Key;
    }

    public SeriesKey Key { get; }

    /// <summary>Folder for files that live until the import ends.</summary>
    public string Folder => stager.Folder;

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    public long RowsAdded => outcomes[(int)StageOutcome.Added];

    public long RowsPresent => outcomes[(int)StageOutcome.Present];

    public long RowsReplaced => outcomes[(int)StageOutcome.Replaced];

    /// <summary>Time of the first row.</summary>
    public long FirstTimeNs { get; private set; }

    /// <summary>Time of the last row; the smallest number before there is one.</summary>
    public long LastTimeNs { get; private set; } = long.MinValue;

    /// <summary>The kind of series that holds events of that kind; none for those that are not stored.</summary>
    public static SeriesKind KindOf(EventKind kind) => kind switch
    {
        EventKind.Trade => SeriesKind.Trades,
        EventKind.BookLevel or EventKind.BookClear => SeriesKind.BookLevels,
        EventKind.BookOrder => SeriesKind.BookOrders,
        EventKind.Quote => SeriesKind.Quotes,
        _ => SeriesKind.None,
    };

    public StageOutcome Append(in BookLevel level, bool isClear)
    {
        row[ColumnLayout.Time] = level.TimeNs;
        row[ColumnLayout.BookPrice] = isClear ? 0 : level.PriceTicks;
        row[ColumnLayout.BookQuantity] = isClear ? 0 : level.QuantityLots;
        row[ColumnLayout.BookSequence] = Known(level.Sequence);
        row[ColumnLayout.BookMark] = BookMark.Of(
            level.Side, level.Flags, isClear ? BookOrderAction.Clear : BookOrderAction.None).Value;
        row[ColumnLayout.BookLatency] = BookMark.StoredLatency(level.RecordedLatencyNs);
        return AppendRow();
    }

    public StageOutcome Append(in BookOrder order)
    {
        row[ColumnLayout.Time] = order.TimeNs;
        row[ColumnLayout.OrderNumber] = order.OrderNumber;
        row[ColumnLayout.OrderPrice] = order.PriceTicks;
        row[ColumnLayout.OrderQuantity] = order.QuantityLots;
        row[ColumnLayout.OrderSequence] = Known(order.Sequence);
        row[ColumnLayout.OrderMark] = BookMark.Of(order.Side, order.Flags, order.Action).Value;
        row[ColumnLayout.OrderLatency] = BookMark.StoredLatency(order.RecordedLatencyNs);
        return AppendRow();
    }

    public StageOutcome Append(in QuoteTick quote, long sequence)
    {
        row[ColumnLayout.Time] = quote.TimeNs;
        row[ColumnLayout.QuoteBidPrice] = quote.BidTicks;
        row[ColumnLayout.QuoteBidQuantity] = quote.BidLots;
        row[ColumnLayout.QuoteAskPrice] = quote.AskTicks;
        row[ColumnLayout.QuoteAskQuantity] = quote.AskLots;
        row[ColumnLayout.QuoteSequence] = Known(sequence);
        row[ColumnLayout.QuoteLatency] = BookMark.StoredLatency(quote.RecordedLatencyNs);
        return AppendRow();
    }

    public StageOutcome Append(in TradeTick trade)
    {
        row[ColumnLayout.Time] = trade.TimeNs;
        row[ColumnLayout.TradePrice] = trade.PriceTicks;
        row[ColumnLayout.TradeQuantity] = trade.QuantityLots;
        row[ColumnLayout.TradeNumber] = trade.TradeNumber;
        row[ColumnLayout.TradeMaker] = trade.BuyerIsMaker;
        row[ColumnLayout.TradeLatency] = BookMark.StoredLatency(trade.RecordedLatencyNs);
        return AppendRow();
    }

    /// <summary>SHA-256 of all rows appended, lower-case hexadecimal, if they are hashed. Ask once.</summary>
    public string RowHash() => hash is null ? "" : Convert.ToHexStringLower(hash.GetHashAndReset());

    public SeriesManifest Commit(IReadOnlyList<SourceRecord> sources) => stager.Commit(sources);

    public void Dispose()
    {
        stager.Dispose();
        hash?.Dispose();
    }

    private static long Known(long sequence) => sequence == 0 ? ColumnLayout.Missing : sequence;

    private StageOutcome AppendRow()
    {
        var outcome = stager.Append(row);
        outcomes[(int)outcome]++;
        hash?.AppendData(MemoryMarshal.AsBytes(row.AsSpan(0, columns)));
        FirstTimeNs = Rows == 0 ? row[ColumnLayout.Time] : FirstTimeNs;
        LastTimeNs = row[ColumnLayout.Time];
        Rows++;
        return outcome;
    }
}
