using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Books;

/// <summary>
/// The orders of a book in the queues of their prices: a pool of linked entries, found by order number and by side and
/// price. Places are reused, so that nothing is allocated once the pool has seen its largest size.
/// </summary>
internal sealed class OrderQueues
{
    /// <summary>No entry.</summary>
    public const int None = -1;

    private const int CapacityFirst = 1_024;

    private readonly NumberTable orderPlaces = new();
    private readonly NumberTable queuePlaces = new();
    private Entry[] entries = new Entry[CapacityFirst];
    private Queue[] queues = new Queue[CapacityFirst];
    private int freeEntry = None;
    private int freeQueue = None;
    private int usedEntries;
    private int usedQueues;

    /// <summary>Orders that rest.</summary>
    public int Count => orderPlaces.Count;

    /// <summary>The entry of an order, or <see cref="None"/>.</summary>
    public int Find(long number) => orderPlaces.Find(number);

    /// <summary>What an entry holds.</summary>
    public RestingOrder Order(int entry) => entries[entry].Order;

    /// <summary>The entry before another in its queue, or <see cref="None"/>.</summary>
    public int Before(int entry) => entries[entry].Before;

    /// <summary>The entry behind another in its queue, or <see cref="None"/>.</summary>
    public int Behind(int entry) => entries[entry].Behind;

    /// <summary>The first entry at a price, or <see cref="None"/>.</summary>
    public int First(OrderSide side, long priceTicks)
    {
        var place = queuePlaces.Find(QueueNumber(side, priceTicks));
        return place < 0 ? None : queues[place].First;
    }

    /// <summary>Adds an order at the end of its queue; its number is not in use.</summary>
    public void Append(in RestingOrder order)
    {
        var entry = TakeEntry();
        var queue = QueueOf(order.Side, order.PriceTicks);
        var last = queues[queue].Last;
        entries[entry] = new Entry { Order = order, Before = last, Behind = None, Queue = queue };
        if (last == None)
        {
            queues[queue].First = entry;
        }
        else
        {
            entries[last].Behind = entry;
        }

        queues[queue].Last = entry;
        orderPlaces.Add(order.Number, entry);
    }

    /// <summary>Changes a quantity; the order keeps its place.</summary>
    public void SetQuantity(int entry, long quantityLots) =>
        entries[entry].Order = entries[entry].Order with { QuantityLots = quantityLots };

    /// <summary>Takes an order away.</summary>
    public void Remove(int entry)
    {
        var gone = entries[entry];
        ref var queue = ref queues[gone.Queue];
        if (gone.Before == None)
        {
            queue.First = gone.Behind;
        }
        else
        {
            entries[gone.Before].Behind = gone.Behind;
        }

        if (gone.Behind == None)
        {
            queue.Last = gone.Before;
        }
        else
        {
            entries[gone.Behind].Before = gone.Before;
        }

        if (queue.First == None)
        {
            queuePlaces.Remove(QueueNumber(gone.Order.Side, gone.Order.PriceTicks));
            queue.First = freeQueue;
            freeQueue = gone.Queue;
        }

        orderPlaces.Remove(gone.Order.Number);
        entries[entry].Behind = freeEntry;
        freeEntry = entry;
    }

    public void Clear()
    {
        orderPlaces.Clear();
        queuePlaces.Clear();
        freeEntry = None;
        freeQueue = None;
        usedEntries = 0;
        usedQueues = 0;
    }

    /// <summary>
    /// Writes the orders queue by queue: the queues in the order of their numbers, which does not depend on what came
    /// and went before.
    /// </summary>
    public void Save(IStateWriter writer)
    {
        var numbers = new long[queuePlaces.Count];
        queuePlaces.CopyNumbers(numbers);
        Array.Sort(numbers);
        writer.Write(orderPlaces.Count);
        foreach (var number in numbers)
        {
            for (var entry = queues[queuePlaces.Find(number)].First; entry != None; entry = entries[entry].Behind)
            {
                var order = entries[entry].Order;
                writer.Write(order.Number);
                writer.Write((long)order.Side);
                writer.Write(order.PriceTicks);
                writer.Write(order.QuantityLots);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Restore(IStateReader reader)
    {
        Clear();
        for (var left = reader.ReadCount(int.MaxValue); left > 0; left--)
        {
            Append(new RestingOrder(
                reader.ReadInt64(), (OrderSide)reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64()));
        }
    }

    // Prices are bounded by OrderBook.PriceTicksMax, so that doubling them fits.
    private static long QueueNumber(OrderSide side, long priceTicks) =>
        (priceTicks * 2) + (side == OrderSide.Buy ? 0 : 1);

    private int QueueOf(OrderSide side, long priceTicks)
    {
        var number = QueueNumber(side, priceTicks);
        var place = queuePlaces.Find(number);
        if (place >= 0)
        {
            return place;
        }

        if (freeQueue != None)
        {
            place = freeQueue;
            freeQueue = queues[place].First;
        }
        else
        {
            if (usedQueues == queues.Length)
            {
                Array.Resize(ref queues, usedQueues * 2);
            }

            place = usedQueues++;
        }

        queues[place] = new Queue { First = None, Last = None };
        queuePlaces.Add(number, place);
        return place;
    }

    private int TakeEntry()
    {
        if (freeEntry != None)
        {
            var entry = freeEntry;
            freeEntry = entries[entry].Behind;
            return entry;
        }

        if (usedEntries == entries.Length)
        {
            Array.Resize(ref entries, usedEntries * 2);
        }

        return usedEntries++;
    }

    private struct Entry
    {
        public RestingOrder Order;
        public int Before;
        public int Behind;
        public int Queue;
    }

    private struct Queue
    {
        public int First;
        public int Last;
    }
}
