using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Books;

/// <summary>
/// Orders that arrive: they take what is displayed on the other side, level by level, and what is left of them rests,
/// is cancelled or was never let in, as their instructions say.
/// </summary>
internal sealed class TakingSide
{
    private readonly OrderBoard board;
    private readonly Executions executions;
    private readonly SelfCross selfCross;

    public TakingSide(OrderBoard board, Executions executions, SelfCross selfCross)
    {
        this.board = board;
        this.executions = executions;
        this.selfCross = selfCross;
    }

    /// <summary>Whether an order would trade at once.</summary>
    public static bool WouldTake(BookMarket market, HeldOrder order) =>
        market.TryBest(order.Opposite, out var level) && order.Reaches(level.PriceTicks);

    /// <summary>Whether a limit order as it is asked for would trade at once.</summary>
    public static bool WouldTake(BookMarket market, in OrderRequest limit) => limit.Side == OrderSide.Buy
        ? market.TryBest(OrderSide.Sell, out var ask) && limit.LimitPrice.Ticks >= ask.PriceTicks
        : market.TryBest(OrderSide.Buy, out var bid) && limit.LimitPrice.Ticks <= bid.PriceTicks;

    /// <summary>Lets an accepted order into a book that can trade.</summary>
    public void Enter(BookMarket market, HeldOrder order)
    {
        if (order.Request.TimeInForce == TimeInForce.FillOrKill && !IsEnoughThere(market, order))
        {
            board.End(order, EventKind.OrderCanceled, OrderReason.NotFilledWhole);
            return;
        }

        if (order.Request.IsPostOnly && WouldTake(market, order))
        {
            // It was accepted while the book was not known, or has only now been set off.
            board.End(order, EventKind.OrderCanceled, OrderReason.WouldTakeLiquidity);
            return;
        }

        Take(market, order);
        if (!order.IsWorking)
        {
            return;
        }

        if (order.IsImmediate)
        {
            var isTold = order.Request.TimeInForce == TimeInForce.FillOrKill;
            board.End(
                order, EventKind.OrderCanceled, isTold ? OrderReason.NotFilledWhole
                    : OrderReason.ImmediateRestCanceled);
        }
        else if (!EndAtSelfCross(market, order))
        {
            Rest(market, order);
        }
    }

    /// <summary>Puts an order behind all others at its price.</summary>
    public static void Rest(BookMarket market, HeldOrder order)
    {
        var side = order.Request.Side;
        order.State = HeldState.Resting;
        order.VisibleLots = order.NextVisibleLots();
        order.Queue = market.PlaceAt(side, order.LimitTicks);
        order.TailNumber = market.TailAt(side, order.LimitTicks);
        market.Own(side).Add(order);
    }

    private void Take(BookMarket market, HeldOrder order)
    {
        if (!market.TryBest(order.Opposite, out var level))
        {
            return;
        }

        var reference = level.PriceTicks;
        while (order.Reaches(level.PriceTicks))
        {
            if (MeetsOwn(market, order, level.PriceTicks))
            {
                if (selfCross == SelfCross.CancelIncoming)
                {
                    board.End(order, EventKind.OrderCanceled, OrderReason.SelfCross);
                    return;
                }

                board.End(market.Own(order.Opposite)[0], EventKind.OrderCanceled, OrderReason.SelfCross);
                continue;
            }

            var side = order.Opposite;
            var lots = executions.Trade(
                order, level.PriceTicks, level.QuantityLots, LiquiditySide.Taker, reference);
            if (lots > 0)
            {
                market.Taken.Add(side, level.PriceTicks, lots);
            }

            if (!order.IsWorking || lots == 0 || !market.TryBest(side, out level))
            {
                return;
            }
        }
    }

    // An own order on the other side that stands before a level of the market, or at it.
    private static bool MeetsOwn(BookMarket market, HeldOrder order, long ticks)
    {
        var own = market.Own(order.Opposite);
        return own.Count > 0 && order.Reaches(own.BestTicks) && !own.IsBetter(ticks, own.BestTicks);
    }

    /// <returns>Whether the order ended because it would lock or cross an own one.</returns>
    private bool EndAtSelfCross(BookMarket market, HeldOrder order)
    {
        var own = market.Own(order.Opposite);
        while (own.Count > 0 && order.Reaches(own.BestTicks))
        {
            if (selfCross == SelfCross.CancelIncoming)
            {
                board.End(order, EventKind.OrderCanceled, OrderReason.SelfCross);
                return true;
            }

            board.End(own[0], EventKind.OrderCanceled, OrderReason.SelfCross);
        }

        return false;
    }

    private bool IsEnoughThere(BookMarket market, HeldOrder order)
    {
        var lots = 0L;
        var cost = Amount.Zero;
        var isThere = market.TryBest(order.Opposite, out var level);
        while (isThere && order.Reaches(level.PriceTicks))
        {
            lots += level.QuantityLots;
            if (order.IsBudget)
            {
                cost += executions.Cost(market.Instrument, level.PriceTicks, level.QuantityLots);
            }

            if (order.IsBudget ? cost >= order.RestBudget : lots >= order.RestLots)
            {
                return true;
            }

            isThere = market.TryNext(order.Opposite, level.PriceTicks, out level);
        }

        return false;
    }
}
