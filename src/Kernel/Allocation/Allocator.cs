using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>Turns "enter" into an order of a definite size. Pure.</summary>
internal static class Allocator
{
    private const long Whole = 1_000_000;
    private const long LeverageMost = 1_000;

    /// <summary>
    /// The market order for an entry. Budgets rather than quantities are asked wherever the rule is about money: the
    /// venue then buys what the budget pays for at the price it really trades. A rule that misses an input gives
    /// nothing, which is refused as a size below one lot.
    /// </summary>
    public static OrderRequest Entry(
        Sizing sizing, Instrument instrument, InstrumentIndex index, OrderSide side, in SizingFacts facts,
        string reason)
    {
        var request = new OrderRequest
        {
            Instrument = index,
            Side = side,
            Type = OrderType.Market,
            Reason = reason,
        };
        var isCashPurchase = instrument.IsPaidInFull && side == OrderSide.Buy;
        var scale = ExposureScale.Of(sizing.Terms, in facts);
        var bound = Bound(sizing.Terms, in facts);
        if (sizing.Kind is SizingKind.FixedQuantity or SizingKind.RiskByRange or SizingKind.RiskByShare)
        {
            // A fixed quantity is meant: where cash does not pay for it, it is refused and not made smaller.
            var isFixed = sizing.Kind == SizingKind.FixedQuantity;
            var most = isCashPurchase && !isFixed ? Amount.Min(bound ?? facts.FreeCash, facts.FreeCash) : bound;
            var lots = isFixed
                ? sizing.Units.DivideToWhole(instrument.QuantityGrid.Step)
                : LotsAtRisk(sizing, instrument, in facts);
            return request with
            {
                Quantity = Quantity.FromLots(Bounded(lots, scale ?? 0, most, sizing.Terms, instrument, in facts)),
            };
        }

        var budget = Amount.Min(Budget(sizing, in facts, isCashPurchase), isCashPurchase ? facts.FreeCash
            : facts.Equity * LeverageMost);
        budget = scale is not { } part ? Amount.Zero : part == Whole ? budget : budget.Scale(part, Whole);
        budget = Amount.Max(bound is { } limit ? Amount.Min(budget, limit) : budget, Amount.Zero);
        return request with { QuoteBudget = budget < sizing.Terms.ValueMin ? Amount.Zero : budget };
    }

    private static Amount Budget(Sizing sizing, in SizingFacts facts, bool isCashPurchase) => sizing.Kind switch
    {
        SizingKind.AllIn => isCashPurchase ? facts.FreeCash : facts.Equity,
        SizingKind.FixedValue => sizing.Units,
        SizingKind.Kelly => Kelly(sizing, facts.Equity),
        _ => facts.Equity.Scale(sizing.PartsPerMillion, Whole),
    };

    // p - (1 - p) / b of equity, as one exact fraction; nothing where the odds are against it.
    private static Amount Kelly(Sizing sizing, Amount equity)
    {
        var edge = (sizing.PartsPerMillion * sizing.Second) - ((Whole - sizing.PartsPerMillion) * Whole);
        return edge <= 0 ? Amount.Zero : equity.Scale(edge, sizing.Second * Whole);
    }

    /// <summary>Lots whose loss over the distance is the share of equity; 0 when an input is missing.</summary>
    private static long LotsAtRisk(Sizing sizing, Instrument instrument, in SizingFacts facts)
    {
        if (facts.Equity.Sign <= 0 || facts.LastTicks <= 0)
        {
            return 0;
        }

        var risk = facts.Equity.Scale(sizing.PartsPerMillion, Whole);
        if (sizing.Kind == SizingKind.RiskByShare)
        {
            return Lots(risk, instrument.Notional(facts.LastTicks, 1).Scale(sizing.Second, Whole));
        }

        // Ranges are averages: a millionth of a tick is finer than anything that they say.
        if (facts.RangeTicks is not { } ticks || !(ticks > 0) || ticks > int.MaxValue)
        {
            return 0;
        }

        var distance = (long)Math.Ceiling(ticks * Whole);
        return Lots(risk, instrument.TickLotValue.ScaleUp(distance, Whole).ScaleUp(sizing.Second, Whole));
    }

    private static long Lots(Amount most, Amount each) => each.Sign <= 0 || most.Sign <= 0 ? 0
        : most.DivideToWhole(each);

    private static long Bounded(
        long lots, long scale, Amount? bound, SizingTerms terms, Instrument instrument, in SizingFacts facts)
    {
        lots = scale == Whole ? lots : (long)((Int128)lots * scale / Whole);
        if (bound is null && terms.ValueMin.IsZero)
        {
            return lots;
        }

        var each = instrument.Notional(facts.LastTicks, 1);
        if (bound is { } most)
        {
            lots = Math.Min(lots, Lots(most, each));
        }

        return each * lots < terms.ValueMin ? 0 : lots;
    }

    /// <summary>The tightest bound on the value; null for none.</summary>
    private static Amount? Bound(SizingTerms terms, in SizingFacts facts)
    {
        Amount? bound = null;
        if (terms.ShareMax != 0)
        {
            bound = facts.Equity.Scale(terms.ShareMax, Whole);
        }

        if (!terms.ValueMax.IsZero)
        {
            bound = Amount.Min(bound ?? terms.ValueMax, terms.ValueMax);
        }

        if (terms.TotalShareMax != 0)
        {
            var left = facts.Equity.Scale(terms.TotalShareMax, Whole) - facts.Exposure;
            bound = Amount.Min(bound ?? left, left);
        }

        if (!terms.TotalValueMax.IsZero)
        {
            var left = terms.TotalValueMax - facts.Exposure;
            bound = Amount.Min(bound ?? left, left);
        }

        return bound;
    }
}
