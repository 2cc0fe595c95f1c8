namespace Plimsoll.Model.Quality;

/// <summary>What is wrong, or worth knowing, about a piece of market data. <c>default</c> is no finding.</summary>
public enum FindingKind : byte
{
    /// <summary>No finding; never reported.</summary>
    None = 0,

    /// <summary>Bars that the session calendar expects are absent.</summary>
    Gap = 1,

    /// <summary>A second row with the same time (trades: the same number).</summary>
    Duplicate = 2,

    /// <summary>A row that lies before, or overlaps, the one before it.</summary>
    TimeBackward = 3,

    /// <summary>Low above, or high below, another price of the same bar.</summary>
    OhlcViolation = 4,

    /// <summary>A price of zero or less where none can be.</summary>
    NonPositivePrice = 5,

    /// <summary>A volume below zero (trades: a quantity of zero or less).</summary>
    NegativeVolume = 6,

    /// <summary>A price that neither neighbour knows: a wick or a spike that reverts at once.</summary>
    BadPrint = 7,

    /// <summary>The price level changed by a simple ratio, stayed there, and no factor explains it.</summary>
    SplitLikeJump = 8,

    /// <summary>Several bars in a row with the same high, low and close although there is volume.</summary>
    FrozenPrice = 9,

    /// <summary>Frozen bars that last to the end of a trading day or of the series.</summary>
    StaleTail = 10,

    /// <summary>Bars without volume in a series that has volume.</summary>
    ZeroVolumeRun = 11,

    /// <summary>A long run of bars without any range whose closes still move: closes dressed up as bars.</summary>
    CloseOnlyRun = 12,

    /// <summary>A true range far above the usual one, without the volume that real shocks have.</summary>
    Outlier = 13,

    /// <summary>After a long absence the ticker comes back at quite another price level.</summary>
    TickerReuse = 14,

    /// <summary>Bid above ask.</summary>
    CrossedQuote = 15,

    /// <summary>Bid equal to ask.</summary>
    LockedQuote = 16,

    /// <summary>A spread many times the usual one.</summary>
    AbsurdSpread = 17,

    /// <summary>A quote with only one side.</summary>
    OneSidedQuote = 18,

    /// <summary>The recorder's clock differs from the venue's; recorded latencies are corrected by it.</summary>
    ClockOffset = 19,

    /// <summary>A snapshot of a book that is too old for the updates recorded before it.</summary>
    UnusableSnapshot = 20,

    /// <summary>An order event that does not fit the orders of the book.</summary>
    OrderMismatch = 21,
}
