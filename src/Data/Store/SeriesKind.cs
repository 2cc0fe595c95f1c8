namespace Plimsoll.Data.Store;

/// <summary>What the rows of a series are. The numbers stand in files. <c>default</c> is no kind.</summary>
public enum SeriesKind
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>Bars of traded prices.</summary>
    Bars = 1,

    /// <summary>Single or aggregated trades.</summary>
    Trades = 2,

    /// <summary>Bars of the best bid and ask.</summary>
    QuoteBars = 3,

    /// <summary>An order book by price level: snapshots, changes of levels, gaps.</summary>
    BookLevels = 4,

    /// <summary>An order book order by order.</summary>
    BookOrders = 5,

    /// <summary>The best bid and offer whenever they change.</summary>
    Quotes = 6,
}
