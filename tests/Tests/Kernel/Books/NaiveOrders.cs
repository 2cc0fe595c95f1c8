using Plimsoll.Kernel.Books;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Books;

/// <summary>Market by order with nothing but lists: one for each price, searched from the front.</summary>
internal sealed class NaiveOrders
{
    private readonly Dictionary<(OrderSide Side, long Price), List<RestingOrder>> queues = [];
    private readonly Dictionary<long, (OrderSide Side, long Price)> places = [];

    public int Count => places.Count;

    public IEnumerable<long> Numbers => places.Keys;

    public void Apply(in BookOrder change)
    {
        var number = change.OrderNumber;
        if (change.Action == BookOrderAction.Add)
        {
            Add(new RestingOrder(number, change.Side, change.PriceTicks, change.QuantityLots));
        }
        else if (change.Action is BookOrderAction.Modify or BookOrderAction.Cancel)
        {
            var queue = queues[places[number]];
            var at = queue.FindIndex(order => order.Number == number);
            var order = queue[at];
            var lots = change.Action == BookOrderAction.Modify
                ? change.QuantityLots
                : order.QuantityLots - change.QuantityLots;
            var price = change.Action == BookOrderAction.Modify ? change.PriceTicks : order.PriceTicks;
            if (lots > 0 && lots <= order.QuantityLots && price == order.PriceTicks)
            {
                queue[at] = order with { QuantityLots = lots };
                return;
            }

            queue.RemoveAt(at);
            places.Remove(number);
            if (lots > 0)
            {
                Add(order with { QuantityLots = lots, PriceTicks = price });
            }
        }
    }

    public (long Lots, int Orders) Ahead(long number)
    {
        var before = queues[places[number]].TakeWhile(order => order.Number != number).ToList();
        return (before.Sum(order => order.QuantityLots), before.Count);
    }

    public RestingOrder Order(long number) => queues[places[number]].Single(order => order.Number == number);

    public IReadOnlyList<RestingOrder> Queue(OrderSide side, long price) =>
        queues.TryGetValue((side, price), out var queue) ? queue : [];

    public PriceLevel[] Levels(OrderSide side)
    {
        var levels = queues.Where(queue => queue.Key.Side == side && queue.Value.Count > 0)
            .Select(queue => new PriceLevel(queue.Key.Price, queue.Value.Sum(order => order.QuantityLots)));
        return [.. side == OrderSide.Buy
            ? levels.OrderByDescending(level => level.PriceTicks)
            : levels.OrderBy(level => level.PriceTicks)];
    }

    private void Add(in RestingOrder order)
    {
        var place = (order.Side, order.PriceTicks);
        places.Add(order.Number, place);
        if (!queues.TryGetValue(place, out var queue))
        {
            queues.Add(place, queue = []);
        }

        queue.Add(order);
    }
}
