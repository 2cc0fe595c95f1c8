using System.Globalization;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Validity;

/// <summary>One thing that a run decided or did, in terms that two runs can be compared by.</summary>
internal readonly record struct Decision(
    long TimeNs, long Order, DecisionKind Kind, OrderRequest Request, OrderReason Reason, long Ticks, long Lots,
        Amount Fee)
{
    public override string ToString() => Kind switch
    {
        DecisionKind.Placed => string.Create(
            CultureInfo.InvariantCulture,
            $"order {Order}: {Request.Side} {Request.Type} of instrument {Request.Instrument.Value}, ") +
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Request.Quantity.Lots} lots or {Request.QuoteBudget}, limit {Request.LimitPrice.Ticks}, ") +
            string.Create(CultureInfo.InvariantCulture, $"stop {Request.StopPrice.Ticks}, '{Request.Reason}'"),
        DecisionKind.Filled => string.Create(
            CultureInfo.InvariantCulture, $"execution of order {Order}: {Lots} lots at {Ticks} ticks, fee {Fee}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"end of order {Order}: {Reason}"),
    };
}
