using Plimsoll.Model.Orders;

namespace Plimsoll.Simulation.Matching;

/// <summary>Whether an order can be taken, checked in one fixed order: number, quantity, form, prices, phase.</summary>
internal sealed class OrderCheck
{
    private readonly MatchingSettings settings;

    public OrderCheck(MatchingSettings settings)
    {
        this.settings = settings;
    }

    public MatchingReason Of(in MatchingOrder order, MatchingPhase phase)
    {
        var reason = Quantity(order.QuantityLots);
        if (reason != MatchingReason.None)
        {
            return reason;
        }

        if (!IsForm(in order))
        {
            return MatchingReason.CombinationInvalid;
        }

        if (order.HasLimit && !IsPrice(order.PriceTicks))
        {
            return MatchingReason.PriceOutOfRange;
        }

        if (order.IsStop && !IsPrice(order.StopTicks))
        {
            return MatchingReason.StopOutOfRange;
        }

        return order.DisplayLots < 0 || (order.DisplayLots > 0 && !CanRest(in order)) ? MatchingReason.DisplayInvalid
            : IsForPhase(in order, phase) ? MatchingReason.None
            : MatchingReason.PhaseForbids;
    }

    public MatchingReason OfReplacement(
        in OrderNode node, long priceTicks, long stopTicks, long quantityLots, MatchingPhase phase, MatchingBook book)
    {
        if (phase == MatchingPhase.Closed)
        {
            return MatchingReason.PhaseForbids;
        }

        var reason = Quantity(quantityLots);
        if (reason != MatchingReason.None)
        {
            return reason;
        }

        if (quantityLots <= node.QuantityLots - node.OpenLots)
        {
            return MatchingReason.QuantityBelowFilled;
        }

        var hasLimit = node.Kind is MatchingOrderKind.Limit or MatchingOrderKind.StopLimit;
        var hasStop = node.Kind is MatchingOrderKind.Stop or MatchingOrderKind.StopLimit;
        if (priceTicks != MatchingOrder.Unchanged && (!hasLimit || !IsPrice(priceTicks)))
        {
            return MatchingReason.PriceOutOfRange;
        }

        if (stopTicks != MatchingOrder.Unchanged && (!hasStop || !IsPrice(stopTicks)))
        {
            return MatchingReason.StopOutOfRange;
        }

        return node.IsPostOnly && node.Place == OrderPlace.Book && priceTicks != MatchingOrder.Unchanged
            && phase == MatchingPhase.Continuous && book.WouldTake(node.Side, priceTicks) ? MatchingReason.WouldTake
            : MatchingReason.None;
    }

    public MatchingReason Quantity(long lots) => lots <= 0 ? MatchingReason.QuantityNotPositive
        : lots > settings.QuantityLotsMax ? MatchingReason.QuantityTooLarge
        : MatchingReason.None;

    public bool IsPrice(long ticks) => ticks >= settings.PriceTicksMin && ticks <= settings.PriceTicksMax;

    private static bool IsForm(in MatchingOrder order)
    {
        var isKnown = order.Side <= OrderSide.Sell && order.Kind <= MatchingOrderKind.StopLimit
            && order.Lifetime <= MatchingLifetime.AtClose && order.SelfTrade <= SelfTradeMode.DecrementAndCancel;
        var isForAuction = order.Lifetime is MatchingLifetime.AtOpen or MatchingLifetime.AtClose;
        return isKnown
            && !(order.IsStop && isForAuction)
            && !(order.IsPostOnly && (!order.HasLimit || order.Lifetime != MatchingLifetime.Rest));
    }

    private static bool CanRest(in MatchingOrder order) => order.HasLimit
        && order.Lifetime is not (MatchingLifetime.ImmediateOrCancel or MatchingLifetime.FillOrKill);

    private static bool IsForPhase(in MatchingOrder order, MatchingPhase phase) => phase switch
    {
        MatchingPhase.Continuous => order.Lifetime != MatchingLifetime.AtOpen,
        MatchingPhase.OpenCall => IsForCall(in order),
        MatchingPhase.CloseCall => IsForCall(in order) && order.Lifetime != MatchingLifetime.AtOpen,
        _ => false,
    };

    private static bool IsForCall(in MatchingOrder order) => order.IsStop
        || order.Lifetime is not (MatchingLifetime.ImmediateOrCancel or MatchingLifetime.FillOrKill);
}
