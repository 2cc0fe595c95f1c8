using System.Runtime.InteropServices;
using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// One thing that a matching engine tells: 64 bytes. Fields that a kind does not name are 0.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct MatchingEvent
{
    /// <summary>What happened.</summary>
    public MatchingEventKind Kind { get; init; }

    /// <summary>Side of the order <see cref="Number"/>: of a trade the incoming order's.</summary>
    public OrderSide Side { get; init; }

    /// <summary>Why, of refusals and cancellations.</summary>
    public MatchingReason Reason { get; init; }

    /// <summary>Owner of the order <see cref="Number"/>.</summary>
    public int Owner { get; init; }

    /// <summary>The order: of a trade the incoming one, in an auction the buyer's.</summary>
    public long Number { get; init; }

    /// <summary>The other order of a trade or decrement: the resting one, in an auction the seller's.</summary>
    public long OtherNumber { get; init; }

    /// <summary>Price in ticks: of a trade its price, else the order's limit or, of a waiting stop, its stop.</summary>
    public long PriceTicks { get; init; }

    /// <summary>
    /// Lots: traded, added, taken away, or of order events the order's whole quantity.
    /// </summary>
    public long QuantityLots { get; init; }

    /// <summary>
    /// Lots left after it: of <see cref="MatchingEventKind.Reduced"/> the visible ones, else the open ones.
    /// </summary>
    public long LeftLots { get; init; }

    /// <summary>Open lots of the order <see cref="OtherNumber"/> after it.</summary>
    public long OtherLeftLots { get; init; }

    /// <summary>The market's number of the trade, from 1; 0 for all else.</summary>
    public long ExecutionNumber { get; init; }
}
