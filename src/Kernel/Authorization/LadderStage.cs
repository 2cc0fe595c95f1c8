using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>One step of the capital ladder: how large a position may be, and how long that is tried.</summary>
/// <param name="Name">For people, such as <c>10</c> or <c>2%</c>.</param>
/// <param name="PositionValueMax">
/// Most value of a position in the account's currency; zero when the stage goes by equity.
/// </param>
/// <param name="ShareMillionths">Most share of equity in a position, in millionths; 0 when it goes by value.</param>
/// <param name="TradesMin">Least closed trades before the stage can be passed; positive.</param>
/// <param name="TimeMinNs">Least time before the stage can be passed, in nanoseconds; positive.</param>
public sealed record LadderStage(
    string Name, Amount PositionValueMax, int ShareMillionths, int TradesMin, long TimeMinNs)
{
    /// <summary>The caps of the stage alone.</summary>
    public LevelCaps Caps => PositionValueMax.IsZero
        ? LevelCaps.None with { PositionShareMillionths = ShareMillionths }
        : LevelCaps.None with { PositionValueMax = PositionValueMax };

    /// <summary>Most value of a position with so much equity.</summary>
    /// <param name="equity">Of the account; zero or negative: nothing is allowed.</param>
    public Amount ValueMax(Amount equity) => equity.Sign <= 0 ? Amount.Zero
        : PositionValueMax.IsZero ? equity.Scale(ShareMillionths, LevelCaps.WholeMillionths)
        : PositionValueMax;
}
