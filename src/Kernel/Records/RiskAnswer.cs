using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Records;

/// <summary>What the risk layers say of one order. <see cref="Allowed"/> says nothing against it.</summary>
/// <param name="First">The reason that decides; <see cref="OrderReason.None"/> when the order may go out.</param>
/// <param name="Layer">The layer of that reason.</param>
/// <param name="All">Everything that speaks against the order, <paramref name="First"/> included.</param>
public readonly record struct RiskAnswer(OrderReason First, RiskLayer Layer, ReasonSet All)
{
    /// <summary>Nothing speaks against it.</summary>
    public static RiskAnswer Allowed => new(OrderReason.None, RiskLayer.None, default);

    /// <summary>Whether the order may go out.</summary>
    public bool IsAllowed => First == OrderReason.None;

    /// <summary>One reason and no other.</summary>
    /// <param name="reason">The reason; none allows.</param>
    /// <param name="layer">Its layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reason's number is not 0 to 255.</exception>
    public static RiskAnswer Of(OrderReason reason, RiskLayer layer)
    {
        if (reason == OrderReason.None)
        {
            return Allowed;
        }

        var all = default(ReasonSet);
        all.Add(reason);
        return new RiskAnswer(reason, layer, all);
    }
}
