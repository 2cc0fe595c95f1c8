using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>
/// An order as it comes to a matching engine. Anything may stand in it: what cannot be taken is refused with a reason.
/// </summary>
public readonly record struct MatchingOrder
{
    /// <summary>In a replacement: leave this price as it is.</summary>
    public const long Unchanged = long.MinValue;

    /// <summary>The order's number; positive, not that of a working order.</summary>
    public required long Number { get; init; }

    /// <summary>Whose it is, for self-trade prevention; 0 for nobody, who never trades with himself.</summary>
    public int Owner { get; init; }

    /// <summary>Buy or sell.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>What makes it trade.</summary>
    public MatchingOrderKind Kind { get; init; }

    /// <summary>How long it lives.</summary>
    public MatchingLifetime Lifetime { get; init; }

    /// <summary>What happens when it would trade with its own owner.</summary>
    public SelfTradeMode SelfTrade { get; init; }

    /// <summary>Whether it is refused rather than trade as the incoming order.</summary>
    public bool IsPostOnly { get; init; }

    /// <summary>Limit price in ticks; not read of market and stop orders.</summary>
    public long PriceTicks { get; init; }

    /// <summary>Stop price in ticks; read of stop and stop-limit orders only.</summary>
    public long StopTicks { get; init; }

    /// <summary>Quantity in lots; positive.</summary>
    public required long QuantityLots { get; init; }

    /// <summary>
    /// Most lots that are shown at a time (an iceberg); 0 for all. A refreshed slice stands behind all others at its
    /// price.
    /// </summary>
    public long DisplayLots { get; init; }

    /// <summary>Whether it waits for its stop price.</summary>
    public bool IsStop => Kind is MatchingOrderKind.Stop or MatchingOrderKind.StopLimit;

    /// <summary>Whether it has a limit price.</summary>
    public bool HasLimit => Kind is MatchingOrderKind.Limit or MatchingOrderKind.StopLimit;
}
