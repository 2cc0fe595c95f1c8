namespace Plimsoll.Indicators;

/// <summary>One bar as indicators see it. <c>default</c> is a bar of zeros, not a valid market bar.</summary>
/// <param name="Open">First price, in the quote currency; finite.</param>
/// <param name="High">Highest price; not below the others.</param>
/// <param name="Low">Lowest price; not above the others.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded quantity in units (shares, coins, contracts); zero or more.</param>
public readonly record struct PriceBar(double Open, double High, double Low, double Close, double Volume);
