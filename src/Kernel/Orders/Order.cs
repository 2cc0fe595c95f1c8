using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Orders;

/// <summary>
/// A working order. The objects are pooled by <see cref="OrderStore"/>: a working order costs no allocation.
/// </summary>
internal sealed class Order
{
    public OrderId Id { get; private set; }

    public StrategyIndex Strategy { get; private set; }

    public OrderRequest Request { get; private set; }

    public OrderStatus Status { get; set; }

    public OrderReason EndReason { get; set; }

    public long SubmittedTimeNs { get; private set; }

    public long UpdatedTimeNs { get; set; }

    public Quantity Filled { get; private set; }

    public Amount FilledValue { get; private set; }

    public Amount Fees { get; private set; }

    public void Begin(OrderId id, StrategyIndex strategy, OrderRequest request, long timeNs)
    {
        Id = id;
        Strategy = strategy;
        Request = request;
        Status = OrderStatus.Submitted;
        EndReason = OrderReason.None;
        SubmittedTimeNs = UpdatedTimeNs = timeNs;
        Filled = Quantity.Zero;
        FilledValue = Fees = Amount.Zero;
    }

    public void AddFill(Quantity quantity, Amount value, Amount fee)
    {
        Filled += quantity;
        FilledValue += value;
        Fees += fee;
    }

    public OrderView View() => new()
    {
        Id = Id,
        Strategy = Strategy,
        Request = Request,
        Status = Status,
        EndReason = EndReason,
        SubmittedTimeNs = SubmittedTimeNs,
        UpdatedTimeNs = UpdatedTimeNs,
        Filled = Filled,
        FilledValue = FilledValue,
        Fees = Fees,
    };
}
