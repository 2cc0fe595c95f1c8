using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Orders;

/// <summary>
/// The working orders of a run in order of creation, at most <see cref="Limits.WorkingOrdersMax"/>, and the last
/// <see cref="Limits.EndedOrdersKept"/> that ended, because executions may come late. All history is the observer's
/// business.
/// </summary>
internal sealed class OrderStore
{
    private readonly IOrderWatch? watch;
    private readonly Order?[] pool = new Order?[Limits.WorkingOrdersMax];
    private readonly Order?[] ended = new Order?[Limits.EndedOrdersKept];
    private long lastNumber;
    private int endedPlace;

    /// <param name="watch">Who keeps sums over the working orders; null for nobody.</param>
    public OrderStore(IOrderWatch? watch = null) => this.watch = watch;

    /// <summary>How many orders work now.</summary>
    public int Count { get; private set; }

    /// <summary>How many orders were ever made, refused ones included.</summary>
    public long CreatedCount => lastNumber;

    /// <summary>Whether another order fits.</summary>
    public bool HasRoom => Count < Limits.WorkingOrdersMax;

    /// <summary>When the first lifetime ends; <see cref="long.MaxValue"/> for never.</summary>
    public long NextEndNs { get; private set; } = long.MaxValue;

    /// <summary>The working order at a place, 0 to <see cref="Count"/> - 1, oldest first.</summary>
    public Order this[int place] => pool[place]!;

    /// <summary>The remembered orders that ended, oldest first.</summary>
    public List<Order> Ended
    {
        get
        {
            var list = new List<Order>();
            for (var i = 0; i < ended.Length; i++)
            {
                if (ended[(endedPlace + i) % ended.Length] is { } order)
                {
                    list.Add(order);
                }
            }

            return list;
        }
    }

    /// <summary>Takes the next order number.</summary>
    public OrderId NextId() => new(++lastNumber);

    /// <summary>Goes on counting behind a number.</summary>
    public void SkipTo(long number) => lastNumber = Math.Max(lastNumber, number);

    /// <summary>Starts a new working order.</summary>
    public Order Add(OrderId id, StrategyIndex strategy, in OrderRequest request, long timeNs)
    {
        Invariant.Holds(HasRoom, "an order was added to a full order store");
        var order = pool[Count] ??= new Order(watch);
        Count++;
        order.Begin(id, strategy, in request, timeNs);
        NextEndNs = Math.Min(NextEndNs, order.EndsNs);
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

    /// <summary>The order of that number if it ended not long ago, or null.</summary>
    public Order? FindEnded(OrderId id)
    {
        foreach (var order in ended)
        {
            if (order is not null && order.Id == id)
            {
                return order;
            }
        }

        return null;
    }

    /// <summary>Takes an ended order out, keeping the others in order.</summary>
    public void Remove(Order order)
    {
        var place = Array.IndexOf(pool, order, 0, Count);
        Invariant.Holds(place >= 0, "an order that does not work was removed");
        order.End();
        Array.Copy(pool, place + 1, pool, place, Count - place - 1);
        Count--;

        // The oldest of the ended ones goes back to the pool in its stead.
        pool[Count] = ended[endedPlace];
        ended[endedPlace] = order;
        endedPlace = (endedPlace + 1) % ended.Length;
        if (order.EndsNs <= NextEndNs && NextEndNs != long.MaxValue)
        {
            FindNextEnd();
        }
    }

    /// <summary>Looks for the first lifetime again, after one was over.</summary>
    public void FindNextEnd()
    {
        NextEndNs = long.MaxValue;
        for (var i = 0; i < Count; i++)
        {
            NextEndNs = Math.Min(NextEndNs, pool[i]!.EndsNs);
        }
    }
}
