namespace Plimsoll.Model.Orders;

/// <summary>Whether a fill took liquidity or provided it; decides the fee.</summary>
public enum LiquiditySide : byte
{
    /// <summary>It traded against resting orders.</summary>
    Taker,

    /// <summary>It rested in the book and was traded against.</summary>
    Maker,
}
