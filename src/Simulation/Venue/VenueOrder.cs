using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Venue;

/// <summary>An order as the simulated venue holds it. Pooled.</summary>
internal sealed class VenueOrder
{
    public OrderId Id { get; private set; }

    public StrategyIndex Strategy { get; private set; }

    public OrderRequest Request { get; private set; }

    public long ArrivedNs { get; private set; }

    /// <summary>When it ends by its time in force.</summary>
    public long EndsNs { get; private set; }

    /// <summary>
    /// Whether no market has been seen since it arrived: a limit order may then still take liquidity.
    /// </summary>
    public bool IsFresh { get; set; }

    /// <summary>Whether the stop price was reached.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>Lots not yet filled; of budget orders unknown until the price is.</summary>
    public long RestLots { get; set; }

    /// <summary>Money not yet spent, of budget orders.</summary>
    public Amount RestBudget { get; set; }

    /// <summary>Whether it is still in the venue's list.</summary>
    public bool IsWorking { get; set; }

    /// <summary>
    /// Start of the bar inside which the stop price was reached; the rest of that bar is not known to lie after it.
    /// </summary>
    public long TriggeredBarNs { get; set; }

    /// <summary>Start of the bar at whose worst price it was last tried; once a bar is enough.</summary>
    public long TriedBarNs { get; set; }

    public bool HasFills { get; set; }

    /// <summary>Whether it arrived while the prices inside a bar were being gone through.</summary>
    public bool IsBornInsideBar { get; private set; }

    public bool IsStop => Request.Type is OrderType.Stop or OrderType.StopLimit && !IsTriggered;

    /// <summary>
    /// Whether prices inside a bar may reach its stop. A protective stop born of a fill inside the bar meets the rest
    /// of it at its worst: the adverse extreme may lie ahead.
    /// </summary>
    public bool TakesPartIn(in Bar bar) => ArrivedNs <= bar.OpenTimeNs || IsBornInsideBar;

    public void Begin(
        OrderId id, StrategyIndex strategy, OrderRequest request, long arrivedNs, long endsNs, bool isBornInsideBar)
    {
        Id = id;
        Strategy = strategy;
        Request = request;
        ArrivedNs = arrivedNs;
        EndsNs = endsNs;
        IsBornInsideBar = isBornInsideBar;
        IsFresh = IsWorking = true;
        TriggeredBarNs = TriedBarNs = long.MinValue;
        IsTriggered = HasFills = false;
        RestLots = request.Quantity.Lots;
        RestBudget = request.QuoteBudget;
    }
}
