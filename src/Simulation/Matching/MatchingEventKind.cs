namespace Plimsoll.Simulation.Matching;

/// <summary>What a matching engine tells. Three kinds are about the visible book, the others about orders.</summary>
public enum MatchingEventKind : byte
{
    /// <summary>Nothing; the default event is never told.</summary>
    None = 0,

    /// <summary>The order was taken.</summary>
    Accepted = 1,

    /// <summary>The order was refused; nothing of it exists.</summary>
    Rejected = 2,

    /// <summary>A cancellation was refused.</summary>
    CancelRejected = 3,

    /// <summary>A replacement was refused; the order stays as it was.</summary>
    ReplaceRejected = 4,

    /// <summary>The order has the new price and quantity.</summary>
    Replaced = 5,

    /// <summary>The order ended with its open quantity unfilled.</summary>
    Canceled = 6,

    /// <summary>A stop order became active.</summary>
    Triggered = 7,

    /// <summary>An incoming order traded with a resting one.</summary>
    Traded = 8,

    /// <summary>Two orders traded in an auction: the buyer's number comes first.</summary>
    AuctionTraded = 9,

    /// <summary>Both orders lost quantity without a trade, to prevent a self-trade.</summary>
    Decremented = 10,

    /// <summary>Book: a quantity is visible now, behind all others at its price.</summary>
    Added = 11,

    /// <summary>Book: an order's visible quantity fell, in its place; 0 left means it is gone.</summary>
    Reduced = 12,
}
