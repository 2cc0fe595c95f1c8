namespace Plimsoll.Kernel.Orders;

/// <summary>What is to be made of an event that meets an order in a state.</summary>
public enum OrderOutcome : byte
{
    /// <summary>As it should be.</summary>
    Moves,

    /// <summary>Out of order and harmless: something later is already known. Counted, nothing changes.</summary>
    Late,

    /// <summary>It must not happen and it did: taken as a fact, and recorded as a desync.</summary>
    Alarm,

    /// <summary>It cannot happen: nothing changes, and it is recorded as a desync.</summary>
    Impossible,
}
