using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Books;

/// <summary>One order that rests in a market-by-order book. <c>default</c> is none.</summary>
/// <param name="Number">The venue's number of it.</param>
/// <param name="Side">Buy for bids, Sell for offers.</param>
/// <param name="PriceTicks">Its price, in ticks.</param>
/// <param name="QuantityLots">What is left of it, in lots; positive.</param>
public readonly record struct RestingOrder(long Number, OrderSide Side, long PriceTicks, long QuantityLots);
