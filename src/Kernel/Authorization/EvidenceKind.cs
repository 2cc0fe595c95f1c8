namespace Plimsoll.Kernel.Authorization;

/// <summary>What a piece of evidence is about. Stable numbers, never used again: they stand in journals.</summary>
public enum EvidenceKind : byte
{
    /// <summary>Nothing; never written.</summary>
    None = 0,

    /// <summary>A run over stored or made data.</summary>
    Backtest = 1,

    /// <summary>Many such runs and the rules they had to pass.</summary>
    Campaign = 2,

    /// <summary>A validation over real time: 72 hours of live data on a simulated venue.</summary>
    Validation = 3,

    /// <summary>A stage of the capital ladder.</summary>
    Ladder = 4,

    /// <summary>A drill of the kill latch; of the platform, not of one strategy.</summary>
    KillDrill = 5,

    /// <summary>The readiness score; of the platform.</summary>
    Readiness = 6,

    /// <summary>The integrity gate over the data of a run; of the platform.</summary>
    Integrity = 7,

    /// <summary>What an operator allows, by name and with a reason.</summary>
    Grant = 8,

    /// <summary>A reconciliation with the venue; of the platform.</summary>
    Reconciliation = 9,
}
