using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Books;

/// <summary>
/// The order book of one instrument order by order: each price has its queue, so that the quantity before an order is
/// exact. The levels follow from the orders and are kept in <see cref="Levels"/>. Nothing is allocated once the book
/// has seen its largest size.
/// </summary>
public sealed class OrderBookByOrder
{
    private const string Section = "Orders by queue/1";

    private readonly OrderQueues queues = new();

    /// <summary>Makes an empty book that is not valid before its first clearing.</summary>
    /// <param name="windowTicks">As of <see cref="OrderBook"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such window.</exception>
    public OrderBookByOrder(int windowTicks = OrderBook.WindowTicksDefault) => Levels = new OrderBook(windowTicks);

    /// <summary>The book by price level that the orders make. Only this object changes it.</summary>
    public OrderBook Levels { get; }

    /// <summary>Orders that rest.</summary>
    public int OrderCount => queues.Count;

    /// <summary>
    /// Events that did not fit the orders held: a number added twice, an unknown one cancelled or changed, more
    /// cancelled than was left.
    /// </summary>
    public long Inconsistencies { get; private set; }

    /// <summary>Takes the next event of the feed; trades and fills change nothing.</summary>
    /// <returns>
    /// False when it did not fit. An unknown order that changes is added, one that is added twice is replaced, and what
    /// cannot be cancelled is passed over, so that the book comes as near to the venue's as it can.
    /// </returns>
    /// <exception cref="BrokenInvariantException">The quantity is negative or the price beyond all bounds.</exception>
    public bool Apply(in BookOrder change)
    {
        Invariant.Holds(change.QuantityLots >= 0, "an order of a book has a negative quantity");
        var isFitting = change.Action switch
        {
            BookOrderAction.Add => Add(change),
            BookOrderAction.Modify => Modify(change),
            BookOrderAction.Cancel => Cancel(change.OrderNumber, change.QuantityLots),
            BookOrderAction.Clear => ClearOrders(change.Flags),
            _ => true,
        };
        if (!isFitting)
        {
            Inconsistencies++;
        }

        return isFitting;
    }

    /// <summary>Empties the book; with <see cref="BookFlags.Gap"/> it is not valid from here on.</summary>
    public void Clear(BookFlags flags) => ClearOrders(flags);

    /// <summary>Finds an order by its number.</summary>
    /// <returns>False when none of that number rests.</returns>
    public bool TryFind(long orderNumber, out RestingOrder order)
    {
        var entry = queues.Find(orderNumber);
        order = entry < 0 ? default : queues.Order(entry);
        return entry >= 0;
    }

    /// <summary>The first order in the queue of a price.</summary>
    /// <returns>False when nothing rests there.</returns>
    public bool TryFirst(OrderSide side, long priceTicks, out RestingOrder order) =>
        TryOrder(queues.First(side, priceTicks), out order);

    /// <summary>The order that stands directly behind another in its queue.</summary>
    /// <returns>False when it is the last one or does not rest.</returns>
    public bool TryBehind(long orderNumber, out RestingOrder order)
    {
        var entry = queues.Find(orderNumber);
        return TryOrder(entry < 0 ? OrderQueues.None : queues.Behind(entry), out order);
    }

    /// <summary>
    /// What must trade or go at the order's price before it is served, in lots; takes as many steps as there are orders
    /// before it.
    /// </summary>
    /// <param name="orderNumber">Which order.</param>
    /// <param name="ordersAhead">How many orders stand before it.</param>
    /// <returns>-1 when no order of that number rests.</returns>
    public long QueueAheadLots(long orderNumber, out int ordersAhead)
    {
        ordersAhead = 0;
        var entry = queues.Find(orderNumber);
        if (entry < 0)
        {
            return -1;
        }

        var lots = 0L;
        for (var before = queues.Before(entry); before != OrderQueues.None; before = queues.Before(before))
        {
            lots += queues.Order(before).QuantityLots;
            ordersAhead++;
        }

        return lots;
    }

    /// <summary>Writes all orders in their queues, and the levels.</summary>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(Section);
        writer.Write(Inconsistencies);
        Levels.Save(writer);
        queues.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="StateFormatException">It was written by another version.</exception>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(Section);
        Inconsistencies = reader.ReadInt64();
        Levels.Restore(reader);
        queues.Restore(reader);
    }

    private bool TryOrder(int entry, out RestingOrder order)
    {
        order = entry == OrderQueues.None ? default : queues.Order(entry);
        return entry != OrderQueues.None;
    }

    private bool Add(in BookOrder change)
    {
        var isNew = queues.Find(change.OrderNumber) < 0;
        if (!isNew)
        {
            Remove(queues.Find(change.OrderNumber));
        }

        if (change.QuantityLots > 0)
        {
            Append(change);
        }

        return isNew && change.QuantityLots > 0;
    }

    private bool Modify(in BookOrder change)
    {
        var entry = queues.Find(change.OrderNumber);
        if (entry < 0)
        {
            Add(change);
            return false;
        }

        var order = queues.Order(entry);
        if (change.QuantityLots == 0)
        {
            Remove(entry);
        }
        else if (change.PriceTicks == order.PriceTicks && change.QuantityLots <= order.QuantityLots
            && change.Side == order.Side)
        {
            ChangeLevel(order, change.QuantityLots - order.QuantityLots);
            queues.SetQuantity(entry, change.QuantityLots);
        }
        else
        {
            Remove(entry);
            Append(change);
        }

        return true;
    }

    private bool Cancel(long number, long quantityLots)
    {
        var entry = queues.Find(number);
        if (entry < 0)
        {
            return false;
        }

        var order = queues.Order(entry);
        if (quantityLots >= order.QuantityLots)
        {
            Remove(entry);
            return quantityLots == order.QuantityLots;
        }

        ChangeLevel(order, -quantityLots);
        queues.SetQuantity(entry, order.QuantityLots - quantityLots);
        return quantityLots > 0;
    }

    private bool ClearOrders(BookFlags flags)
    {
        queues.Clear();
        Levels.Clear(flags);
        return true;
    }

    private void Append(in BookOrder change)
    {
        var order = new RestingOrder(change.OrderNumber, change.Side, change.PriceTicks, change.QuantityLots);
        ChangeLevel(order, order.QuantityLots);
        queues.Append(order);
    }

    private void Remove(int entry)
    {
        var order = queues.Order(entry);
        ChangeLevel(order, -order.QuantityLots);
        queues.Remove(entry);
    }

    private void ChangeLevel(in RestingOrder order, long lots) =>
        Levels.Set(order.Side, order.PriceTicks, Levels.LotsAt(order.Side, order.PriceTicks) + lots);
}
