namespace Plimsoll.Kernel.Books;

/// <summary>One price of an order book and what rests there in all. <c>default</c> is an empty level at 0.</summary>
/// <param name="PriceTicks">The price, in ticks.</param>
/// <param name="QuantityLots">What rests there, in lots; positive for every level that a book hands out.</param>
public readonly record struct PriceLevel(long PriceTicks, long QuantityLots);
