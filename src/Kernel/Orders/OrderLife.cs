using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Orders;

/// <summary>
/// An order's life as one table: state and event give the next state. Whatever is not in the table is impossible and is
/// treated as a broken invariant by the caller.
/// </summary>
public static class OrderLife
{
    private const OrderStatus Impossible = (OrderStatus)255;

    // Rows: the states in their order. Columns: accepted, rejected, partly filled, filled, canceled, expired.
    private static readonly OrderStatus[] Table =
    [
        OrderStatus.Accepted, OrderStatus.Rejected, OrderStatus.PartiallyFilled,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        OrderStatus.Accepted, OrderStatus.Rejected, OrderStatus.PartiallyFilled,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        Impossible, OrderStatus.Rejected, OrderStatus.PartiallyFilled,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        Impossible, Impossible, OrderStatus.PartiallyFilled,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        OrderStatus.PendingCancel, OrderStatus.Rejected, OrderStatus.PendingCancel,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        OrderStatus.PendingReplace, OrderStatus.Rejected, OrderStatus.PendingReplace,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        OrderStatus.Accepted, OrderStatus.Rejected, OrderStatus.PartiallyFilled,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        OrderStatus.External, OrderStatus.Rejected, OrderStatus.External,
            OrderStatus.Filled, OrderStatus.Canceled, OrderStatus.Expired,
        Impossible, Impossible, Impossible,
            Impossible, Impossible, Impossible,
        Impossible, Impossible, Impossible,
            Impossible, Impossible, Impossible,
        Impossible, Impossible, Impossible,
            Impossible, Impossible, Impossible,
        Impossible, Impossible, Impossible,
            Impossible, Impossible, Impossible,
    ];

    /// <summary>Whether nothing can happen to an order in this state any more.</summary>
    public static bool IsFinal(OrderStatus status) => status >= OrderStatus.Filled;

    /// <summary>The state that follows.</summary>
    /// <param name="status">The state before.</param>
    /// <param name="kind">One of the order events.</param>
    /// <param name="fillsWhole">For an execution: whether it completes the order.</param>
    /// <param name="next">The state after.</param>
    /// <returns>False when the event cannot happen in this state.</returns>
    public static bool TryAdvance(OrderStatus status, EventKind kind, bool fillsWhole, out OrderStatus next)
    {
        var column = kind switch
        {
            EventKind.OrderAccepted => 0,
            EventKind.OrderRejected => 1,
            EventKind.OrderFilled => fillsWhole ? 3 : 2,
            EventKind.OrderCanceled => 4,
            EventKind.OrderExpired => 5,
            _ => -1,
        };
        next = column < 0 || (int)status * 6 >= Table.Length ? Impossible : Table[((int)status * 6) + column];
        return next != Impossible;
    }
}
