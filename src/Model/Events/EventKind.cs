namespace Plimsoll.Model.Events;

/// <summary>
/// What an event tells. Of market events and timers at one moment the lower number comes first: a timer sees every
/// bar that ends at its moment, and a trade comes before the change of the book that it made. Stable: the numbers
/// stand in journals.
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

    /// <summary>An order book is emptied, or not valid from here on.</summary>
    BookClear = 12,

    /// <summary>A price level of an order book changed.</summary>
    BookLevel = 13,

    /// <summary>One order of a market-by-order feed changed, or traded.</summary>
    BookOrder = 14,

    /// <summary>The best bid or offer changed.</summary>
    Quote = 15,

    /// <summary>The bid side of a quote bar ended.</summary>
    BidBar = 16,

    /// <summary>The ask side of a quote bar ended.</summary>
    AskBar = 17,

    /// <summary>A bar ended.</summary>
    Bar = 18,

    /// <summary>The time that a strategy asked to be woken at has come.</summary>
    Timer = 19,

    /// <summary>No more events will come; working orders end.</summary>
    EndOfData = 20,

    /// <summary>
    /// The venue changed the order as asked. The report's quantity is the new total, its price the new limit price, or
    /// the new stop price of an order without a limit.
    /// </summary>
    OrderReplaced = 21,

    /// <summary>The venue did not cancel the order: mostly it was too late.</summary>
    CancelRejected = 22,

    /// <summary>The venue did not change the order: the old one stands.</summary>
    ReplaceRejected = 23,

    /// <summary>Contact was lost with the order under way: nobody knows whether the venue has it.</summary>
    OrderUnknown = 24,

    /// <summary>The order's trigger price was reached; from now on it is a market or limit order.</summary>
    OrderTriggered = 25,

    /// <summary>The account is charged by its venue or broker: funding, borrowing, interest.</summary>
    AccountCharge = 30,

    /// <summary>Futures are settled: profit and loss since the last settlement go into cash.</summary>
    Settlement = 31,

    /// <summary>An operator orders something: kill, pause, resume, flatten, reset.</summary>
    OperatorOrder = 40,

    /// <summary>Something around the kernel became well or unwell: journal, feed, clock, reconciliation.</summary>
    HealthChange = 41,

    /// <summary>What a strategy may do has changed.</summary>
    AuthorizationChange = 42,
}
