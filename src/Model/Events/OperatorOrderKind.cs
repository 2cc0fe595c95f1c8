namespace Plimsoll.Model.Events;

/// <summary>What an operator orders the kernel to do. Stable numbers: they stand in journals.</summary>
public enum OperatorOrderKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Engages the kill latch: nothing new is entered until a reset.</summary>
    KillEntries = 1,

    /// <summary>Engages the kill latch and cancels all working orders but what protects a position.</summary>
    KillOrders = 2,

    /// <summary>Engages the kill latch, cancels all orders and closes all positions at the market.</summary>
    KillPositions = 3,

    /// <summary>No entries until <see cref="Resume"/>.</summary>
    Pause = 4,

    /// <summary>Ends a pause; not a kill and not a breaker.</summary>
    Resume = 5,

    /// <summary>Cancels all orders and closes all positions once, without a latch.</summary>
    Flatten = 6,

    /// <summary>Opens the kill latch again.</summary>
    ResetKill = 7,

    /// <summary>Opens tripped circuit breakers again.</summary>
    ResetBreakers = 8,

    /// <summary>Lets a strategy order again that repeated itself too often.</summary>
    ResetThrottle = 9,

    /// <summary>
    /// Lets entries pass without authorization for <see cref="OperatorOrder.LengthNs"/>, where no money is at stake.
    /// </summary>
    Bypass = 10,
}
