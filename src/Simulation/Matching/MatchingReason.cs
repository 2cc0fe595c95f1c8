namespace Plimsoll.Simulation.Matching;

/// <summary>Why an order or a request was refused, or why an order ended unfilled. Stable numbers.</summary>
public enum MatchingReason : byte
{
    /// <summary>Nothing was refused.</summary>
    None = 0,

    /// <summary>The order's number is not positive.</summary>
    NumberInvalid = 1,

    /// <summary>An order with this number is working.</summary>
    NumberTaken = 2,

    /// <summary>No working order has this number.</summary>
    OrderUnknown = 3,

    /// <summary>The quantity is not positive.</summary>
    QuantityNotPositive = 4,

    /// <summary>The quantity is above the market's limit.</summary>
    QuantityTooLarge = 5,

    /// <summary>The new quantity is not above what is filled already.</summary>
    QuantityBelowFilled = 6,

    /// <summary>The limit price is missing or out of the market's range.</summary>
    PriceOutOfRange = 7,

    /// <summary>The stop price is missing or out of the market's range.</summary>
    StopOutOfRange = 8,

    /// <summary>The display quantity is negative or belongs to an order that never rests.</summary>
    DisplayInvalid = 9,

    /// <summary>Side, kind, lifetime and instructions do not go together.</summary>
    CombinationInvalid = 10,

    /// <summary>The market's present phase does not take this.</summary>
    PhaseForbids = 11,

    /// <summary>The market holds as many orders as it may.</summary>
    TooManyOrders = 12,

    /// <summary>A post-only order would have traded at once.</summary>
    WouldTake = 13,

    /// <summary>A fill-or-kill order could not be filled whole.</summary>
    NotFilledWhole = 14,

    /// <summary>The rest of an order that does not rest.</summary>
    ImmediateRest = 15,

    /// <summary>The owner would have traded with itself.</summary>
    SelfTrade = 16,

    /// <summary>What the auction left of an order that was for the auction only.</summary>
    AuctionOver = 17,

    /// <summary>Cancelled by request.</summary>
    Requested = 18,
}
