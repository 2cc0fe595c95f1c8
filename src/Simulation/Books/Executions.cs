using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Simulation.Books;

/// <summary>Makes executions: what may trade, its fee, the account and positions at the venue, the report.</summary>
internal sealed class Executions
{
    private readonly OrderBoard board;
    private readonly VenueAccount account;
    private readonly IExecutionObserver observer;
    private long executionNumber;

    public Executions(OrderBoard board, VenueAccount account, IExecutionObserver observer)
    {
        this.board = board;
        this.account = account;
        this.observer = observer;
    }

    public Amount Cash => account.Cash;

    /// <summary>
    /// Trades an order against the market. An order that may not trade at all ends here: nothing left to reduce, cash
    /// that does not suffice.
    /// </summary>
    /// <param name="order">Which order.</param>
    /// <param name="ticks">At which price.</param>
    /// <param name="offeredLots">What the other side gives; positive.</param>
    /// <param name="liquidity">Whether it takes or provides.</param>
    /// <param name="referenceTicks">The price it is compared with for what it cost beyond the fee.</param>
    /// <returns>How much traded; the order may be gone then.</returns>
    public long Trade(HeldOrder order, long ticks, long offeredLots, LiquiditySide liquidity, long referenceTicks)
    {
        var market = board.MarketOf(order);
        var position = market.PositionLots[order.Strategy.Value];
        var wanted = Wanted(order, market, position, ticks, liquidity);
        var lots = Math.Min(wanted, offeredLots);
        if (lots == 0)
        {
            return 0;
        }

        var signed = order.IsBuy ? lots : -lots;
        account.Advance(board.NowNs);
        var fee = account.Fee(market.Instrument, ticks, lots, order.Request.Side, liquidity);
        var value = market.Instrument.Notional(ticks, signed);
        var cost = value + fee;
        if (market.Instrument.IsPaidInFull && signed > 0 && signed > -position && cost > account.Cash)
        {
            board.End(
                order, order.FilledLots > 0 ? EventKind.OrderCanceled : EventKind.OrderRejected,
                OrderReason.InsufficientCash);
            return 0;
        }

        account.Book(market.Instrument, ticks, signed, fee);
        market.PositionLots[order.Strategy.Value] = position + signed;
        order.FilledLots += lots;
        order.VisibleLots = Math.Max(0, order.VisibleLots - lots);
        if (order.IsBudget)
        {
            order.RestBudget -= value.Magnitude() + fee;
        }
        else
        {
            order.RestLots -= lots;
        }

        Tell(order, ticks, lots, fee, liquidity, referenceTicks, order.IsBudget ? lots == wanted : order.RestLots == 0);
        EndUseless(market, order.Strategy);
        return lots;
    }

    /// <summary>Value and taker fee of a purchase or sale.</summary>
    public Amount Cost(Instrument instrument, long ticks, long lots) =>
        instrument.Notional(ticks, lots).Magnitude()
            + account.Fee(instrument, ticks, lots, OrderSide.Sell, LiquiditySide.Taker);

    private long Wanted(
        HeldOrder order, BookMarket market, long position, long ticks, LiquiditySide liquidity)
    {
        var lots = order.RestLots;
        if (order.IsBudget)
        {
            var isCashPurchase = market.Instrument.IsPaidInFull && order.IsBuy;
            var budget = isCashPurchase ? Amount.Min(order.RestBudget, account.Cash) : order.RestBudget;
            lots = account.AffordableLots(market.Instrument, ticks, budget, order.Request.Side, liquidity);
            if (lots == 0)
            {
                board.End(
                    order, order.FilledLots > 0 ? EventKind.OrderCanceled : EventKind.OrderRejected,
                    OrderReason.SizeBelowOneLot);
                return 0;
            }
        }

        if (!market.OnlyReduces(order))
        {
            return lots;
        }

        var reducible = order.IsBuy ? Math.Max(-position, 0) : Math.Max(position, 0);
        if (reducible == 0)
        {
            board.End(order, EventKind.OrderCanceled, OrderReason.PositionClosed);
        }

        return Math.Min(lots, reducible);
    }

    private void Tell(
        HeldOrder order,
        long ticks,
        long lots,
        Amount fee,
        LiquiditySide liquidity,
        long referenceTicks,
        bool isWhole)
    {
        var execution = new ExecutionId(++executionNumber);
        var report = new OrderReport(
            board.NowNs, order.Id, execution, Price.FromTicks(ticks), Quantity.FromLots(lots), fee);
        observer.OnExecution(execution, referenceTicks, ticks);
        board.Reports.Add(
            Event.OfFill(order.Request.Instrument, in report, liquidity, isWhole, order.Request.Side));
        if (isWhole)
        {
            board.Remove(order);
        }
    }

    // Orders that may only reduce end as soon as there is nothing left for them to reduce.
    private void EndUseless(BookMarket market, StrategyIndex strategy)
    {
        var position = market.PositionLots[strategy.Value];
        for (var i = board.Count - 1; i >= 0; i--)
        {
            var order = board[i];
            if (order.Strategy == strategy && order.Request.Instrument == market.Index && market.OnlyReduces(order)
                && (order.IsBuy ? position >= 0 : position <= 0))
            {
                board.End(order, EventKind.OrderCanceled, OrderReason.PositionClosed);
            }
        }
    }
}
