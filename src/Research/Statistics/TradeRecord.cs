namespace Plimsoll.Research.Statistics;

/// <summary>
/// One closed round trip. Money is in account currency. Gross profit is what the fills earned before fees, so
/// slippage is already inside it; net profit is what remained after fees and every other charge.
/// </summary>
public sealed record TradeRecord
{
    /// <summary>The instrument, not empty.</summary>
    public required string InstrumentId { get; init; }

    /// <summary>True for a long trade, false for a short one.</summary>
    public required bool IsLong { get; init; }

    /// <summary>Time of the first entry fill, nanoseconds since the Unix epoch, UTC.</summary>
    public required long EntryTimeNs { get; init; }

    /// <summary>Time of the last exit fill, not before the entry.</summary>
    public required long ExitTimeNs { get; init; }

    /// <summary>Average entry price in quote currency.</summary>
    public required double EntryPrice { get; init; }

    /// <summary>Average exit price in quote currency.</summary>
    public required double ExitPrice { get; init; }

    /// <summary>Traded quantity, above zero for both sides.</summary>
    public required double Quantity { get; init; }

    /// <summary>Profit of the fills before fees.</summary>
    public required double GrossProfit { get; init; }

    /// <summary>Fees paid, positive; a rebate is negative.</summary>
    public required double Fees { get; init; }

    /// <summary>
    /// What the fills cost against their reference prices, positive for a cost; part of the gross profit.
    /// </summary>
    public required double SlippageCost { get; init; }

    /// <summary>Profit after all charges; its sign makes the trade a win, a loss or break-even.</summary>
    public required double NetProfit { get; init; }

    /// <summary>The worst open result while the trade was held, zero or negative.</summary>
    public required double MaximumAdverseExcursion { get; init; }

    /// <summary>The best open result while the trade was held, zero or positive.</summary>
    public required double MaximumFavourableExcursion { get; init; }

    /// <summary>Why the trade was entered.</summary>
    public required string EntryReason { get; init; }

    /// <summary>Why the trade was closed.</summary>
    public required string ExitReason { get; init; }

    /// <summary>Bars between entry and exit, zero or more.</summary>
    public required int BarsHeld { get; init; }
}
