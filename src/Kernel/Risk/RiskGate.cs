using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// The one place that answers "may this order go out?", and the only maker of <see cref="ApprovedOrder"/>. The checks
/// stand in
/// one fixed order; the first that fails gives the reason.
/// </summary>
internal static class RiskGate
{
    /// <summary>Checks an order.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="facts">What the checks rest on.</param>
    /// <param name="approved">The order, if it passed.</param>
    /// <returns>Whether it passed, else all that speaks against it.</returns>
    public static RiskAnswer Check(OrderId id, in OrderRequest request, in RiskFacts facts, out ApprovedOrder approved)
    {
        approved = default;
        var reason = Check(in request, in facts);
        if (reason == OrderReason.None)
        {
            approved = new ApprovedOrder(Command.Submit(facts.NowNs, facts.Strategy, id, request));
        }

        return Answer(reason);
    }

    /// <summary>Checks what a change of an order makes of it. One that adds nothing needs good form only.</summary>
    /// <param name="before">The order as it is.</param>
    /// <param name="rest">What would be left of it, by its new prices and quantity.</param>
    /// <param name="restLotsBefore">What is left of it now.</param>
    /// <param name="facts">What the checks rest on, the order itself left out.</param>
    /// <returns>Whether it passed, else all that speaks against it.</returns>
    public static RiskAnswer CheckChange(
        in OrderRequest before, in OrderRequest rest, long restLotsBefore, in RiskFacts facts)
    {
        var reason = CheckForm(in rest, in facts);
        var adds = rest.Quantity.Lots > restLotsBefore
            || WorstTicks(in rest, facts.LastTicks) > WorstTicks(in before, facts.LastTicks);
        return Answer(reason == OrderReason.None && adds ? CheckExposure(in rest, in facts) : reason);
    }

    private static RiskAnswer Answer(OrderReason reason) => RiskAnswer.Of(reason, ReasonLayers.LayerOf(reason));

    private static OrderReason Check(in OrderRequest request, in RiskFacts facts)
    {
        var reason = CheckForm(in request, in facts);
        return reason == OrderReason.None ? CheckExposure(in request, in facts) : reason;
    }

    /// <summary>The price that an order is valued at before it trades: no better than it can come to.</summary>
    public static long WorstTicks(in OrderRequest request, long lastTicks) => request.Type switch
    {
        OrderType.Limit or OrderType.StopLimit or OrderType.LimitIfTouched => request.LimitPrice.Ticks,
        OrderType.Stop or OrderType.TrailingStop => Math.Max(request.StopPrice.Ticks, lastTicks),
        _ => lastTicks,
    };

    private static OrderReason CheckForm(in OrderRequest request, in RiskFacts facts)
    {
        if (facts.Instrument.Kind == InstrumentKind.Index)
        {
            return OrderReason.NotTradable;
        }

        var usesBudget = request.Type == OrderType.Market && request.QuoteBudget.Sign > 0;
        if (!usesBudget && request.Quantity.Lots <= 0)
        {
            return request.Type == OrderType.Market && request.Quantity.IsZero
                ? OrderReason.SizeBelowOneLot
                : OrderReason.QuantityNotPositive;
        }

        if (request.HasLimit && request.LimitPrice.Ticks <= 0)
        {
            return OrderReason.PriceMissing;
        }

        var needsStop = request.HasTrigger && request.Type != OrderType.TrailingStop;
        if ((needsStop && request.StopPrice.Ticks <= 0)
            || (request.Type == OrderType.TrailingStop && request.Trail.Kind == TrailKind.None))
        {
            return OrderReason.PriceMissing;
        }

        if ((request.IsPostOnly || !request.DisplayQuantity.IsZero) && !IsInstructionValid(in request))
        {
            return OrderReason.InstructionInvalid;
        }

        if (request.TimeInForce == TimeInForce.GoodTillDate && request.ExpiresAt.UnixNanos <= facts.NowNs)
        {
            return OrderReason.ExpiryInvalid;
        }

        if (!facts.HasPrice)
        {
            return OrderReason.NoMarketPrice;
        }

        if (!facts.Account.HasRate(facts.Book))
        {
            return OrderReason.NoExchangeRate;
        }

        return facts.HasOrderRoom ? OrderReason.None : OrderReason.TooManyWorkingOrders;
    }

    private static OrderReason CheckExposure(in OrderRequest request, in RiskFacts facts)
    {
        var position = facts.PositionLots;
        var reduces = (position > 0 && request.Side == OrderSide.Sell)
            || (position < 0 && request.Side == OrderSide.Buy);
        if (request.IsReduceOnly)
        {
            return reduces ? OrderReason.None : OrderReason.NothingToReduce;
        }

        if (reduces && request.QuoteBudget.IsZero
            && request.Quantity.Lots <= Math.Abs(position) - facts.WorkingExitLots)
        {
            return OrderReason.None;
        }

        if (facts.Hold != OrderReason.None)
        {
            return facts.Hold;
        }

        if (facts.Margin.IsRuined)
        {
            return OrderReason.AccountRuined;
        }

        var price = WorstTicks(in request, facts.LastTicks);
        var roughValue = (double)Math.Abs(price) * request.Quantity.Lots * facts.Instrument.TickLotValueAsDouble;
        if (roughValue > Limits.OrderValueUnitsMax)
        {
            return OrderReason.ValueTooLarge;
        }

        var value = request.QuoteBudget.Sign > 0
            ? request.QuoteBudget
            : facts.Instrument.Notional(price, request.Quantity.Lots).Magnitude();
        if (value > Amount.FromUnits(Limits.OrderValueUnitsMax))
        {
            return OrderReason.ValueTooLarge;
        }

        if (facts.Instrument.IsPaidInFull && request.Side == OrderSide.Buy)
        {
            return value <= facts.FreeCash ? OrderReason.None : OrderReason.InsufficientCash;
        }

        if (facts.Instrument.Kind == InstrumentKind.Spot)
        {
            return OrderReason.ShortNotAllowed;
        }

        if (facts.Book.Margin is { } terms)
        {
            return CheckMargin(in request, in facts, terms, price, reduces);
        }

        // An order that turns a position frees what it closes before it adds the rest.
        var closing = reduces
            ? Amount.Min(value, facts.Instrument.Notional(facts.LastTicks, position).Magnitude())
            : Amount.Zero;
        var added = facts.Account.InAccount(facts.Book, value - closing - closing);
        return added + facts.Account.GrossExposure > facts.Account.Equity * facts.LeverageMax
            ? OrderReason.ExposureTooHigh
            : OrderReason.None;
    }

    private static OrderReason CheckMargin(
        in OrderRequest request, in RiskFacts facts, MarginTerms terms, long price, bool reduces)
    {
        // An order that turns a position frees the margin of what it closes.
        var lots = LotsOf(in request, facts.Book);
        var closes = reduces ? Math.Min(lots, Math.Abs(facts.PositionLots)) : 0;
        var margin = terms.Initial(facts.Instrument, price, lots - closes)
            - terms.Initial(facts.Instrument, facts.LastTicks, closes);
        var needed = facts.Margin.Initial + facts.WorkingMargin - facts.Account.InAccount(facts.Book, -margin);
        return needed > facts.Margin.Available ? OrderReason.InsufficientMargin : OrderReason.None;
    }

    /// <summary>Lots that a request asks for; of a budget what it buys at the last price.</summary>
    public static long LotsOf(in OrderRequest request, InstrumentBook book)
    {
        var lotValue = book.Instrument.Notional(book.LastTicks, 1).Magnitude();
        return request.QuoteBudget.Sign <= 0 ? request.Quantity.Lots
            : lotValue.IsZero ? 0
            : request.QuoteBudget.DivideToWhole(lotValue);
    }

    private static bool IsInstructionValid(in OrderRequest request)
    {
        var isImmediate = request.TimeInForce is TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill;
        return request.HasLimit && !(request.IsPostOnly && isImmediate)
            && request.DisplayQuantity.Lots >= 0 && request.DisplayQuantity <= request.Quantity;
    }
}
