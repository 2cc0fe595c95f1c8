using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>How far a level reaches; the smaller of two caps counts. <c>default</c> allows nothing.</summary>
/// <param name="PositionShareMillionths">
/// Most of the account's equity in one position, in millionths; 50,000 is 5 %.
/// </param>
/// <param name="PositionValueMax">Most value of one position, in the account's currency.</param>
/// <param name="DayVolumeMax">Most value of entries a day, in the account's currency.</param>
/// <param name="DayLossMax">Most loss a day, in the account's currency.</param>
/// <param name="StrategiesMax">Most strategies that hold a level with money at one time.</param>
public readonly record struct LevelCaps(
    int PositionShareMillionths, Amount PositionValueMax, Amount DayVolumeMax, Amount DayLossMax, int StrategiesMax)
{
    /// <summary>A whole in millionths.</summary>
    public const int WholeMillionths = 1_000_000;

    /// <summary>The value that stands for "no cap": the largest an order may have.</summary>
    public static Amount NoValueCap => Amount.FromUnits(Invariants.Limits.OrderValueUnitsMax);

    /// <summary>No caps at all.</summary>
    public static LevelCaps None =>
        new(WholeMillionths, NoValueCap, NoValueCap, NoValueCap, Invariants.Limits.StrategiesMax);

    /// <summary>The smaller of each.</summary>
    /// <param name="left">Caps.</param>
    /// <param name="right">Other caps.</param>
    public static LevelCaps Tightest(in LevelCaps left, in LevelCaps right) => new(
        Math.Min(left.PositionShareMillionths, right.PositionShareMillionths),
        Amount.Min(left.PositionValueMax, right.PositionValueMax),
        Amount.Min(left.DayVolumeMax, right.DayVolumeMax),
        Amount.Min(left.DayLossMax, right.DayLossMax),
        Math.Min(left.StrategiesMax, right.StrategiesMax));
}
