namespace Plimsoll.Indicators.Microstructure;

/// <summary>How the states of the microprice are cut and when its numbers are believed.</summary>
public sealed record MicropriceSettings
{
    /// <summary>Buckets of imbalance of equal width, 2 to 50.</summary>
    public int Buckets { get; init; } = 9;

    /// <summary>Spreads told apart, in ticks; wider ones share the last state. 1 to 10.</summary>
    public int SpreadTicksMax { get; init; } = 3;

    /// <summary>Greatest move of the mid told apart, in half ticks; greater ones count as this. 1 to 100.</summary>
    public int MoveHalfTicksMax { get; init; } = 4;

    /// <summary>Observations a state needs before its number is used; 1 or more.</summary>
    public int CountMin { get; init; } = 200;

    /// <summary>Observations between two solutions; 1 or more.</summary>
    public int RefitEvery { get; init; } = 2_000;
}
