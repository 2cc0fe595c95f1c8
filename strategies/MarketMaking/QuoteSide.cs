using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>
/// The orders of one side of one market, level by level, and what is done to bring them where they belong.
/// </summary>
internal sealed class QuoteSide(MarketMaker maker, InstrumentIndex instrument, OrderSide side, MessageBudget budget)
{
    private const long RetryNs = 500_000_000;
    private const long CancelAgainNs = 2_000_000_000;
    private readonly QuoteSlot[] slots = new QuoteSlot[maker.Levels];
    private readonly int sign = side == OrderSide.Buy ? 1 : -1;
    private long retryAtNs;

    /// <summary>Orders placed.</summary>
    public long PlacedCount { get; private set; }

    /// <summary>Orders moved or cancelled because they no longer stood right.</summary>
    public long MovedCount { get; private set; }

    /// <summary>Orders refused by the risk gate or the venue.</summary>
    public long RefusedCount { get; private set; }

    /// <summary>Lots in the market on this side, those being cancelled included.</summary>
    public long WorkingLots
    {
        get
        {
            long lots = 0;
            foreach (ref readonly var slot in slots.AsSpan())
            {
                lots += slot.IsEmpty ? 0 : slot.CountedLots;
            }

            return lots;
        }
    }

    public bool IsEmpty
    {
        get
        {
            foreach (ref readonly var slot in slots.AsSpan())
            {
                if (!slot.IsEmpty)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The price nearest to the other side, own orders being cancelled included.</summary>
    public bool TryBestTicks(out long ticks)
    {
        ticks = 0;
        var found = false;
        foreach (ref readonly var slot in slots.AsSpan())
        {
            if (!slot.IsEmpty && (!found || sign * (slot.NearestTicks(sign) - ticks) > 0))
            {
                ticks = slot.NearestTicks(sign);
                found = true;
            }
        }

        return found;
    }

    /// <summary>Brings the orders of this side to a plan.</summary>
    /// <param name="nowNs">Kernel time.</param>
    /// <param name="plan">Where the side is to stand.</param>
    public void Follow(long nowNs, in SidePlan plan)
    {
        var room = plan.RoomLots - EndingLots();
        for (var level = 0; level < slots.Length; level++)
        {
            ref var slot = ref slots[level];
            var price = plan.PriceTicks(level, sign);
            var lots = Math.Min(plan.Lots, room);
            if (slot.IsEmpty)
            {
                if (lots > 0 && nowNs >= retryAtNs && budget.TryTake(nowNs))
                {
                    Place(ref slot, nowNs, price, lots);
                    room -= lots;
                }
            }
            else if (slot.IsEnding)
            {
                CancelAgain(ref slot, nowNs);
            }
            else
            {
                if (!slot.IsChanging && !IsRight(in slot, nowNs, price, lots, in plan))
                {
                    MovedCount++;
                    Move(ref slot, nowNs, price, lots);
                }

                room -= slot.CountedLots;
            }
        }
    }

    /// <summary>Takes every order of this side out of the market.</summary>
    public void Pull(long nowNs)
    {
        foreach (ref var slot in slots.AsSpan())
        {
            if (slot.IsEmpty)
            {
                continue;
            }

            if (slot.IsEnding)
            {
                CancelAgain(ref slot, nowNs);
            }
            else
            {
                End(ref slot, nowNs);
            }
        }
    }

    /// <summary>Takes an answer to one of the orders.</summary>
    /// <returns>False when it is no order of this side.</returns>
    public bool OnOrder(in OrderView order, long nowNs)
    {
        foreach (ref var slot in slots.AsSpan())
        {
            if (slot.Order != order.Id)
            {
                continue;
            }

            if (order.Status == OrderStatus.Rejected)
            {
                RefusedCount++;
                retryAtNs = nowNs + RetryNs;
            }

            if (order.IsFinal)
            {
                slot = default;
            }
            else
            {
                Learn(ref slot, in order, nowNs);
            }

            return true;
        }

        return false;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(retryAtNs);
        writer.Write(PlacedCount);
        writer.Write(MovedCount);
        writer.Write(RefusedCount);
        foreach (ref readonly var slot in slots.AsSpan())
        {
            writer.Write(slot.Order.Value);
            writer.Write(slot.PriceTicks);
            writer.Write(slot.Lots);
            writer.Write(slot.PlacedNs);
            writer.Write(slot.ChangedNs);
            writer.Write(slot.IsEnding ? 1L : 0L);
            writer.Write(slot.FilledLots);
            writer.Write(slot.IsChanging ? 1L : 0L);
            writer.Write(slot.NewPriceTicks);
            writer.Write(slot.NewLots);
        }
    }

    public void Restore(IStateReader reader)
    {
        retryAtNs = reader.ReadInt64();
        PlacedCount = reader.ReadInt64();
        MovedCount = reader.ReadInt64();
        RefusedCount = reader.ReadInt64();
        foreach (ref var slot in slots.AsSpan())
        {
            slot = new QuoteSlot
            {
                Order = new OrderId(reader.ReadInt64()),
                PriceTicks = reader.ReadInt64(),
                Lots = reader.ReadInt64(),
                PlacedNs = reader.ReadInt64(),
                ChangedNs = reader.ReadInt64(),
                IsEnding = reader.ReadInt64() != 0,
                FilledLots = reader.ReadInt64(),
                IsChanging = reader.ReadInt64() != 0,
                NewPriceTicks = reader.ReadInt64(),
                NewLots = reader.ReadInt64(),
            };
        }
    }

    private void Learn(ref QuoteSlot slot, in OrderView order, long nowNs)
    {
        slot.PriceTicks = order.Request.LimitPrice.Ticks;
        slot.FilledLots = order.Filled.Lots;
        slot.Lots = order.Request.Quantity.Lots - order.Filled.Lots;
        var isAnswered = order.Status is OrderStatus.Accepted or OrderStatus.PartiallyFilled;
        if (slot.IsChanging && isAnswered)
        {
            slot.IsChanging = false;
            if (slot.PriceTicks != slot.NewPriceTicks)
            {
                // The change was refused, most likely because it would have traded.
                RefusedCount++;
                retryAtNs = nowNs + RetryNs;
            }
        }
    }

    private long EndingLots()
    {
        long lots = 0;
        foreach (ref readonly var slot in slots.AsSpan())
        {
            lots += slot.IsEnding ? slot.CountedLots : 0;
        }

        return lots;
    }

    /// <summary>
    /// A quote keeps its place in the queue while it still earns its least, is near enough to where it should be, is of
    /// about the right size and not too old.
    /// </summary>
    private bool IsRight(in QuoteSlot slot, long nowNs, long priceTicks, long lots, in SidePlan plan) =>
        lots > 0
        && slot.Lots <= Math.Max(lots, plan.Lots + (plan.Lots / 2))
        && slot.Lots <= lots + (lots / 2)
        && Math.Abs(slot.PriceTicks - priceTicks) <= plan.HysteresisTicks
        && sign * (plan.FairTicks - slot.PriceTicks) >= plan.DepthKeepTicks
        && nowNs - slot.PlacedNs <= maker.QuoteAgeMaxNs;

    private void Place(ref QuoteSlot slot, long nowNs, long priceTicks, long lots)
    {
        var order = maker.Place(instrument, side, priceTicks, lots);
        if (!order.IsNone)
        {
            PlacedCount++;
            slot = new QuoteSlot
            {
                Order = order, PriceTicks = priceTicks, Lots = lots, PlacedNs = nowNs, ChangedNs = nowNs,
            };
        }
    }

    /// <summary>Moves an order, or takes it out where moving is not possible; what stands wrong never stays.</summary>
    private void Move(ref QuoteSlot slot, long nowNs, long priceTicks, long lots)
    {
        var moves = maker.UsesReplace && lots > 0 && nowNs >= retryAtNs && slot.PriceTicks != priceTicks
            && budget.TryTake(nowNs) && maker.TryMove(slot.Order, priceTicks, slot.FilledLots + lots);
        if (!moves)
        {
            End(ref slot, nowNs);
            return;
        }

        slot.IsChanging = true;
        slot.NewPriceTicks = priceTicks;
        slot.NewLots = lots;
        slot.PlacedNs = nowNs;
        slot.ChangedNs = nowNs;
    }

    private void End(ref QuoteSlot slot, long nowNs)
    {
        slot.IsEnding = true;
        slot.ChangedNs = nowNs;
        maker.Withdraw(slot.Order);
    }

    private void CancelAgain(ref QuoteSlot slot, long nowNs)
    {
        // A cancellation that was refused or lost is asked for again; the order counts until it is gone.
        if (nowNs - slot.ChangedNs >= CancelAgainNs)
        {
            End(ref slot, nowNs);
        }
    }
}
