namespace Plimsoll.Data.Store;

/// <summary>
/// The columns of each kind of series. Every column is int64; <see cref="Missing"/> stands for "not known". A column
/// in which nothing is known is left out of a file, and so is an open time that is the close time less the period.
/// </summary>
internal sealed class ColumnLayout
{
    /// <summary>Stands for a value that is not known.</summary>
    public const long Missing = long.MinValue;

    /// <summary>Most columns of any kind.</summary>
    public const int ColumnsMax = 12;

    public const int Time = 0;
    public const int OpenTime = 1;
    public const int Open = 2;
    public const int High = 3;
    public const int Low = 4;
    public const int Close = 5;
    public const int Volume = 6;
    public const int QuoteVolume = 7;
    public const int TradeCount = 8;
    public const int TakerBuyVolume = 9;

    public const int AskOpen = 7;
    public const int AskHigh = 8;
    public const int AskLow = 9;
    public const int AskClose = 10;
    public const int AskSize = 11;

    public const int TradePrice = 1;
    public const int TradeQuantity = 2;
    public const int TradeNumber = 3;
    public const int TradeMaker = 4;
    public const int TradeLatency = 5;

    public const int BookPrice = 1;
    public const int BookQuantity = 2;
    public const int BookSequence = 3;
    public const int BookMark = 4;
    public const int BookLatency = 5;

    public const int OrderNumber = 1;
    public const int OrderPrice = 2;
    public const int OrderQuantity = 3;
    public const int OrderSequence = 4;
    public const int OrderMark = 5;
    public const int OrderLatency = 6;

    public const int QuoteBidPrice = 1;
    public const int QuoteBidQuantity = 2;
    public const int QuoteAskPrice = 3;
    public const int QuoteAskQuantity = 4;
    public const int QuoteSequence = 5;
    public const int QuoteLatency = 6;

    private static readonly ColumnLayout BarColumns = new(
        ["close_time", "open_time", "open", "high", "low", "close", "volume",
            "quote_volume", "trade_count", "taker_buy_volume"],
        hasOpenTime: true);

    private static readonly ColumnLayout TradeColumns = new(
        ["time", "price", "quantity", "number", "buyer_is_maker", "latency"], hasOpenTime: false);

    private static readonly ColumnLayout BookColumns = new(
        ["time", "price", "quantity", "sequence", "mark", "latency"], hasOpenTime: false);

    private static readonly ColumnLayout OrderColumns = new(
        ["time", "order", "price", "quantity", "sequence", "mark", "latency"], hasOpenTime: false);

    private static readonly ColumnLayout QuoteColumns = new(
        ["time", "bid_price", "bid_quantity", "ask_price", "ask_quantity", "sequence", "latency"],
        hasOpenTime: false);

    private static readonly ColumnLayout QuoteBarColumns = new(
        ["close_time", "open_time", "bid_open", "bid_high", "bid_low", "bid_close", "bid_size",
            "ask_open", "ask_high", "ask_low", "ask_close", "ask_size"],
        hasOpenTime: true);

    private ColumnLayout(string[] names, bool hasOpenTime)
    {
        Names = names;
        HasOpenTime = hasOpenTime;
    }

    /// <summary>Names of the columns in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of columns.</summary>
    public int Count => Names.Count;

    /// <summary>Whether the second column is an open time.</summary>
    public bool HasOpenTime { get; }

    public static ColumnLayout Of(SeriesKind kind) => kind switch
    {
        SeriesKind.Bars => BarColumns,
        SeriesKind.Trades => TradeColumns,
        SeriesKind.QuoteBars => QuoteBarColumns,
        SeriesKind.BookLevels => BookColumns,
        SeriesKind.BookOrders => OrderColumns,
        SeriesKind.Quotes => QuoteColumns,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind of series expected"),
    };

    /// <summary>Whether the column's unit is the tick of the instrument.</summary>
    public static bool IsPrice(SeriesKind kind, int column) => kind switch
    {
        SeriesKind.Bars => column is >= Open and <= Close,
        SeriesKind.Trades => column == TradePrice,
        SeriesKind.BookLevels => column == BookPrice,
        SeriesKind.BookOrders => column == OrderPrice,
        SeriesKind.Quotes => column is QuoteBidPrice or QuoteAskPrice,
        _ => column is (>= Open and <= Close) or (>= AskOpen and <= AskClose),
    };

    /// <summary>The column of marks (<see cref="BookMark"/>), or -1.</summary>
    public static int MarkColumn(SeriesKind kind) => kind switch
    {
        SeriesKind.BookLevels => BookMark,
        SeriesKind.BookOrders => OrderMark,
        _ => -1,
    };

    /// <summary>Whether the column's unit is the lot of the instrument.</summary>
    public static bool IsQuantity(SeriesKind kind, int column) => kind switch
    {
        SeriesKind.Bars => column is Volume or TakerBuyVolume,
        SeriesKind.Trades => column == TradeQuantity,
        SeriesKind.BookLevels => column == BookQuantity,
        SeriesKind.BookOrders => column == OrderQuantity,
        SeriesKind.Quotes => column is QuoteBidQuantity or QuoteAskQuantity,
        _ => column is Volume or AskSize,
    };
}
