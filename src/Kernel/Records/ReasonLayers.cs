using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Records;

/// <summary>Which layer gives which reason. Reasons from 70 on belong to it by their number.</summary>
public static class ReasonLayers
{
    /// <summary>The layer of a reason; none for reasons that no layer gives.</summary>
    /// <param name="reason">The reason.</param>
    public static RiskLayer LayerOf(OrderReason reason) => (int)reason switch
    {
        >= 70 and < 80 => RiskLayer.Kill,
        >= 80 and < 100 => RiskLayer.Authorization,
        >= 100 and < 115 => RiskLayer.Breaker,
        >= 115 and < 130 => RiskLayer.Data,
        >= 130 and < 150 => RiskLayer.Position,
        >= 150 and < 170 => RiskLayer.Exposure,
        >= 170 and < 200 => RiskLayer.Order,
        _ => OfOlder(reason),
    };

    private static RiskLayer OfOlder(OrderReason reason) => reason switch
    {
        OrderReason.NoMarketPrice or OrderReason.NoExchangeRate => RiskLayer.Data,
        OrderReason.OrderInDoubt or OrderReason.InstrumentPaused or OrderReason.TooManyWorkingOrders =>
            RiskLayer.Position,
        OrderReason.AccountRuined or OrderReason.InsufficientCash or OrderReason.ShortNotAllowed
            or OrderReason.ExposureTooHigh or OrderReason.InsufficientMargin => RiskLayer.Exposure,
        OrderReason.QuantityNotPositive or OrderReason.SizeBelowOneLot or OrderReason.PriceMissing
            or OrderReason.NothingToReduce or OrderReason.ExpiryInvalid or OrderReason.NotTradable
            or OrderReason.ValueTooLarge or OrderReason.InstructionInvalid or OrderReason.SelfCross
            or OrderReason.TooLateToChange => RiskLayer.Order,
        _ => RiskLayer.None,
    };
}
