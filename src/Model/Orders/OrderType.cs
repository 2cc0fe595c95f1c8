namespace Plimsoll.Model.Orders;

/// <summary>How an order is priced.</summary>
public enum OrderType : byte
{
    /// <summary>At whatever the market gives.</summary>
    Market,

    /// <summary>At the limit price or better.</summary>
    Limit,

    /// <summary>A market order once the stop price trades.</summary>
    Stop,

    /// <summary>A limit order once the stop price trades.</summary>
    StopLimit,

    /// <summary>A stop order whose stop price follows the market at a distance and never goes back.</summary>
    TrailingStop,

    /// <summary>A market order once the market comes to a price that is better than the present one.</summary>
    MarketIfTouched,

    /// <summary>A limit order once the market comes to a price that is better than the present one.</summary>
    LimitIfTouched,
}
