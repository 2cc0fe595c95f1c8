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
/// The one place that answers "may this order go out?", and the only maker of <see cref="ApprovedOrder"/>. The layers
/// are asked in one fixed order: kill latch, authorization, breakers, data, then the form of the order, then positions,
/// exposure and the order's own limits. The first reason decides; all are told. Exits meet their form and the rate of
/// messages only.
/// </summary>
internal static class RiskGate
{
    /// <summary>Checks an order.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="facts">What the checks rest on.</param>
    /// <param name="approved">The order, if it passed; then it counts as sent.</param>
    /// <returns>Whether it passed, else all that speaks against it.</returns>
    public static RiskAnswer Check(OrderId id, in OrderRequest request, in RiskFacts facts, out ApprovedOrder approved)
    {
        approved = default;
        var verdict = default(RiskVerdict);
        var isExit = IsExit(in request, in facts);
        if (facts.Risk.IsActive)
        {
            LayeredCheck.Run(in request, in facts, isExit, adds: true, ref verdict);
        }
        else
        {
            CheckPlain(in request, in facts, isExit, adds: true, ref verdict);
        }

        if (verdict.IsAllowed)
        {
            approved = new ApprovedOrder(Command.Submit(facts.NowNs, facts.Strategy, id, request));
            facts.Risk.OnMessage(facts.NowNs);
        }

        return verdict.ToAnswer();
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
        var verdict = default(RiskVerdict);
        var adds = rest.Quantity.Lots > restLotsBefore
            || WorstTicks(in rest, facts.LastTicks) > WorstTicks(in before, facts.LastTicks);
        var isExit = IsExit(in rest, in facts);
        if (facts.Risk.IsActive)
        {
            // A price nearer to the market can leave the collar, or cross an own order, without adding value.
            var isHarmless = isExit || (!adds && !MovesTowardsMarket(in before, in rest));
            LayeredCheck.Run(in rest, in facts, isHarmless, adds, ref verdict);
        }
        else
        {
            CheckPlain(in rest, in facts, isExit, adds, ref verdict);
        }

        if (verdict.IsAllowed)
        {
            facts.Risk.OnMessage(facts.NowNs);
        }

        return verdict.ToAnswer();
    }

    /// <summary>The price that an order is valued at before it trades: no better than it can come to.</summary>
    public static long WorstTicks(in OrderRequest request, long lastTicks) => request.Type switch
    {
        OrderType.Limit or OrderType.StopLimit or OrderType.LimitIfTouched => request.LimitPrice.Ticks,
        OrderType.Stop or OrderType.TrailingStop => Math.Max(request.StopPrice.Ticks, lastTicks),
        _ => lastTicks,
    };

    /// <summary>Lots that a request asks for; of a budget what it buys at the last price.</summary>
    public static long LotsOf(in OrderRequest request, InstrumentBook book)
    {
        var lotValue = book.Instrument.Notional(book.LastTicks, 1).Magnitude();
        return request.QuoteBudget.Sign <= 0 ? request.Quantity.Lots
            : lotValue.IsZero ? 0
            : request.QuoteBudget.DivideToWhole(lotValue);
    }

    /// <summary>Whether an order can only shrink the strategy's position, all its own exits counted.</summary>
    public static bool IsExit(in OrderRequest request, in RiskFacts facts) => request.IsReduceOnly
        || (Reduces(in request, facts.PositionLots) && request.QuoteBudget.IsZero
            && request.Quantity.Lots <= Math.Abs(facts.PositionLots) - facts.WorkingExitLots);

    /// <summary>Layer 6, as far as it is about the form: what no layer can measure without.</summary>
    public static void CheckForm(in OrderRequest request, in RiskFacts facts, ref RiskVerdict verdict)
    {
        Hold(facts.Instrument.Kind == InstrumentKind.Index, OrderReason.NotTradable, ref verdict);
        var usesBudget = request.Type == OrderType.Market && request.QuoteBudget.Sign > 0;
        if (!usesBudget && request.Quantity.Lots <= 0)
        {
            var reason = request.Type == OrderType.Market && request.Quantity.IsZero
                ? OrderReason.SizeBelowOneLot
                : OrderReason.QuantityNotPositive;
            Hold(speaks: true, reason, ref verdict);
        }

        var needsStop = request.HasTrigger && request.Type != OrderType.TrailingStop;
        Hold(
            (request.HasLimit && request.LimitPrice.Ticks <= 0) || (needsStop && request.StopPrice.Ticks <= 0)
                || (request.Type == OrderType.TrailingStop && request.Trail.Kind == TrailKind.None),
            OrderReason.PriceMissing, ref verdict);
        Hold(
            (request.IsPostOnly || !request.DisplayQuantity.IsZero) && !IsInstructionValid(in request),
            OrderReason.InstructionInvalid, ref verdict);
        Hold(
            request.TimeInForce == TimeInForce.GoodTillDate && request.ExpiresAt.UnixNanos <= facts.NowNs,
            OrderReason.ExpiryInvalid, ref verdict);
        Hold(!facts.HasPrice, OrderReason.NoMarketPrice, ref verdict);
        Hold(!facts.Account.HasRate(facts.Book), OrderReason.NoExchangeRate, ref verdict);
        Hold(!facts.HasOrderRoom, OrderReason.TooManyWorkingOrders, ref verdict);
    }

    /// <summary>Layer 6: a reduce-only order needs something to reduce.</summary>
    public static void CheckReduction(in OrderRequest request, in RiskFacts facts, ref RiskVerdict verdict) => Hold(
        request.IsReduceOnly && !Reduces(in request, facts.PositionLots), OrderReason.NothingToReduce, ref verdict);

    /// <summary>Layer 4, as far as it always holds: nothing new where something is in doubt.</summary>
    public static void CheckPosition(in RiskFacts facts, ref RiskVerdict verdict) =>
        Hold(facts.Hold != OrderReason.None, facts.Hold, ref verdict);

    /// <summary>Layer 5, as far as it always holds: what the account can pay for.</summary>
    public static void CheckExposure(in OrderRequest request, in RiskFacts facts, ref RiskVerdict verdict)
    {
        Hold(facts.Margin.IsRuined, OrderReason.AccountRuined, ref verdict);
        if (!TryValue(in request, in facts, out var price, out var value))
        {
            Hold(speaks: true, OrderReason.ValueTooLarge, ref verdict);
            return;
        }

        var reduces = Reduces(in request, facts.PositionLots);
        if (facts.Instrument.IsPaidInFull && request.Side == OrderSide.Buy)
        {
            Hold(value > facts.FreeCash, OrderReason.InsufficientCash, ref verdict);
        }
        else if (facts.Instrument.Kind == InstrumentKind.Spot)
        {
            Hold(speaks: true, OrderReason.ShortNotAllowed, ref verdict);
        }
        else if (facts.Book.Margin is { } terms)
        {
            Hold(NeedsMargin(in request, in facts, terms, price, reduces), OrderReason.InsufficientMargin, ref verdict);
        }
        else
        {
            // An order that turns a position frees what it closes before it adds the rest.
            var closing = reduces
                ? Amount.Min(value, facts.Instrument.Notional(facts.LastTicks, facts.PositionLots).Magnitude())
                : Amount.Zero;
            var added = facts.Account.InAccount(facts.Book, value - closing - closing);
            Hold(
                added + facts.Account.GrossExposure > facts.Account.Equity * facts.LeverageMax,
                OrderReason.ExposureTooHigh, ref verdict);
        }
    }

    /// <summary>What an order is worth in its instrument's currency, without sign.</summary>
    /// <returns>False when that is beyond what the arithmetic guarantees.</returns>
    public static bool TryValue(in OrderRequest request, in RiskFacts facts, out long priceTicks, out Amount value)
    {
        value = Amount.Zero;
        priceTicks = WorstTicks(in request, facts.LastTicks);
        var rough = (double)Math.Abs(priceTicks) * request.Quantity.Lots * facts.Instrument.TickLotValueAsDouble;
        if (rough > Limits.OrderValueUnitsMax)
        {
            return false;
        }

        value = request.QuoteBudget.Sign > 0
            ? request.QuoteBudget
            : facts.Instrument.Notional(priceTicks, request.Quantity.Lots).Magnitude();
        return value <= Amount.FromUnits(Limits.OrderValueUnitsMax);
    }

    // Without limits: form first, then what the account can carry.
    private static void CheckPlain(
        in OrderRequest request, in RiskFacts facts, bool isExit, bool adds, ref RiskVerdict verdict)
    {
        CheckForm(in request, in facts, ref verdict);
        if (!verdict.IsAllowed || !adds)
        {
            return;
        }

        CheckReduction(in request, in facts, ref verdict);
        if (!isExit)
        {
            CheckPosition(in facts, ref verdict);
            CheckExposure(in request, in facts, ref verdict);
        }
    }

    private static bool Reduces(in OrderRequest request, long position) =>
        (position > 0 && request.Side == OrderSide.Sell) || (position < 0 && request.Side == OrderSide.Buy);

    private static bool MovesTowardsMarket(in OrderRequest before, in OrderRequest rest) => rest.HasLimit
        && (rest.Side == OrderSide.Buy
            ? rest.LimitPrice.Ticks > before.LimitPrice.Ticks
            : rest.LimitPrice.Ticks < before.LimitPrice.Ticks);

    private static bool NeedsMargin(
        in OrderRequest request, in RiskFacts facts, MarginTerms terms, long price, bool reduces)
    {
        // An order that turns a position frees the margin of what it closes.
        var lots = LotsOf(in request, facts.Book);
        var closes = reduces ? Math.Min(lots, Math.Abs(facts.PositionLots)) : 0;
        var margin = terms.Initial(facts.Instrument, price, lots - closes)
            - terms.Initial(facts.Instrument, facts.LastTicks, closes);
        var needed = facts.Margin.Initial + facts.WorkingMargin - facts.Account.InAccount(facts.Book, -margin);
        return needed > facts.Margin.Available;
    }

    private static bool IsInstructionValid(in OrderRequest request)
    {
        var isImmediate = request.TimeInForce is TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill;
        return request.HasLimit && !(request.IsPostOnly && isImmediate)
            && request.DisplayQuantity.Lots >= 0 && request.DisplayQuantity <= request.Quantity;
    }

    private static void Hold(bool speaks, OrderReason reason, ref RiskVerdict verdict)
    {
        if (speaks)
        {
            verdict.Add(reason, ReasonLayers.LayerOf(reason));
        }
    }
}
