using System.Runtime.InteropServices;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Events;

/// <summary>
/// What a venue says of one order: 56 bytes, the body of the order events. Price, quantity and fee are zero where
/// nothing
/// was executed. <c>default</c> names no order.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 56)]
public readonly record struct OrderReport
{
    private readonly long timeNs;
    private readonly long order;
    private readonly long execution;
    private readonly long priceTicks;
    private readonly long quantityLots;
    private readonly ulong feeLower;
    private readonly ulong feeUpper;

    /// <summary>Makes a report without an execution.</summary>
    /// <param name="timeNs">When, at the venue. Nanoseconds since the epoch, UTC.</param>
    /// <param name="order">Which order.</param>
    public OrderReport(long timeNs, OrderId order)
    {
        this.timeNs = timeNs;
        this.order = order.Value;
    }

    /// <summary>Makes a report of an execution.</summary>
    /// <param name="timeNs">When, at the venue. Nanoseconds since the epoch, UTC.</param>
    /// <param name="order">Which order.</param>
    /// <param name="execution">The venue's number of the execution.</param>
    /// <param name="price">At which price.</param>
    /// <param name="quantity">How much; positive.</param>
    /// <param name="fee">Fee in the quote currency; negative for a rebate.</param>
    public OrderReport(
        long timeNs, OrderId order, ExecutionId execution, Price price, Quantity quantity, Amount fee)
        : this(timeNs, order)
    {
        this.execution = execution.Value;
        priceTicks = price.Ticks;
        quantityLots = quantity.Lots;
        unchecked
        {
            // Two halves of a 128-bit number: the casts cut on purpose.
            feeLower = (ulong)fee.Atto;
            feeUpper = (ulong)(fee.Atto >> 64);
        }
    }

    /// <summary>Makes a report of a change: the body of <see cref="EventKind.OrderReplaced"/>.</summary>
    /// <param name="timeNs">When, at the venue. Nanoseconds since the epoch, UTC.</param>
    /// <param name="order">Which order.</param>
    /// <param name="price">The new limit price, or the new stop price of an order without a limit.</param>
    /// <param name="quantity">The new total quantity, what is filled already included.</param>
    public static OrderReport OfChange(long timeNs, OrderId order, Price price, Quantity quantity) =>
        new(timeNs, order, default, price, quantity, Amount.Zero);

    /// <summary>When, at the venue. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => timeNs;

    /// <summary>Which order.</summary>
    public OrderId Order => new(order);

    /// <summary>The venue's number of the execution; 0 for none.</summary>
    public ExecutionId Execution => new(execution);

    /// <summary>Price of the execution or of the change.</summary>
    public Price Price => Price.FromTicks(priceTicks);

    /// <summary>Quantity of the execution, positive; of a change the new total.</summary>
    public Quantity Quantity => Quantity.FromLots(quantityLots);

    /// <summary>Fee of the execution in the quote currency; negative for a rebate.</summary>
    public Amount Fee => Amount.FromAtto(new Int128(feeUpper, feeLower));
}
