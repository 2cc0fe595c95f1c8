using System.Runtime.CompilerServices;
using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>What the latest operation told, in a buffer that is used again by the next one.</summary>
internal sealed class MatchingLog
{
    private MatchingEvent[] events = new MatchingEvent[64];
    private int count;

    public ReadOnlySpan<MatchingEvent> Events => events.AsSpan(0, count);

    public void Clear() => count = 0;

    /// <summary>Tells of an order with its prices and quantities as they are.</summary>
    public void Order(MatchingEventKind kind, in OrderNode node, MatchingReason reason = MatchingReason.None) =>
        Add(new MatchingEvent
        {
            Kind = kind,
            Side = node.Side,
            Reason = reason,
            Owner = node.Owner,
            Number = node.Number,
            PriceTicks = node.Kind is MatchingOrderKind.Stop or MatchingOrderKind.StopLimit
                ? node.StopTicks : node.PriceTicks,
            QuantityLots = node.QuantityLots,
            LeftLots = node.OpenLots,
        });

    /// <summary>Tells of a request that was refused.</summary>
    public void Refused(MatchingEventKind kind, long number, OrderSide side, int owner, MatchingReason reason) =>
        Add(new MatchingEvent { Kind = kind, Side = side, Owner = owner, Number = number, Reason = reason });

    /// <summary>Tells of a change of the visible book.</summary>
    /// <param name="kind">Added or Reduced.</param>
    /// <param name="node">The order, its visible quantity as it is now.</param>
    /// <param name="lots">What was added or taken away.</param>
    public void Book(MatchingEventKind kind, in OrderNode node, long lots) =>
        Add(new MatchingEvent
        {
            Kind = kind,
            Side = node.Side,
            Owner = node.Owner,
            Number = node.Number,
            PriceTicks = node.PriceTicks,
            QuantityLots = lots,
            LeftLots = node.VisibleLots,
        });

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in MatchingEvent told)
    {
        if (count == events.Length)
        {
            Array.Resize(ref events, count * 2);
        }

        events[count++] = told;
    }
}
