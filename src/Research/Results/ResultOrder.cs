using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>An order and how it ended, as it is written.</summary>
public sealed record ResultOrder
{
    /// <summary>Number of the order, unique in the run.</summary>
    public required string Id { get; init; }

    /// <summary>When the strategy sent it, nanoseconds UTC.</summary>
    public required long SubmittedNs { get; init; }

    /// <summary>When it reached its last state, nanoseconds UTC; null while it works.</summary>
    public long? EndedNs { get; init; }

    /// <summary>Symbol and venue.</summary>
    public required string InstrumentId { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary>E.g. <c>market</c>, <c>stop-limit</c>.</summary>
    public required string Type { get; init; }

    /// <summary>E.g. <c>GTC</c>.</summary>
    public required string TimeInForce { get; init; }

    /// <summary>Units asked for.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The limit price, or null.</summary>
    public decimal? LimitPrice { get; init; }

    /// <summary>The stop price, or null.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>The last state, e.g. <c>filled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Units filled.</summary>
    public decimal FilledQuantity { get; init; }

    /// <summary>Average fill price, or null without a fill.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>Fees of its fills; positive is a cost.</summary>
    public Amount Fees { get; init; }

    /// <summary>Why it ended unfilled, in words; empty for an order that was filled or works.</summary>
    public string EndReason { get; init; } = "";

    /// <summary>The tag the strategy gave it; may be empty.</summary>
    public string Tag { get; init; } = "";
}
