namespace Plimsoll.Model.Events;

/// <summary>
/// What an event tells. Of market events and timers at one moment the lower number comes first: a timer sees every
/// bar that
/// ends at its moment. Stable: the numbers stand in journals.
/// </summary>
public enum EventKind : byte
{
    /// <summary>Nothing; the default event is never processed.</summary>
    None = 0,

    /// <summary>The venue took the order.</summary>
    OrderAccepted = 1,

    /// <summary>The venue refused the order.</summary>
    OrderRejected = 2,

    /// <summary>An execution.</summary>
    OrderFilled = 3,

    /// <summary>The venue cancelled the order.</summary>
    OrderCanceled = 4,

    /// <summary>The order ended by its time in force.</summary>
    OrderExpired = 5,

    /// <summary>A trade happened in the market.</summary>
    Trade = 10,

    /// <summary>The bid side of a quote bar ended.</summary>
    BidBar = 11,

    /// <summary>The ask side of a quote bar ended.</summary>
    AskBar = 12,

    /// <summary>A bar ended.</summary>
    Bar = 13,

    /// <summary>The time that a strategy asked to be woken at has come.</summary>
    Timer = 14,

    /// <summary>No more events will come; working orders end.</summary>
    EndOfData = 20,
}
