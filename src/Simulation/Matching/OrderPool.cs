using System.Runtime.CompilerServices;
using Plimsoll.Kernel.Books;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// All working orders of a market in one array, found by number, linked into queues by index. Freed places are used
/// again; the array grows by doubling and never shrinks. References into it live only until the next
/// <see cref="Take"/>.
/// </summary>
internal sealed class OrderPool
{
    private readonly NumberTable numbers;
    private OrderNode[] nodes;
    private int free = OrderList.None;
    private int used;

    public OrderPool(int expected)
    {
        nodes = new OrderNode[expected];
        numbers = new NumberTable(expected);
    }

    public int Count { get; private set; }

    public ref OrderNode this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref nodes[index];
    }

    /// <returns>The order's place, or -1.</returns>
    public int Find(long number) => numbers.Find(number);

    /// <summary>Gives an order a place; it is in no queue yet.</summary>
    public int Take(in MatchingOrder order)
    {
        int index;
        if (free != OrderList.None)
        {
            index = free;
            free = nodes[index].Next;
        }
        else
        {
            if (used == nodes.Length)
            {
                Array.Resize(ref nodes, used * 2);
            }

            index = used++;
        }

        Fill(ref nodes[index], in order);
        numbers.Add(order.Number, index);
        Count++;
        return index;
    }

    /// <summary>Frees the place of an order that is in no queue.</summary>
    public void Release(int index)
    {
        ref var node = ref nodes[index];
        numbers.Remove(node.Number);
        node.Next = free;
        free = index;
        Count--;
    }

    public void Append(ref OrderList list, int index)
    {
        ref var node = ref nodes[index];
        node.Next = OrderList.None;
        node.Previous = list.Tail;
        if (list.Tail == OrderList.None)
        {
            list.Head = index;
        }
        else
        {
            nodes[list.Tail].Next = index;
        }

        list.Tail = index;
    }

    public void Unlink(ref OrderList list, int index)
    {
        ref var node = ref nodes[index];
        if (node.Previous == OrderList.None)
        {
            list.Head = node.Next;
        }
        else
        {
            nodes[node.Previous].Next = node.Next;
        }

        if (node.Next == OrderList.None)
        {
            list.Tail = node.Previous;
        }
        else
        {
            nodes[node.Next].Previous = node.Previous;
        }
    }

    private static void Fill(ref OrderNode node, in MatchingOrder order)
    {
        node.Number = order.Number;
        node.PriceTicks = order.HasLimit ? order.PriceTicks : 0;
        node.StopTicks = order.IsStop ? order.StopTicks : 0;
        node.QuantityLots = order.QuantityLots;
        node.OpenLots = order.QuantityLots;
        node.VisibleLots = 0;
        node.DisplayLots = order.DisplayLots;
        node.Next = OrderList.None;
        node.Previous = OrderList.None;
        node.Owner = order.Owner;
        node.Side = order.Side;
        node.Kind = order.Kind;
        node.Lifetime = order.Lifetime;
        node.SelfTrade = order.SelfTrade;
        node.Place = OrderPlace.InHand;
        node.IsPostOnly = order.IsPostOnly;
    }
}
