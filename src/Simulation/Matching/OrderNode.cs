using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>One working order in the pool: 80 bytes, linked with its neighbours by index.</summary>
internal struct OrderNode
{
    public long Number;
    public long PriceTicks;
    public long StopTicks;

    /// <summary>Whole quantity, filled part included.</summary>
    public long QuantityLots;

    public long OpenLots;

    /// <summary>What of the open quantity shows in the book; 0 while it is not there.</summary>
    public long VisibleLots;

    /// <summary>Most that may show; 0 for all.</summary>
    public long DisplayLots;

    public int Next;
    public int Previous;
    public int Owner;
    public OrderSide Side;
    public MatchingOrderKind Kind;
    public MatchingLifetime Lifetime;
    public SelfTradeMode SelfTrade;
    public OrderPlace Place;
    public bool IsPostOnly;

    /// <summary>What shows of it when it comes to rest.</summary>
    public readonly long SliceLots => DisplayLots == 0 ? OpenLots : Math.Min(DisplayLots, OpenLots);
}
