namespace Plimsoll.Kernel.Authorization;

/// <summary>What can happen to the capital ladder. Stable numbers: they stand in saved states and reports.</summary>
public enum LadderEventKind : byte
{
    /// <summary>Time passed and nothing else.</summary>
    Time = 0,

    /// <summary>The level of authorization, as a number in the count.</summary>
    Level = 1,

    /// <summary>Own books and the venue's were compared; the count is the number of differences.</summary>
    Reconciled = 2,

    /// <summary>A drill of the kill latch passed.</summary>
    Drill = 3,

    /// <summary>A new validation passed; after a roll-back the ladder begins again with it.</summary>
    Validation = 4,

    /// <summary>An order ended filled.</summary>
    OrderFilled = 5,

    /// <summary>An order ended without a fill.</summary>
    OrderUnfilled = 6,

    /// <summary>An order ended in an error.</summary>
    OrderError = 7,

    /// <summary>An execution; the value is its slippage in basis points, positive for a cost.</summary>
    Slippage = 8,

    /// <summary>A trade closed; the value is its net profit.</summary>
    TradeClosed = 9,

    /// <summary>The value is the account's equity, open positions included.</summary>
    Equity = 10,

    /// <summary>An order is in an unknown state; the count is for how many nanoseconds.</summary>
    UnknownOrder = 11,

    /// <summary>A limit was passed; the value is by how much, for the report.</summary>
    Breach = 12,

    /// <summary>A circuit breaker tripped.</summary>
    Breaker = 13,

    /// <summary>The kill latch was engaged.</summary>
    Kill = 14,

    /// <summary>Own state and reports contradict each other.</summary>
    Desync = 15,
}
