using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Research.MarketMaking;

/// <summary>A quoting simulation on bars.</summary>
public sealed record BarMakerSettings
{
    /// <summary>The quoting rule.</summary>
    public required BarQuoteSettings Quote { get; init; }

    /// <summary>Size of every order, in units; above 0.</summary>
    public required double OrderQuantity { get; init; }

    /// <summary>Most order sizes held on either side; 1 or more.</summary>
    public required int OrdersHeldMax { get; init; }

    /// <summary>Whether it may not go short.</summary>
    public bool IsLongOnly { get; init; }

    /// <summary>
    /// How many ticks the market must trade beyond a quote before the quote counts as filled; 1 is the least at which
    /// the queue at the price must have been served, 2 and 3 are the sceptical versions.
    /// </summary>
    public int FillMarginTicks { get; init; } = 1;
}
