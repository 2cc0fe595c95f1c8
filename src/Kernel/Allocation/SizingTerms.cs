using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>What bounds or scales the size that a rule gives. Equal when all terms are.</summary>
public sealed record SizingTerms
{
    /// <summary>No terms.</summary>
    public static SizingTerms None { get; } = new();

    /// <summary>Most that one entry may be worth, in millionths of equity; 0 for no bound.</summary>
    public long ShareMax { get; init; }

    /// <summary>Most that one entry may be worth, in the instrument's quote currency; zero for no bound.</summary>
    public Amount ValueMax { get; init; }

    /// <summary>Most that everything held and ordered may be worth with it, in millionths of equity; 0 for no bound.
    /// </summary>
    public long TotalShareMax { get; init; }

    /// <summary>The same as a value, in the instrument's quote currency; zero for no bound.</summary>
    public Amount TotalValueMax { get; init; }

    /// <summary>Least that an entry must be worth, in the instrument's quote currency; a smaller one is none.</summary>
    public Amount ValueMin { get; init; }

    /// <summary>Yearly volatility that is aimed at, in millionths; 0 for none.</summary>
    public long VolatilityTarget { get; init; }

    /// <summary>Trading days over which the volatility is measured, 2 to 250.</summary>
    public int VolatilityDays { get; init; } = VolatilityGauge.DaysUsual;

    /// <summary>Factors by reported regime, as <c>number:share</c> joined with <c>/</c>; empty for none.</summary>
    public string Regimes { get; init; } = "";

    /// <summary>Whether prices of earlier days are needed.</summary>
    internal bool NeedsVolatility => VolatilityTarget != 0;

    /// <summary>Whether it must be known what everything is worth.</summary>
    internal bool NeedsExposure => TotalShareMax != 0 || !TotalValueMax.IsZero;
}
