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

    public readonly bool IsEmpty => Order.IsNone;
}
