namespace Plimsoll.Model.Orders;

/// <summary>How long an order lives.</summary>
public enum TimeInForce : byte
{
    /// <summary>Good till cancelled.</summary>
    GoodTillCancelled,

    /// <summary>Until the end of the trading day in the instrument's calendar.</summary>
    Day,

    /// <summary>Until its expiry time.</summary>
    GoodTillDate,

    /// <summary>What fills at once, the rest is cancelled.</summary>
    ImmediateOrCancel,

    /// <summary>All at once or nothing.</summary>
    FillOrKill,

    /// <summary>In the opening of the next session only; what does not trade there is cancelled.</summary>
    AtOpen,

    /// <summary>In the closing of the running or next session only; what does not trade there is cancelled.</summary>
    AtClose,
}
