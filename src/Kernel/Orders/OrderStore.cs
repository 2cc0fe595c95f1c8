using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Orders;

/// <summary>
/// The working orders of a run in order of creation, at most <see cref="Limits.WorkingOrdersMax"/>. Ended orders
/// leave; history
/// is the observer's business.
/// </summary>
internal sealed class OrderStore
{
    private readonly Order?[] pool = new Order?[Limits.WorkingOrdersMax];
    private long lastNumber;

    /// <summary>How many orders work now.</summary>
    public int Count { get; private set; }

    /// <summary>How many orders were ever made, refused ones included.</summary>
    public long CreatedCount => lastNumber;

    /// <summary>Whether another order fits.</summary>
    public bool HasRoom => Count < Limits.WorkingOrdersMax;

    /// <summary>The working order at a place, 0 to <see cref="Count"/> - 1, oldest first.</summary>
    public Order this[int place] => pool[place]!;

    /// <summary>Takes the next order number.</summary>
    public OrderId NextId() => new(++lastNumber);

    /// <summary>Starts a new working order.</summary>
    public Order Add(OrderId id, StrategyIndex strategy, OrderRequest request, long timeNs)
    {
        Invariant.Holds(HasRoom, "an order was added to a full order store");
        var order = pool[Count] ??= new Order();
        Count++;
        order.Begin(id, strategy, request, timeNs);
        return order;
    }

    /// <summary>The working order of that number, or null.</summary>
    public Order? Find(OrderId id)
    {
        // Few orders work at a time, and the wanted one is mostly the newest.
        for (var i = Count - 1; i >= 0; i--)
        {
            if (pool[i]!.Id == id)
            {
                return pool[i];
            }
        }

        return null;
    }

    /// <summary>Takes an ended order out, keeping the others in order.</summary>
    public void Remove(Order order)
    {
        var place = Array.IndexOf(pool, order, 0, Count);
        Invariant.Holds(place >= 0, "an order that does not work was removed");
        Array.Copy(pool, place + 1, pool, place, Count - place - 1);
        Count--;
        pool[Count] = order;
    }
}
