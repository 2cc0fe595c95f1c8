namespace Plimsoll.Kernel.Authorization;

/// <summary>Why evidence counts no more. Stable numbers: they stand in journals.</summary>
public enum WithdrawalCause : byte
{
    /// <summary>Nothing; never written.</summary>
    None = 0,

    /// <summary>An operator took it back.</summary>
    Operator = 1,

    /// <summary>A circuit breaker tripped.</summary>
    Breaker = 2,

    /// <summary>Trading with money came out otherwise than the simulated one.</summary>
    Deviation = 3,

    /// <summary>Own books and the venue's did not agree.</summary>
    Reconciliation = 4,

    /// <summary>The feed was away for too long.</summary>
    FeedSilent = 5,

    /// <summary>A stage of the capital ladder failed.</summary>
    LadderFailed = 6,

    /// <summary>The kill latch was engaged.</summary>
    Kill = 7,
}
