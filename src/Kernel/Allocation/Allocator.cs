using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>Turns "enter" into an order of a definite size. Pure.</summary>
internal static class Allocator
{
    /// <summary>
    /// The market order for an entry. Budgets rather than quantities are asked wherever the rule is about money: the
    /// venue then buys what the budget pays for at the price it really trades.
    /// </summary>
    public static OrderRequest Entry(
        Sizing sizing,
        Instrument instrument,
        InstrumentIndex index,
        OrderSide side,
        Amount equity,
        Amount freeCash,
        string reason)
    {
        var request = new OrderRequest
        {
            Instrument = index,
            Side = side,
            Type = OrderType.Market,
            Reason = reason,
        };
        if (sizing.Kind == SizingKind.FixedQuantity)
        {
            return request
                with { Quantity = Quantity.FromLots(sizing.Units.DivideToWhole(instrument.QuantityGrid.Step)) };
        }

        var isCashPurchase = instrument.IsPaidInFull && side == OrderSide.Buy;
        var limit = isCashPurchase ? freeCash : equity;
        var budget = sizing.Kind == SizingKind.AllIn ? limit
            : sizing.Kind == SizingKind.FixedValue
                ? Amount.Min(sizing.Units, isCashPurchase ? freeCash : equity * 1_000)
            : Amount.Min(equity.Scale(sizing.PartsPerMillion, 1_000_000), isCashPurchase ? freeCash : equity * 1_000);
        return request with { QuoteBudget = Amount.Max(budget, Amount.Zero) };
    }
}
