using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>A closed round trip as it is written: exact prices, quantities and amounts.</summary>
public sealed record ResultTrade
{
    /// <summary>Symbol and venue.</summary>
    public required string InstrumentId { get; init; }

    /// <summary>True for bought then sold, false for sold short then bought back.</summary>
    public required bool IsLong { get; init; }

    /// <summary>Time of the first fill, nanoseconds UTC.</summary>
    public required long EntryTimeNs { get; init; }

    /// <summary>Time of the last fill, nanoseconds UTC.</summary>
    public required long ExitTimeNs { get; init; }

    /// <summary>Average entry price in quote currency.</summary>
    public required decimal EntryPrice { get; init; }

    /// <summary>Average exit price in quote currency.</summary>
    public required decimal ExitPrice { get; init; }

    /// <summary>Units traded, positive.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Profit at the fill prices, before fees; negative for a loss.</summary>
    public Amount GrossProfit { get; init; }

    /// <summary>Fees of both sides; positive is a cost.</summary>
    public Amount Fees { get; init; }

    /// <summary>Slippage already contained in the fill prices; positive is a cost.</summary>
    public Amount SlippageCost { get; init; }

    /// <summary>Gross profit less fees.</summary>
    public Amount NetProfit { get; init; }

    /// <summary>Value of the position at entry, positive; the base of the trade's return.</summary>
    public Amount EntryValue { get; init; }

    /// <summary>The worst open result while the trade was held, in account currency, zero or negative.</summary>
    public double MaximumAdverseExcursion { get; init; }

    /// <summary>The best open result while the trade was held, in account currency, zero or positive.</summary>
    public double MaximumFavourableExcursion { get; init; }

    /// <summary>Why it was entered: the tag of the order; may be empty.</summary>
    public string EntryReason { get; init; } = "";

    /// <summary>Why it was left: the tag of the order; may be empty.</summary>
    public string ExitReason { get; init; } = "";

    /// <summary>Bars from entry to exit.</summary>
    public long BarsHeld { get; init; }
}
