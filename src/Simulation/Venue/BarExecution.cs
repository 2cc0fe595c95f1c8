using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// How an order trades once its price is known: how much, at what cost, and what it ends. Holds the orders of the venue
/// and what it has to say.
/// </summary>
internal sealed class BarExecution
{
    private readonly VenueSettings settings;
    private readonly IExecutionObserver observer;
    private readonly VenueMarket[] markets;
    private readonly VenueAccount account;
    private long executionNumber;

    public BarExecution(
        VenueSettings settings, IExecutionObserver observer, VenueMarket[] markets, VenueAccount account)
    {
        this.settings = settings;
        this.observer = observer;
        this.markets = markets;
        this.account = account;
    }

    public VenueOrderList Orders { get; } = new();

    public ReportQueue Reports { get; } = new();

    /// <summary>Now. Nanoseconds since the epoch, UTC.</summary>
    public long NowNs { get; set; } = long.MinValue;

    /// <summary>The number of the last execution.</summary>
    public ExecutionId LastExecution => new(executionNumber);

    /// <returns>Whether anything happened: a fill or the order's end.</returns>
    public bool Trade(VenueMarket market, VenueOrder order, in Bar bar, long referenceTicks, bool isTaker)
    {
        var liquidity = isTaker ? LiquiditySide.Taker : LiquiditySide.Maker;
        var position = market.PositionLots[order.Strategy.Value];
        var wanted = WantedLots(market, order, position, referenceTicks, in bar, out var ticks);
        if (wanted == 0)
        {
            EndUnfillable(market, order);
            return true;
        }

        ref readonly var request = ref order.Request;
        var lots = market.Given(order, wanted, ticks, settings);
        if (lots == 0 || (request.TimeInForce == TimeInForce.FillOrKill && lots < wanted))
        {
            return false;
        }

        if (!isTaker && request.DisplayQuantity.Lots > 0)
        {
            // The market sees an iceberg a piece at a time, and each piece trades by itself.
            lots = Math.Min(lots, request.DisplayQuantity.Lots);
        }

        account.Advance(NowNs);
        var fee = account.Fee(market.Instrument, ticks, lots, request.Side, liquidity);
        var signed = request.Side == OrderSide.Buy ? lots : -lots;
        var cost = market.Instrument.Notional(ticks, signed) + fee;
        if (market.Instrument.IsPaidInFull && signed > 0 && signed > -position
            && cost > account.CashIn(market.Instrument))
        {
            var kind = order.HasFills ? EventKind.OrderCanceled : EventKind.OrderRejected;
            End(order, kind, OrderReason.InsufficientCash);
            return true;
        }

        account.Book(market.Instrument, ticks, signed, fee);
        market.PositionLots[order.Strategy.Value] = position + signed;
        market.CapacityLots -= lots;
        order.HasFills = true;
        order.RestLots -= request.QuoteBudget.Sign > 0 ? 0 : lots;
        order.RestBudget -= request.QuoteBudget.Sign > 0
            ? market.Instrument.Notional(ticks, lots).Magnitude() + fee
            : Amount.Zero;
        var isWhole = request.QuoteBudget.Sign > 0 ? lots == wanted : order.RestLots == 0;
        var report = new OrderReport(
            NowNs, order.Id, new ExecutionId(++executionNumber), Price.FromTicks(ticks), Quantity.FromLots(lots), fee);
        market.InsideTicks = market.IsInsideBar ? referenceTicks : null;
        observer.OnExecution(new ExecutionId(executionNumber), referenceTicks, ticks);
        Reports.Add(Event.OfFill(request.Instrument, in report, liquidity, isWhole, request.Side));
        if (isWhole)
        {
            Remove(order);
        }

        EndOverlapping(market, order.Strategy, request.Instrument);
        return true;
    }

    /// <summary>Takes over the account's cash from the books, which know of every execution now.</summary>
    public void SyncCash(Amount cash) => account.Sync(cash);

    public void End(VenueOrder order, EventKind kind, OrderReason reason)
    {
        Report(kind, order.Request.Instrument, order.Id, reason);
        Remove(order);
    }

    /// <summary>Ends an order whose time is over.</summary>
    /// <returns>Whether it did.</returns>
    public bool EndIfDue(VenueOrder order, long timeNs)
    {
        if (order.EndsNs > timeNs)
        {
            return false;
        }

        var reason = order.Request.TimeInForce == TimeInForce.Day ? OrderReason.DayEnded : OrderReason.ExpiryReached;
        End(order, EventKind.OrderExpired, reason);
        return true;
    }

    /// <summary>Ends what is left of an order that trades at once or not at all.</summary>
    public void EndIfImmediate(VenueOrder order)
    {
        if (!order.IsWorking || order.WaitsForTrigger)
        {
            return;
        }

        var force = order.Request.TimeInForce;
        if (force is TimeInForce.FillOrKill or TimeInForce.ImmediateOrCancel)
        {
            var isKill = force == TimeInForce.FillOrKill;
            End(order, EventKind.OrderCanceled, isKill ? OrderReason.NotFilledWhole
                : OrderReason.ImmediateRestCanceled);
        }
    }

    public void Report(EventKind kind, InstrumentIndex instrument, OrderId order, OrderReason reason)
    {
        var report = new OrderReport(NowNs, order);
        Reports.Add(Event.OfReport(kind, instrument, in report, reason));
    }

    // How much the order still wants at which price; slippage may depend on the size and the size on the price.
    private long WantedLots(
        VenueMarket market,
        VenueOrder order,
        long position,
        long referenceTicks,
        in Bar bar,
        out long ticks)
    {
        ref readonly var request = ref order.Request;
        ticks = referenceTicks;
        var usesBudget = request.QuoteBudget.Sign > 0;
        var lots = usesBudget ? AffordableAt(market, order, referenceTicks) : order.RestLots;
        if (market.OnlyReduces(order))
        {
            var reducible = request.Side == OrderSide.Sell ? Math.Max(position, 0) : Math.Max(-position, 0);
            lots = Math.Min(lots, reducible);
        }

        if (request.HasLimit)
        {
            return lots;
        }

        ticks = settings.Slippage.Apply(request.Side, market.Slippage(order, lots, referenceTicks, bar.VolumeLots));
        if (!usesBudget)
        {
            return lots;
        }

        var affordable = AffordableAt(market, order, ticks);
        return Math.Min(lots, affordable);
    }

    private long AffordableAt(VenueMarket market, VenueOrder order, long ticks)
    {
        var isCashPurchase = market.Instrument.IsPaidInFull && order.Request.Side == OrderSide.Buy;
        var budget = isCashPurchase ? Amount.Min(order.RestBudget, account.CashIn(market.Instrument))
            : order.RestBudget;
        return account.AffordableLots(market.Instrument, ticks, budget, order.Request.Side, LiquiditySide.Taker);
    }

    private void EndUnfillable(VenueMarket market, VenueOrder order)
    {
        var reduces = market.OnlyReduces(order);
        var reason = reduces ? OrderReason.PositionClosed : OrderReason.SizeBelowOneLot;
        End(order, order.HasFills || reduces ? EventKind.OrderCanceled : EventKind.OrderRejected, reason);
    }

    /// <summary>Reduce-only orders end as soon as there is nothing left for them to reduce.</summary>
    private void EndOverlapping(VenueMarket market, StrategyIndex strategy, InstrumentIndex instrument)
    {
        var position = market.PositionLots[strategy.Value];
        for (var i = Orders.Count - 1; i >= 0; i--)
        {
            var order = Orders[i];
            if (order.Strategy == strategy && order.Request.Instrument == instrument && market.OnlyReduces(order)
                && (order.Request.Side == OrderSide.Sell ? position <= 0 : position >= 0))
            {
                End(order, EventKind.OrderCanceled, OrderReason.PositionClosed);
            }
        }
    }

    private void Remove(VenueOrder order)
    {
        Orders.Remove(order);
        markets[order.Request.Instrument.Value].WorkingCount--;
    }
}
