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

    private static readonly ColumnLayout BarColumns = new(
        ["close_time", "open_time", "open", "high", "low", "close", "volume",
            "quote_volume", "trade_count", "taker_buy_volume"],
        hasOpenTime: true);

    private static readonly ColumnLayout TradeColumns = new(
        ["time", "price", "quantity", "number", "buyer_is_maker"], hasOpenTime: false);

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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "bars, trades or quote bars expected"),
    };

    /// <summary>Whether the column's unit is the tick of the instrument.</summary>
    public static bool IsPrice(SeriesKind kind, int column) => kind switch
    {
        SeriesKind.Bars => column is >= Open and <= Close,
        SeriesKind.Trades => column == TradePrice,
        _ => column is (>= Open and <= Close) or (>= AskOpen and <= AskClose),
    };

    /// <summary>Whether the column's unit is the lot of the instrument.</summary>
    public static bool IsQuantity(SeriesKind kind, int column) => kind switch
    {
        SeriesKind.Bars => column is Volume or TakerBuyVolume,
        SeriesKind.Trades => column == TradeQuantity,
        _ => column is Volume or AskSize,
    };
}
