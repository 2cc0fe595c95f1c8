namespace Plimsoll.Kernel.Records;

/// <summary>
/// The layers that an order passes, in this order; the lowest one that says no gives the first reason. Stable numbers:
/// they stand in journals.
/// </summary>
public enum RiskLayer : byte
{
    /// <summary>The kill latch: nothing new while it is engaged.</summary>
    Kill = 0,

    /// <summary>Who may trade what: mode, level, allowlist, enable date.</summary>
    Authorization = 1,

    /// <summary>Circuit breakers on losses.</summary>
    Breaker = 2,

    /// <summary>Quality of data and of execution.</summary>
    Data = 3,

    /// <summary>Counts of positions, entries and orders in doubt.</summary>
    Position = 4,

    /// <summary>What everything together may be worth.</summary>
    Exposure = 5,

    /// <summary>The order itself: form, size, price, rate.</summary>
    Order = 6,

    /// <summary>No layer said no.</summary>
    None = 255,
}
