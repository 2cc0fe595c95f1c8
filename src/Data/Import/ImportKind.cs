namespace Plimsoll.Data.Import;

/// <summary>Layouts of files that can be imported.</summary>
public enum ImportKind
{
    /// <summary>Bars in the layout of the exchange archives, with or without a header line.</summary>
    Klines,

    /// <summary>Single trades in the layout of the exchange archives.</summary>
    Trades,

    /// <summary>Aggregated trades in the layout of the exchange archives.</summary>
    AggTrades,

    /// <summary>Bars in any CSV file, by a column mapping.</summary>
    Csv,

    /// <summary>Bars of bid and ask in a CSV file with a header line.</summary>
    QuoteBars,

    /// <summary>Split and dividend factors.</summary>
    Factors,

    /// <summary>A recording of a spot exchange's streams of depth, best bid and offer, and trades: each line the
    /// receive time in nanoseconds, a space, and the message as JSON.</summary>
    BinanceSpotFeed,

    /// <summary>The same of a futures exchange, whose depth updates name the update before.</summary>
    BinanceFuturesFeed,

    /// <summary>Market by order as CSV, in the fields of Databento's schema <c>mbo</c>.</summary>
    DatabentoOrders,

    /// <summary>Best bid and offer with trades as CSV, in the fields of Databento's schema <c>mbp-1</c>.</summary>
    DatabentoQuotes,
}
