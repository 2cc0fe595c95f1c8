namespace Plimsoll.Model.Orders;

/// <summary>
/// Where an order is in its life. The allowed moves stand in the kernel's order table. The final states come last, so
/// that <c>status &gt;= Filled</c> says whether a life is over.
/// </summary>
public enum OrderStatus : byte
{
    /// <summary>Made and approved, not yet handed to the venue: it can still be withdrawn without asking.</summary>
    PendingSubmit,

    /// <summary>Sent, not yet answered by the venue.</summary>
    Submitted,

    /// <summary>Working at the venue.</summary>
    Accepted,

    /// <summary>Working, and filled in part.</summary>
    PartiallyFilled,

    /// <summary>Its cancellation was asked for and is not answered yet: it may still trade.</summary>
    PendingCancel,

    /// <summary>A change of it was asked for and is not answered yet: the old or the new one may trade.</summary>
    PendingReplace,

    /// <summary>
    /// Nobody here knows whether the venue has it: it counts at its full size, is never sent again, and ends only by
    /// what the venue says.
    /// </summary>
    Unknown,

    /// <summary>The venue reports on it and nobody here made it, or nobody remembers having made it.</summary>
    External,

    /// <summary>Filled in full. Final.</summary>
    Filled,

    /// <summary>Cancelled, perhaps after partial fills. Final.</summary>
    Canceled,

    /// <summary>Refused by the risk gate or the venue. Final.</summary>
    Rejected,

    /// <summary>Ended by its time in force. Final.</summary>
    Expired,
}
