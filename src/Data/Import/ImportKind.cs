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
}
