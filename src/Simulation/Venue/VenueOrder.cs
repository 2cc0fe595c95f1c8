using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Venue;

/// <summary>An order as the simulated venue holds it. Pooled.</summary>
internal sealed class VenueOrder
{
    private OrderRequest request;

    public OrderId Id { get; private set; }

    public StrategyIndex Strategy { get; private set; }

    public ref readonly OrderRequest Request => ref request;

    public long ArrivedNs { get; private set; }

    /// <summary>When it ends by its time in force.</summary>
    public long EndsNs { get; private set; }

    /// <summary>
    /// Whether no market has been seen since it arrived: a limit order may then still take liquidity.
    /// </summary>
    public bool IsFresh { get; set; }

    /// <summary>Whether the trigger price was reached.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>The trigger price; of a trailing stop where it stands now, 0 before it knows a price.</summary>
    public long StopTicks { get; private set; }

    /// <summary>Lots not yet filled; of budget orders unknown until the price is.</summary>
    public long RestLots { get; set; }

    /// <summary>Money not yet spent, of budget orders.</summary>
    public Amount RestBudget { get; set; }

    /// <summary>Whether it is still in the venue's list.</summary>
    public bool IsWorking { get; set; }

    /// <summary>
    /// Start of the bar inside which the trigger price was reached; the rest of that bar is not known to lie after it.
    /// </summary>
    public long TriggeredBarNs { get; set; }

    /// <summary>Start of the bar at whose worst price it was last tried; once a bar is enough.</summary>
    public long TriedBarNs { get; set; }

    public bool HasFills { get; set; }

    /// <summary>Whether it arrived while the prices inside a bar were being gone through.</summary>
    public bool IsBornInsideBar { get; private set; }

    /// <summary>The session it is for, of orders for an opening or a closing.</summary>
    public (long OpenNs, long CloseNs) Session { get; set; }

    public bool IsStop => !IsTriggered
        && request.Type is OrderType.Stop or OrderType.StopLimit or OrderType.TrailingStop;

    /// <summary>Whether it waits for the market to come to a better price.</summary>
    public bool IsTouch => !IsTriggered && request.Type >= OrderType.MarketIfTouched;

    public bool WaitsForTrigger => !IsTriggered && request.HasTrigger;

    /// <summary>Whether it trades in an opening or a closing only.</summary>
    public bool IsAuction => request.TimeInForce >= TimeInForce.AtOpen;

    public bool IsTrailing => request.Type == OrderType.TrailingStop && !IsTriggered;

    /// <summary>
    /// Whether prices inside a bar may reach its stop. A protective stop born of a fill inside the bar meets the rest
    /// of it at its worst: the adverse extreme may lie ahead.
    /// </summary>
    public bool TakesPartIn(in Bar bar) => ArrivedNs <= bar.OpenTimeNs || IsBornInsideBar;

    public void Begin(
        OrderId id, StrategyIndex strategy, in OrderRequest asked, long arrivedNs, long endsNs, bool isBornInsideBar)
    {
        Id = id;
        Strategy = strategy;
        request = asked;
        ArrivedNs = arrivedNs;
        EndsNs = endsNs;
        IsBornInsideBar = isBornInsideBar;
        IsFresh = IsWorking = true;
        TriggeredBarNs = TriedBarNs = long.MinValue;
        IsTriggered = HasFills = false;
        StopTicks = asked.StopPrice.Ticks;
        RestLots = asked.Quantity.Lots;
        RestBudget = asked.QuoteBudget;
        Session = default;
    }

    /// <summary>Takes new prices and a new quantity, which is more than what is filled.</summary>
    public void Change(in OrderRequest asked, long nowNs, bool isInsideBar)
    {
        var isRepriced = asked.LimitPrice != request.LimitPrice;
        var isMoved = asked.StopPrice != request.StopPrice;
        var addedLots = asked.Quantity.Lots - request.Quantity.Lots;
        RestLots += addedLots;
        if (isMoved && !IsTriggered)
        {
            StopTicks = asked.StopPrice.Ticks;
            IsBornInsideBar = isInsideBar;
        }

        // What was not there when the bar began cannot have been met inside it.
        if (isMoved || (request.HasLimit && (isRepriced || addedLots > 0)))
        {
            ArrivedNs = nowNs;
        }

        IsFresh |= isRepriced;
        request = request with
        {
            LimitPrice = asked.LimitPrice, StopPrice = asked.StopPrice, Quantity = asked.Quantity, Trail = asked.Trail,
            DisplayQuantity = asked.DisplayQuantity,
        };
    }

    /// <summary>Lets a trailing stop follow a price; it never goes back.</summary>
    public void Follow(long ticks) => StopTicks = request.Trail.Ratchet(request.Side, ticks, StopTicks);
}
