namespace Plimsoll.Simulation.Matching;

/// <summary>
/// What happens when an incoming order would trade with a resting order of the same owner. The incoming order's mode
/// counts. Auctions do not look at owners.
/// </summary>
public enum SelfTradeMode : byte
{
    /// <summary>They trade.</summary>
    Allow,

    /// <summary>What is left of the incoming order is cancelled.</summary>
    CancelNewest,

    /// <summary>The resting order is cancelled, the incoming one goes on.</summary>
    CancelOldest,

    /// <summary>Both are cancelled.</summary>
    CancelBoth,

    /// <summary>Both lose the smaller open quantity without a trade; what has nothing left is cancelled.</summary>
    DecrementAndCancel,
}
