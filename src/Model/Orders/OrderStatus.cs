namespace Plimsoll.Model.Orders;

/// <summary>Where an order is in its life. The allowed moves stand in the kernel's order table.</summary>
public enum OrderStatus : byte
{
    /// <summary>Made and approved, not yet answered by the venue.</summary>
    Submitted,

    /// <summary>Working at the venue.</summary>
    Accepted,

    /// <summary>Working, and filled in part.</summary>
    PartiallyFilled,

    /// <summary>Filled in full. Final.</summary>
    Filled,

    /// <summary>Cancelled, perhaps after partial fills. Final.</summary>
    Canceled,

    /// <summary>Refused by the risk gate or the venue. Final.</summary>
    Rejected,

    /// <summary>Ended by its time in force. Final.</summary>
    Expired,
}
