namespace Plimsoll.Kernel.Records;

/// <summary>What an alert tells. Stable numbers: they stand in journals and saved states.</summary>
public enum AlertKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A circuit breaker tripped; the reason says which.</summary>
    BreakerTripped = 1,

    /// <summary>An operator opened the circuit breakers.</summary>
    BreakersReset = 2,

    /// <summary>A kill latch was engaged, or goes further than before; the value is its level.</summary>
    LatchEngaged = 3,

    /// <summary>An operator opened a kill latch.</summary>
    LatchReset = 4,

    /// <summary>Entries were paused.</summary>
    Paused = 5,

    /// <summary>A pause ended.</summary>
    Resumed = 6,

    /// <summary>What a kill was to reach is reached, seen twice.</summary>
    Verified = 7,

    /// <summary>What a kill was to reach is not reached in time: a person must look.</summary>
    Escalated = 8,

    /// <summary>A strategy failed and was switched off.</summary>
    StrategyDisabled = 9,

    /// <summary>A position was closed because it lost more than a trade may.</summary>
    TradeLossClosed = 10,

    /// <summary>A strategy repeated an entry too often and is locked.</summary>
    RepeatLocked = 11,

    /// <summary>An operator lets a strategy go on that repeated itself.</summary>
    RepeatReset = 12,

    /// <summary>Something around the kernel is not well; the value is the part.</summary>
    HealthLost = 13,

    /// <summary>Something around the kernel is well again; the value is the part.</summary>
    HealthRestored = 14,

    /// <summary>A report of a venue did not fit.</summary>
    Desync = 15,

    /// <summary>Own records and those of the venue differ.</summary>
    PositionMismatch = 16,

    /// <summary>Something happened that cannot be.</summary>
    ImpossibleState = 17,

    /// <summary>The journal takes no records.</summary>
    JournalFailed = 18,

    /// <summary>An operator had everything closed.</summary>
    FlattenOrdered = 19,

    /// <summary>An operator lets entries pass without authorization for a while; the value is the end.</summary>
    BypassBegun = 20,

    /// <summary>An operator asked for a bypass and got none.</summary>
    BypassRefused = 21,
}
