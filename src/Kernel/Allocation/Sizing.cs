using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Allocation;

/// <summary>How large an entry is when the strategy leaves it to the platform. <c>default</c> is all-in.</summary>
public readonly record struct Sizing
{
    private readonly SizingTerms? terms;

    internal Sizing(SizingKind kind, Amount units, long partsPerMillion, long second = 0, SizingTerms? terms = null)
    {
        Kind = kind;
        Units = units;
        PartsPerMillion = partsPerMillion;
        Second = second;
        this.terms = terms;
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

    /// <summary>
    /// For fixed quantities: units of the instrument (coins, shares, contracts); for fixed values: the value; positive.
    /// </summary>
    public Amount Units { get; }

    /// <summary>
    /// For shares of equity: millionths of it; 100,000 is 10 %. For risks: the share that may be lost. For Kelly: the
    /// rate of wins.
    /// </summary>
    public long PartsPerMillion { get; }

    /// <summary>
    /// For risks: the distance, in millionths of a range or of the price. For Kelly: millionths of average win over
    /// average loss. Else 0.
    /// </summary>
    public long Second { get; }

    /// <summary>What bounds or scales it.</summary>
    public SizingTerms Terms => terms ?? SizingTerms.None;

    /// <summary>A rule from its numbers, without terms.</summary>
    /// <param name="kind">Which rule.</param>
    /// <param name="units">See <see cref="Units"/>.</param>
    /// <param name="partsPerMillion">See <see cref="PartsPerMillion"/>.</param>
    /// <param name="second">See <see cref="Second"/>.</param>
    public static Sizing Of(SizingKind kind, Amount units, long partsPerMillion, long second) =>
        new(kind, units, partsPerMillion, second);

    /// <summary>
    /// Reads <c>all-in</c>, <c>fixed:QTY</c>, <c>value:AMOUNT</c>, <c>percent:P</c> (0 &lt; P ≤ 1000),
    /// <c>risk:P/2atr</c>, <c>risk:P/2%</c> or <c>kelly:WINS/RATIO</c>, and behind it, each after a comma,
    /// <c>max=P%</c>, <c>max-value=A</c>, <c>total=P%</c>, <c>total-value=A</c>, <c>min-value=A</c>,
    /// <c>volatility=P%</c> or <c>volatility=P%/DAYS</c>, <c>regime=1:1/2:0.5</c>.
    /// </summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out Sizing sizing) => SizingText.TryParse(text, out sizing);

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => SizingText.Format(this);
}
