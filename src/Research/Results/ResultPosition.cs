using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>A position that is still open when the run ends.</summary>
public sealed record ResultPosition
{
    /// <summary>Symbol and venue.</summary>
    public required string InstrumentId { get; init; }

    /// <summary>Units held; negative for a short position.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Average entry price in quote currency.</summary>
    public required decimal AveragePrice { get; init; }

    /// <summary>The last known price in quote currency.</summary>
    public required decimal LastPrice { get; init; }

    /// <summary>Profit if it were closed at the last price, before fees.</summary>
    public required Amount OpenProfit { get; init; }
}
