namespace Plimsoll.Model.Market;

/// <summary>A bar built from trades. <c>default</c> is an empty one.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="TradeCount">Number of trades in it, at least 1.</param>
public readonly record struct TradeBar(Bar Bar, long TradeCount);
