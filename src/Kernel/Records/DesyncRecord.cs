using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>
/// A report that does not fit: recorded with what it met, never swallowed. New risk in its instrument is refused from
/// then on; exits stay possible.
/// </summary>
/// <param name="Kind">What does not fit.</param>
/// <param name="TimeNs">When the kernel learned of it. Nanoseconds since the epoch, UTC.</param>
/// <param name="Order">Which order.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Status">The order's state before the report; External when it was unknown.</param>
/// <param name="Event">What the venue said.</param>
/// <param name="Execution">The report's own number; 0 for none.</param>
/// <param name="Quantity">The report's quantity.</param>
/// <param name="Price">The report's price.</param>
public readonly record struct DesyncRecord(
    DesyncKind Kind,
    long TimeNs,
    OrderId Order,
    InstrumentIndex Instrument,
    OrderStatus Status,
    EventKind Event,
    ExecutionId Execution,
    Quantity Quantity,
    Price Price);
