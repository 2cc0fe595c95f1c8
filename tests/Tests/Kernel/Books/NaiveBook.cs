using Plimsoll.Kernel.Books;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Books;

/// <summary>The plainest book there is: two sorted dictionaries. What the fast one must agree with.</summary>
internal sealed class NaiveBook
{
    private readonly SortedDictionary<long, long> bids = new(Comparer<long>.Create((x, y) => y.CompareTo(x)));
    private readonly SortedDictionary<long, long> asks = [];

    public void Set(OrderSide side, long price, long lots)
    {
        if (lots == 0)
        {
            Side(side).Remove(price);
        }
        else
        {
            Side(side)[price] = lots;
        }
    }

    public void Clear()
    {
        bids.Clear();
        asks.Clear();
    }

    public long LotsAt(OrderSide side, long price) => Side(side).GetValueOrDefault(price);

    public int LevelCount(OrderSide side) => Side(side).Count;

    public PriceLevel Best(OrderSide side)
    {
        foreach (var (price, lots) in Side(side))
        {
            return new PriceLevel(price, lots);
        }

        return default;
    }

    public PriceLevel[] Depth(OrderSide side, int count) =>
        [.. Side(side).Take(count).Select(level => new PriceLevel(level.Key, level.Value))];

    private SortedDictionary<long, long> Side(OrderSide side) => side == OrderSide.Buy ? bids : asks;
}
