namespace Plimsoll.Data.Import;

/// <summary>The fields that columns of a file are mapped to, with the names that files give them.</summary>
internal static class FieldNames
{
    public const string Time = "time";
    public const string CloseTime = "close_time";
    public const string Volume = "volume";
    public const string QuoteVolume = "quote_volume";
    public const string TradeCount = "trade_count";
    public const string TakerBuyVolume = "taker_buy_volume";
    public const string Number = "number";
    public const string Price = "price";
    public const string Quantity = "quantity";
    public const string BuyerIsMaker = "buyer_is_maker";

    /// <summary>Fields of one kind of file.</summary>
    public static IReadOnlyList<string> Of(ImportKind kind) => kind switch
    {
        ImportKind.Klines => ["time", "open", "high", "low", "close", "volume", "close_time", "quote_volume",
            "trade_count", "taker_buy_volume"],
        ImportKind.Csv => ["time", "open", "high", "low", "close", "volume", "quote_volume", "trade_count",
            "taker_buy_volume"],
        ImportKind.QuoteBars => ["time", "bid_open", "bid_high", "bid_low", "bid_close", "bid_size",
            "ask_open", "ask_high", "ask_low", "ask_close", "ask_size"],
        ImportKind.Factors => ["date", "price_factor", "split_factor", "reference_price", "symbol"],
        _ => ["number", "price", "quantity", "time", "buyer_is_maker"],
    };

    /// <summary>Whether files of the kind may do without the field.</summary>
    public static bool IsOptional(ImportKind kind, string field) =>
        field is Volume or QuoteVolume or TradeCount or TakerBuyVolume or BuyerIsMaker or CloseTime
            or "reference_price" or "symbol"
            && !(kind == ImportKind.Klines && field == Volume);

    /// <summary>Positions in the exchange archives' files without a header line; -1 where they have no such
    /// column.</summary>
    public static int ArchivePosition(ImportKind kind, string field) => kind switch
    {
        ImportKind.Klines => field switch
        {
            "time" => 0, "open" => 1, "high" => 2, "low" => 3, "close" => 4, "volume" => 5, "close_time" => 6,
            "quote_volume" => 7, "trade_count" => 8, _ => 9,
        },
        ImportKind.Trades => field switch { "number" => 0, "price" => 1, "quantity" => 2, "time" => 4, _ => 5 },
        _ => field switch { "number" => 0, "price" => 1, "quantity" => 2, "time" => 5, _ => 6 },
    };

    /// <summary>Names by which headers call the field; the first that is present counts.</summary>
    public static IReadOnlyList<string> Aliases(string field) => field switch
    {
        Time => ["time", "open_time", "ts_utc", "timestamp", "ts", "datetime", "date", "transact_time"],
        QuoteVolume => ["quote_volume", "quote_asset_volume"],
        TradeCount => ["trade_count", "count", "number_of_trades", "trades"],
        TakerBuyVolume => ["taker_buy_volume", "taker_buy_base_asset_volume"],
        Number => ["number", "agg_trade_id", "trade_id", "id"],
        Quantity => ["quantity", "qty"],
        BuyerIsMaker => ["buyer_is_maker", "is_buyer_maker"],
        _ => [field],
    };
}
