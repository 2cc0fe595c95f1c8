using Plimsoll.Kernel.Books;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Simulation.Books;

/// <summary>
/// Own orders that rest: they come forward as the record says, and trade when a recorded trade reaches them, passes
/// through their price, or when the other side of the recorded book comes to their price, because that side would have
/// met them first. No more trades than the record shows.
/// </summary>
internal sealed class RestingSide
{
    private readonly Executions executions;
    private readonly QueueModel model;
    private HeldOrder[] pass = new HeldOrder[16];

    public RestingSide(Executions executions, QueueModel model)
    {
        this.executions = executions;
        this.model = model;
    }

    /// <summary>A recorded trade hit one side.</summary>
    /// <param name="market">Of which instrument; it can trade.</param>
    /// <param name="side">The side that was hit: Buy when the aggressor sold.</param>
    /// <param name="ticks">At which price.</param>
    /// <param name="lots">How much; positive.</param>
    public void OnTrade(BookMarket market, OrderSide side, long ticks, long lots)
    {
        var own = market.Own(side);
        var left = lots;
        var count = Copy(own);
        for (var i = 0; i < count; i++)
        {
            var order = pass[i];
            // One fill may end other orders, so the pass runs over a copy of the list.
            if (order.State != HeldState.Resting)
            {
                continue;
            }

            if (own.IsBetter(order.LimitTicks, ticks))
            {
                // The aggressor would have met this order before it came to the price that it traded at.
                order.Queue.Clear();
                left -= left == 0 ? 0 : Provide(order, Math.Min(order.RestLots, left));
                continue;
            }

            if (order.LimitTicks != ticks)
            {
                return;
            }

            left -= AtItsPrice(market, order, lots, left);
        }
    }

    /// <summary>The record tells a level anew; call before the book changes.</summary>
    public void OnLevel(BookMarket market, OrderSide side, long ticks, long nowLots)
    {
        market.Taken.Renew(side, ticks);
        var own = market.Own(side);
        if (own.Count == 0 || own.IsBetter(ticks, own.BestTicks))
        {
            return;
        }

        var place = own.FirstAt(ticks);
        if (place == own.Count || own[place].LimitTicks != ticks)
        {
            return;
        }

        var before = market.Levels.LotsAt(side, ticks);
        for (; place < own.Count && own[place].LimitTicks == ticks; place++)
        {
            own[place].Queue.Show(model, before, nowLots);
        }
    }

    /// <summary>The record tells of one order; call before the book changes.</summary>
    public void OnOrder(BookMarket market, in BookOrder change)
    {
        var own = market.Own(change.Side);
        if (change.Action is not (BookOrderAction.Cancel or BookOrderAction.Modify)
            || !market.ByOrder.TryFind(change.OrderNumber, out var old))
        {
            market.Taken.Renew(change.Side, change.PriceTicks);
            return;
        }

        market.Taken.Renew(old.Side, old.PriceTicks);
        own = market.Own(old.Side);
        if (!own.HasAt(old.PriceTicks))
        {
            return;
        }

        var keepsPlace = change.Action == BookOrderAction.Cancel
            || (change.PriceTicks == old.PriceTicks && change.QuantityLots <= old.QuantityLots);
        var stays = change.Action == BookOrderAction.Cancel ? old.QuantityLots - change.QuantityLots
            : keepsPlace ? change.QuantityLots
            : 0;
        Shrink(market, own, in old, Math.Max(0, stays));
    }

    /// <summary>
    /// An update is complete: orders that the other side has come to trade; a renewed book caps queues.
    /// </summary>
    public void OnUpdated(BookMarket market)
    {
        if (market.IsRenewed)
        {
            market.IsRenewed = false;
            Cap(market, market.Bids, OrderSide.Buy);
            Cap(market, market.Asks, OrderSide.Sell);
        }

        if (market.Bids.Count > 0 && market.Levels.HasAsk && market.Levels.BestAskTicks <= market.Bids.BestTicks)
        {
            Cross(market, market.Bids, OrderSide.Sell);
        }

        if (market.Asks.Count > 0 && market.Levels.HasBid && market.Levels.BestBidTicks >= market.Asks.BestTicks)
        {
            Cross(market, market.Asks, OrderSide.Buy);
        }
    }

    private static void Cap(BookMarket market, OwnQueue own, OrderSide side)
    {
        for (var i = 0; i < own.Count; i++)
        {
            var lots = market.Levels.LotsAt(side, own[i].LimitTicks);
            own[i].Queue.Show(QueueModel.Pessimistic, lots, lots);
        }
    }

    private long Provide(HeldOrder order, long lots) =>
        executions.Trade(order, order.LimitTicks, lots, LiquiditySide.Maker, order.LimitTicks);

    /// <returns>How much of the trade the order got.</returns>
    private long AtItsPrice(BookMarket market, HeldOrder order, long lots, long left)
    {
        // What own orders in front got of the trade did not come through to this one.
        var reached = Math.Min(order.Queue.Trade(lots) - (lots - left), left);
        if (reached <= 0)
        {
            return 0;
        }

        var side = order.Request.Side;
        var filled = Provide(order, Math.Min(order.VisibleLots, reached));
        if (filled == 0 || order.State != HeldState.Resting || order.VisibleLots > 0)
        {
            return filled;
        }

        // An iceberg shows its next part behind everything displayed; a trade may be large enough for that too.
        var displayed = market.Levels.LotsAt(side, order.LimitTicks);
        var beyond = Math.Min(left - filled, lots - displayed - (lots - left) - filled);
        if (beyond > 0)
        {
            filled += Provide(order, Math.Min(order.RestLots, beyond));
        }

        if (order.State == HeldState.Resting)
        {
            order.VisibleLots = order.NextVisibleLots();
            order.Queue = market.PlaceAt(side, order.LimitTicks);
            order.TailNumber = market.TailAt(side, order.LimitTicks);
        }

        return filled;
    }

    private void Shrink(BookMarket market, OwnQueue own, in RestingOrder old, long stays)
    {
        var before = market.Levels.LotsAt(old.Side, old.PriceTicks);
        var gone = old.QuantityLots - stays;
        for (var place = own.FirstAt(old.PriceTicks);
            place < own.Count && own[place].LimitTicks == old.PriceTicks;
            place++)
        {
            var order = own[place];
            var isAhead = IsAhead(market, order, in old, out var previous);
            if (isAhead && model.Kind == QueueModelKind.Exact)
            {
                order.Queue.Leave(gone);
            }
            else if (model.Kind != QueueModelKind.Exact)
            {
                order.Queue.Show(model, before, before - gone);
            }

            if (isAhead && stays == 0 && order.TailNumber == old.Number)
            {
                order.TailNumber = previous;
            }
        }
    }

    // The orders in front are those from the first of the price to the last that was there when the own one came.
    private static bool IsAhead(BookMarket market, HeldOrder own, in RestingOrder other, out long previous)
    {
        previous = 0;
        if (own.TailNumber == 0 || !market.ByOrder.TryFirst(other.Side, other.PriceTicks, out var order))
        {
            return false;
        }

        while (order.Number != other.Number)
        {
            if (order.Number == own.TailNumber)
            {
                return false;
            }

            previous = order.Number;
            if (!market.ByOrder.TryBehind(order.Number, out order))
            {
                return false;
            }
        }

        return true;
    }

    private void Cross(BookMarket market, OwnQueue own, OrderSide opposite)
    {
        var count = Copy(own);
        for (var i = 0; i < count; i++)
        {
            var order = pass[i];
            while (order.State == HeldState.Resting && market.TryBest(opposite, out var level)
                && order.Reaches(level.PriceTicks))
            {
                order.Queue.Clear();
                var lots = Provide(order, Math.Min(order.RestLots, level.QuantityLots));
                if (lots == 0)
                {
                    break;
                }

                market.Taken.Add(opposite, level.PriceTicks, lots);
            }

            if (order.State == HeldState.Resting && order.VisibleLots == 0)
            {
                order.VisibleLots = order.NextVisibleLots();
            }
        }
    }

    private int Copy(OwnQueue own)
    {
        if (pass.Length < own.Count)
        {
            Array.Resize(ref pass, own.Count * 2);
        }

        for (var i = 0; i < own.Count; i++)
        {
            pass[i] = own[i];
        }

        return own.Count;
    }
}
