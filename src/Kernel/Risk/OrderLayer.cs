using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Layer 6: the order itself: size, price, rate, repetition, and what the strategy's constitution asks.
/// </summary>
internal static class OrderLayer
{
    private const long Whole = 1_000_000;

    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        var limits = question.Tight;
        if (limits.Has(LimitName.OrderQuantity)
            && question.Book.Instrument.QuantityGrid.Step * question.Lots > limits.Amount(LimitName.OrderQuantity))
        {
            verdict.Add(OrderReason.OrderQuantityTooLarge, RiskLayer.Order);
        }

        if (limits.Has(LimitName.OrderValue) && question.Value > limits.Amount(LimitName.OrderValue))
        {
            verdict.Add(OrderReason.OrderValueTooLarge, RiskLayer.Order);
        }

        PriceCollar.Check(book, in question, ref verdict);
        CheckRates(book, in question, ref verdict);
        if (limits.Has(LimitName.TradeRisk) || limits.Has(LimitName.TradeRiskShare))
        {
            CheckTradeRisk(in question, ref verdict);
        }

        // What waits for a trigger is not in the market.
        if (limits.IsOn(LimitName.NoSelfCross) && !question.Request.HasTrigger
            && book.Working.Meets(in question.Request))
        {
            verdict.Add(OrderReason.SelfCross, RiskLayer.Order);
        }

        if (limits.IsOn(LimitName.NoMarketEntries) && !question.Request.HasLimit)
        {
            verdict.Add(OrderReason.MarketEntryForbidden, RiskLayer.Order);
        }

        if (limits.IsOn(LimitName.BracketRequired) && !(question.Terms.HasBracket && question.Terms.HasStop))
        {
            verdict.Add(OrderReason.BracketMissing, RiskLayer.Order);
        }

        if (limits.Has(LimitName.AggressiveValue) || limits.Has(LimitName.WalkShare))
        {
            CheckAggression(book, in question, ref verdict);
        }
    }

    /// <summary>Whether an order trades at once, as far as the last price tells.</summary>
    public static bool IsAggressive(in OrderRequest request, long lastTicks) => request.Type switch
    {
        OrderType.Market => true,
        OrderType.Limit when request.IsPostOnly => false,
        OrderType.Limit => request.Side == OrderSide.Buy
            ? request.LimitPrice.Ticks >= lastTicks
            : request.LimitPrice.Ticks <= lastTicks,
        _ => false,
    };

    private static void CheckRates(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (question.Changed is not null)
        {
            return;
        }

        if (book.OrderWindow?.HasRoom(question.NowNs) == false
            || book.OrderWindowOf(question.Strategy)?.HasRoom(question.NowNs) == false)
        {
            verdict.Add(OrderReason.OrderRateReached, RiskLayer.Order);
        }

        var limits = question.Tight;
        if (book.Entries.IsLocked(question.Strategy)
            || (limits.Has(LimitName.Repeats) && book.Entries.Repeats(
                question.NowNs, limits.Whole(LimitName.RepeatWindow), question.Strategy, in question.Request)
                >= limits.Whole(LimitName.Repeats)))
        {
            verdict.Add(OrderReason.RepeatedExecution, RiskLayer.Order);
        }
    }

    private static void CheckTradeRisk(in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (question.Terms.DistanceTicks(question.Request.Side, question.PriceTicks) is not { } distance)
        {
            verdict.Add(OrderReason.StopMissing, RiskLayer.Order);
            return;
        }

        var risk = question.Account.InAccount(
            question.Book, question.Book.Instrument.Notional(distance, question.Lots).Magnitude());
        var limits = question.Tight;
        if ((limits.Has(LimitName.TradeRisk) && risk > limits.Amount(LimitName.TradeRisk))
            || (limits.Has(LimitName.TradeRiskShare) && (question.Equity.Sign <= 0
                || risk.Atto * Whole > question.Equity.Atto * limits.Whole(LimitName.TradeRiskShare))))
        {
            verdict.Add(OrderReason.TradeRiskTooHigh, RiskLayer.Order);
        }
    }

    private static void CheckAggression(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        if (!IsAggressive(in question.Request, question.Book.LastTicks))
        {
            return;
        }

        var limits = question.Tight;
        var (sum, first) = book.Aggression.Sum(
            question.NowNs, limits.Whole(LimitName.WalkWindow), question.Request.Instrument, question.Request.Side);
        var total = question.IsBuy ? sum + question.Value : sum - question.Value;
        if (limits.Has(LimitName.AggressiveValue) && total.Magnitude() > limits.Amount(LimitName.AggressiveValue))
        {
            verdict.Add(OrderReason.AggressionReached, RiskLayer.Order);
        }

        if (limits.Has(LimitName.WalkShare) && first is { } start)
        {
            var walked = question.IsBuy ? question.Book.LastTicks - start : start - question.Book.LastTicks;
            if ((Int128)walked * Whole > (Int128)Math.Abs(start) * limits.Whole(LimitName.WalkShare))
            {
                verdict.Add(OrderReason.PriceWalked, RiskLayer.Order);
            }
        }
    }
}
