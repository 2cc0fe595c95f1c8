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
}
