using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Ids;

namespace Plimsoll.Simulation.Venue;

/// <summary>The orders that work at a venue, oldest first. The objects are pooled.</summary>
internal sealed class VenueOrderList
{
    private readonly VenueOrder?[] orders = new VenueOrder?[Limits.WorkingOrdersMax];

    public int Count { get; private set; }

    public bool IsFull => Count == orders.Length;

    public VenueOrder this[int place] => orders[place]!;

    /// <summary>A blank order at the end of the list.</summary>
    public VenueOrder Add() => orders[Count++] ??= new VenueOrder();

    /// <summary>The working order of that number, or null.</summary>
    public VenueOrder? Find(OrderId id)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (orders[i]!.Id == id)
            {
                return orders[i];
            }
        }

        return null;
    }

    /// <summary>Takes an ended order out, keeping the others in order.</summary>
    public void Remove(VenueOrder order)
    {
        var place = Array.IndexOf(orders, order, 0, Count);
        Array.Copy(orders, place + 1, orders, place, Count - place - 1);
        Count--;
        orders[Count] = order;
        order.IsWorking = false;
    }

    /// <summary>The list as it stands, for a pass during which orders may end.</summary>
    public void CopyTo(VenueOrder[] pass) => Array.Copy(orders, pass, Count);
}
