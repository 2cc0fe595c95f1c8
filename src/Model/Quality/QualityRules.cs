namespace Plimsoll.Model.Quality;

/// <summary>
/// The thresholds of the checks. The defaults were set on real minutes, hours and days of equities, futures, crypto,
/// FX and indexes; docs/data-quality.md says what each one decides.
/// </summary>
public sealed record QualityRules
{
    /// <summary>The default thresholds.</summary>
    public static readonly QualityRules Default = new();

    /// <summary>Whether absent bars outside the regular session count as gaps. Default false: thin trading is usual
    /// there.
    /// </summary>
    public bool ExtendedHours { get; init; }

    /// <summary>Equal bars in a row that make a stuck feed; 2 or more. Default 5.</summary>
    public int FrozenBarsMin { get; init; } = 5;

    /// <summary>Bars without range in a row that make a close-only run; 5 or more. Default 20.</summary>
    public int CloseOnlyBarsMin { get; init; } = 20;

    /// <summary>True range, in multiples of the usual one, above which a bar is an outlier. Default 6.</summary>
    public int OutlierRangeMultiple { get; init; } = 6;

    /// <summary>Volume, in multiples of the usual one, that speaks for a real move. Default 4.</summary>
    public double ShockVolumeMultiple { get; init; } = 4;

    /// <summary>Share of the price by which a wick is always reported. Default 0.15.</summary>
    public double WickShare { get; init; } = 0.15;

    /// <summary>Isolated excursion, in multiples of the usual range, that is a bad print. Default 8.</summary>
    public double BadPrintMultiple { get; init; } = 8;

    /// <summary>Isolated excursion, in multiples of the usual range, that is a bad print of high severity. Default
    /// 20.</summary>
    public double BadPrintHighMultiple { get; init; } = 20;

    /// <summary>An absence of this many days or more may mean that the ticker was reused. Default 60.</summary>
    public int AbsenceDays { get; init; } = 60;

    /// <summary>Spread, in multiples of the usual one, that is absurd. Default 20.</summary>
    public double AbsurdSpreadMultiple { get; init; } = 20;

    /// <summary>Spread in ticks up to which it is never absurd. Default 10.</summary>
    public int SpreadTicksMin { get; init; } = 10;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A threshold is outside its range; the message names it.</exception>
    public QualityRules Validated()
    {
        Require(FrozenBarsMin >= 2, nameof(FrozenBarsMin), "2 or more");
        Require(CloseOnlyBarsMin >= 5, nameof(CloseOnlyBarsMin), "5 or more");
        Require(OutlierRangeMultiple is >= 2 and <= 1_000, nameof(OutlierRangeMultiple), "2 to 1000");
        Require(ShockVolumeMultiple is >= 1 and <= 1_000, nameof(ShockVolumeMultiple), "1 to 1000");
        Require(WickShare is >= 0.125 and <= 10, nameof(WickShare), "0.125 to 10");
        Require(BadPrintMultiple >= OutlierRangeMultiple, nameof(BadPrintMultiple), "at least OutlierRangeMultiple");
        Require(BadPrintHighMultiple >= BadPrintMultiple, nameof(BadPrintHighMultiple), "at least BadPrintMultiple");
        Require(AbsenceDays >= 1, nameof(AbsenceDays), "1 or more");
        Require(AbsurdSpreadMultiple is >= 1 and <= 1_000, nameof(AbsurdSpreadMultiple), "1 to 1000");
        Require(SpreadTicksMin >= 1, nameof(SpreadTicksMin), "1 or more");
        return this;
    }

    private static void Require(bool holds, string name, string range)
    {
        if (!holds)
        {
            throw new ArgumentException($"quality rule {name} is out of range: {range} expected", name);
        }
    }
}
