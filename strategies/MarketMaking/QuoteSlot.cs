using Plimsoll.Model.Ids;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>One level of one side: the order that stands there, if any.</summary>
internal struct QuoteSlot
{
    public OrderId Order;
    public long PriceTicks;
    public long Lots;
    public long PlacedNs;
    public long ChangedNs;
    public bool IsEnding;

    /// <summary>Filled so far; a change of an order names its new total.</summary>
    public long FilledLots;

    /// <summary>Whether a change is under way; until it is answered both the old and the new order count.</summary>
    public bool IsChanging;
    public long NewPriceTicks;
    public long NewLots;

    public readonly bool IsEmpty => Order.IsNone;

    /// <summary>Lots that may still trade.</summary>
    public readonly long CountedLots => IsChanging ? Math.Max(Lots, NewLots) : Lots;

    /// <summary>The price nearest to the other side that it stands at or may come to.</summary>
    /// <param name="sign">1 for bids, -1 for asks.</param>
    public readonly long NearestTicks(int sign) =>
        IsChanging && sign * (NewPriceTicks - PriceTicks) > 0 ? NewPriceTicks : PriceTicks;
}
