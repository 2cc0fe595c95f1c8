namespace Plimsoll.Model.Orders;

/// <summary>Which way an order or fill goes.</summary>
public enum OrderSide : byte
{
    /// <summary>Adds to the position.</summary>
    Buy,

    /// <summary>Takes from the position.</summary>
    Sell,
}
