using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Orders;

/// <summary>
/// What is asked of a venue: one order, complete. Never changes. Prices that the type does not use are ignored.
/// </summary>
public readonly record struct OrderRequest
{
    /// <summary>Which instrument.</summary>
    public required InstrumentIndex Instrument { get; init; }

    /// <summary>Which way.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>How priced.</summary>
    public required OrderType Type { get; init; }

    /// <summary>How long it lives.</summary>
    public TimeInForce TimeInForce { get; init; }

    /// <summary>How much; positive. Ignored when <see cref="QuoteBudget"/> is given.</summary>
    public Quantity Quantity { get; init; }

    /// <summary>
    /// For market orders instead of a quantity: the most to spend, fees included, in the quote currency. The venue
    /// buys as
    /// many whole lots as this pays for at the price it trades. Zero when a quantity is given.
    /// </summary>
    public Amount QuoteBudget { get; init; }

    /// <summary>The worst acceptable price, for limit and stop-limit orders.</summary>
    public Price LimitPrice { get; init; }

    /// <summary>The trigger, for stop and stop-limit orders.</summary>
    public Price StopPrice { get; init; }

    /// <summary>When a good-till-date order ends.</summary>
    public Timestamp ExpiresAt { get; init; }

    /// <summary>Whether it may only shrink a position, never open or turn one.</summary>
    public bool IsReduceOnly { get; init; }

    /// <summary>
    /// The strategy's own word for why; stands in reports as entry or exit reason. At most 64 characters.
    /// </summary>
    public string? Reason { get; init; }
}
