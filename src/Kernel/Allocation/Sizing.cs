using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>How large an entry is when the strategy leaves it to the platform. <c>default</c> is all-in.</summary>
public readonly record struct Sizing
{
    private const long PartsPerMillionPerPercent = 10_000;

    private Sizing(SizingKind kind, Amount units, long partsPerMillion)
    {
        Kind = kind;
        Units = units;
        PartsPerMillion = partsPerMillion;
    }

    /// <summary>All free cash.</summary>
    public static Sizing AllIn => default;

    /// <summary>A fixed quantity.</summary>
    /// <param name="units">Units of the instrument; positive.</param>
    public static Sizing OfUnits(Amount units) => new(SizingKind.FixedQuantity, units, 0);

    /// <summary>A share of equity.</summary>
    /// <param name="partsPerMillion">Millionths of it; positive.</param>
    public static Sizing OfShare(long partsPerMillion) => new(SizingKind.PercentOfEquity, default, partsPerMillion);

    /// <summary>Which rule.</summary>
    public SizingKind Kind { get; }

    /// <summary>For fixed quantities: units of the instrument (coins, shares, contracts); positive.</summary>
    public Amount Units { get; }

    /// <summary>For shares of equity: millionths of it; 100,000 is 10 %.</summary>
    public long PartsPerMillion { get; }

    /// <summary>Reads <c>all-in</c>, <c>fixed:QTY</c> or <c>percent:P</c> (0 &lt; P ≤ 1000).</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out Sizing sizing)
    {
        sizing = default;
        if (text is null)
        {
            return false;
        }

        if (text == "all-in")
        {
            return true;
        }

        if (text.StartsWith("fixed:", StringComparison.Ordinal) && Amount.TryParse(text[6..], out var units)
            && units.Sign > 0)
        {
            sizing = new Sizing(SizingKind.FixedQuantity, units, 0);
            return true;
        }

        if (!text.StartsWith("percent:", StringComparison.Ordinal)
            || !decimal.TryParse(text[8..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var percent)
            || percent is <= 0m or > 1_000m
            || percent * PartsPerMillionPerPercent != decimal.Truncate(percent * PartsPerMillionPerPercent))
        {
            return false;
        }

        sizing = new Sizing(SizingKind.PercentOfEquity, default, (long)(percent * PartsPerMillionPerPercent));
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        SizingKind.FixedQuantity => $"fixed:{Units}",
        SizingKind.PercentOfEquity =>
            "percent:" + (PartsPerMillion / 10_000m).ToString("0.####", CultureInfo.InvariantCulture),
        _ => "all-in",
    };
}
