using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Simulation.Books;

/// <summary>An order as the book venue holds it. Pooled.</summary>
internal sealed class HeldOrder
{
    // Reached through a field, so that a change of it is a change of the order's own place and not of a copy.
    private QueuePosition queue;

    public OrderId Id { get; private set; }

    public StrategyIndex Strategy { get; private set; }

    public OrderRequest Request { get; private set; }

    public HeldState State { get; set; }

    public bool IsBuy { get; private set; }

    public OrderSide Opposite => IsBuy ? OrderSide.Sell : OrderSide.Buy;

    public bool IsWorking => State != HeldState.Gone;

    /// <summary>When it ends by its time in force.</summary>
    public long EndsNs { get; private set; }

    /// <summary>Lots not yet filled; of budget orders unknown until the price is.</summary>
    public long RestLots { get; set; }

    /// <summary>What of it the market sees and what has its place in the queue.</summary>
    public long VisibleLots { get; set; }

    public long FilledLots { get; set; }

    /// <summary>Money not yet spent, of budget orders.</summary>
    public Amount RestBudget { get; set; }

    /// <summary>The trigger; a trailing one moves.</summary>
    public long StopTicks { get; set; }

    /// <summary>Best price since a trailing stop was placed; 0 before the first.</summary>
    public long BestTicks { get; set; }

    public bool IsTriggered { get; set; }

    /// <summary>
    /// The last order of others in front of it when it came, of market-by-order data; 0 when none is left.
    /// </summary>
    public long TailNumber { get; set; }

    public ref QueuePosition Queue => ref queue;

    /// <summary>Whether it has no limit price now: it takes whatever is there.</summary>
    public bool TakesAnyPrice => !Request.HasLimit;

    public bool IsBudget => Request.QuoteBudget.Sign > 0;

    public bool WaitsForTrigger => Request.HasTrigger && !IsTriggered;

    public long LimitTicks => Request.LimitPrice.Ticks;

    public bool IsImmediate =>
        TakesAnyPrice || Request.TimeInForce is TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill;

    public void Begin(in Command command, long endsNs)
    {
        Id = command.Order;
        Strategy = command.Strategy;
        Take(command.Request);
        EndsNs = endsNs;
        State = HeldState.Arrived;
        FilledLots = 0;
        RestLots = Request.Quantity.Lots;
        RestBudget = Request.QuoteBudget;
        BestTicks = 0;
        IsTriggered = false;
        StopTicks = Request.StopPrice.Ticks;
        VisibleLots = 0;
        TailNumber = 0;
        queue = default;
    }

    /// <summary>Takes the new prices and the new quantity of a change; what is filled stays filled.</summary>
    public void Change(in OrderRequest request)
    {
        Take(request);
        RestLots = request.Quantity.Lots - FilledLots;
        VisibleLots = Math.Min(VisibleLots, RestLots);
        if (request.StopPrice.Ticks != 0)
        {
            StopTicks = request.StopPrice.Ticks;
        }
    }

    /// <summary>What of the rest is shown next.</summary>
    public long NextVisibleLots() =>
        Request.DisplayQuantity.IsZero ? RestLots : Math.Min(RestLots, Request.DisplayQuantity.Lots);

    /// <summary>Whether this order would buy at or above, or sell at or below, a price.</summary>
    public bool Reaches(long ticks) => TakesAnyPrice || (IsBuy ? LimitTicks >= ticks : LimitTicks <= ticks);

    /// <summary>How somebody sees it who asks the venue.</summary>
    public WorkingOrder ToWorking() => new(Id, Strategy, Request.Instrument, RestLots);

    private void Take(in OrderRequest request)
    {
        Request = request;
        IsBuy = request.Side == OrderSide.Buy;
    }
}
