using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Orders;

/// <summary>
/// What is asked of a venue: one order, complete. Never changes. Prices that the type does not use are ignored.
/// </summary>
public readonly record struct OrderRequest
{
    private const byte ReduceOnlyFlag = 1;
    private const byte PostOnlyFlag = 2;

    // Both marks in one byte: requests are copied with every command, record and view.
    private readonly byte flags;

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

    /// <summary>The worst acceptable price, for limit, stop-limit and limit-if-touched orders.</summary>
    public Price LimitPrice { get; init; }

    /// <summary>
    /// The trigger, for stop, stop-limit and if-touched orders. Of a trailing stop the first stop price; zero where the
    /// venue shall take it from the market.
    /// </summary>
    public Price StopPrice { get; init; }

    /// <summary>How far a trailing stop stays behind; needed by that type and ignored by the others.</summary>
    public Trail Trail { get; init; }

    /// <summary>When a good-till-date order ends.</summary>
    public Timestamp ExpiresAt { get; init; }

    /// <summary>
    /// How long the order may live after it was placed, in nanoseconds, whatever its time in force says; 0 for as long
    /// as that says.
    /// </summary>
    public long LifetimeNs { get; init; }

    /// <summary>
    /// For limit orders: how much of it the market sees at a time (iceberg); zero or the whole quantity shows all.
    /// </summary>
    public Quantity DisplayQuantity { get; init; }

    /// <summary>Whether it may only shrink a position, never open or turn one.</summary>
    public bool IsReduceOnly
    {
        get => (flags & ReduceOnlyFlag) != 0;
        init => flags = (byte)(value ? flags | ReduceOnlyFlag : flags & ~ReduceOnlyFlag);
    }

    /// <summary>For limit orders: whether it is refused rather than take what others offer.</summary>
    public bool IsPostOnly
    {
        get => (flags & PostOnlyFlag) != 0;
        init => flags = (byte)(value ? flags | PostOnlyFlag : flags & ~PostOnlyFlag);
    }

    /// <summary>Whether the type has a limit price.</summary>
    public bool HasLimit => Type is OrderType.Limit or OrderType.StopLimit or OrderType.LimitIfTouched;

    /// <summary>Whether the type waits for a trigger price.</summary>
    public bool HasTrigger => Type >= OrderType.Stop;

    /// <summary>
    /// The strategy's own word for why; stands in reports as entry or exit reason. At most 64 characters.
    /// </summary>
    public string? Reason { get; init; }
}
