using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// What the layers have said so far. They speak in their order, so the first reason is the deciding one.
/// </summary>
internal struct RiskVerdict
{
    private ReasonSet all;

    public OrderReason First { get; private set; }

    public RiskLayer Layer { get; private set; }

    public readonly bool IsAllowed => First == OrderReason.None;

    public readonly ReasonSet All => all;

    /// <summary>Something speaks against the order.</summary>
    public void Add(OrderReason reason, RiskLayer layer)
    {
        if (First == OrderReason.None)
        {
            First = reason;
            Layer = layer;
        }

        all.Add(reason);
    }

    public readonly RiskAnswer ToAnswer() =>
        IsAllowed ? RiskAnswer.Allowed : new RiskAnswer(First, Layer, all);
}
