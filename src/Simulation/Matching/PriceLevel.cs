namespace Plimsoll.Simulation.Matching;

/// <summary>The orders at one price in the order of their time, and what they sum to.</summary>
internal struct PriceLevel
{
    public OrderList Orders;

    public long VisibleLots;

    /// <summary>Hidden quantity included.</summary>
    public long OpenLots;

    public static PriceLevel Empty => new() { Orders = OrderList.Empty };
}
