using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>How far the prices of an order may be through the market, on the side that costs.</summary>
internal static class PriceCollar
{
    private const double Whole = 1_000_000.0;

    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        var limits = question.Tight;
        var hasTicks = limits.Has(LimitName.CollarTicks);
        var hasShare = limits.Has(LimitName.CollarShare);
        var hasRange = limits.Has(LimitName.CollarRange);
        var distance = Distance(in question.Request, question.Book.LastTicks);
        if (!(hasTicks || hasShare || hasRange) || distance is not { } far)
        {
            return;
        }

        var range = hasRange ? book.RangeOf(question.Request.Instrument).Ticks : null;
        if (!question.Book.HasPrice || (hasRange && range is null))
        {
            verdict.Add(OrderReason.NoCollarReference, RiskLayer.Order);
        }

        // Written so that a range that is no number does not pass.
        if ((hasTicks && far > limits.Whole(LimitName.CollarTicks))
            || (hasShare && (Int128)far * 1_000_000
                > (Int128)Math.Abs(question.Book.LastTicks) * limits.Whole(LimitName.CollarShare))
            || (range is { } ticks && !(far <= ticks * limits.Whole(LimitName.CollarRange) / Whole)))
        {
            verdict.Add(OrderReason.PriceBeyondCollar, RiskLayer.Order);
        }
    }

    /// <summary>Ticks that the worst price of an order is through the market; null where it has no price.</summary>
    private static long? Distance(in OrderRequest request, long lastTicks)
    {
        var isBuy = request.Side == OrderSide.Buy;
        long? far = null;
        if (request.HasLimit)
        {
            far = isBuy ? request.LimitPrice.Ticks - lastTicks : lastTicks - request.LimitPrice.Ticks;
        }

        if (request.HasTrigger && request.StopPrice.Ticks != 0)
        {
            var stop = isBuy ? request.StopPrice.Ticks - lastTicks : lastTicks - request.StopPrice.Ticks;
            far = Math.Max(far ?? stop, stop);
        }

        return far;
    }
}
