using Plimsoll.Kernel.Conversion;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>
/// One trade: the life of a position from flat to flat (a turn ends one episode and begins the next). Entries and
/// exits in
/// several fills are one trade with average prices.
/// </summary>
public readonly record struct PositionEpisode
{
    /// <summary>Whose position.</summary>
    public required StrategyIndex Strategy { get; init; }

    /// <summary>In what.</summary>
    public required InstrumentIndex Instrument { get; init; }

    /// <summary>Whether it was bought first.</summary>
    public required bool IsLong { get; init; }

    /// <summary>Time of the first fill. Nanoseconds since the epoch, UTC.</summary>
    public required long EntryTimeNs { get; init; }

    /// <summary>
    /// Time of the last fill; for a trade still open, of the last mark. Nanoseconds since the epoch, UTC.
    /// </summary>
    public required long ExitTimeNs { get; init; }

    /// <summary>Lots entered in all; positive.</summary>
    public required long EntryLots { get; init; }

    /// <summary>Lots left in all; equal to the entered ones when closed.</summary>
    public required long ExitLots { get; init; }

    /// <summary>Exact value of all entry fills in the quote currency; positive for positive prices.</summary>
    public required Amount EntryValue { get; init; }

    /// <summary>Exact value of all exit fills in the quote currency; positive for positive prices.</summary>
    public required Amount ExitValue { get; init; }

    /// <summary>Exact fees of all its fills in the quote currency.</summary>
    public required Amount Fees { get; init; }

    /// <summary>Highest price seen while open, in ticks.</summary>
    public required long HighTicks { get; init; }

    /// <summary>Lowest price seen while open, in ticks.</summary>
    public required long LowTicks { get; init; }

    /// <summary>Largest size while open, in lots; positive.</summary>
    public required long PeakLots { get; init; }

    /// <summary>Bars that ended while it was open.</summary>
    public required int BarsHeld { get; init; }

    /// <summary>Reason of the order that opened it.</summary>
    public required string EntryReason { get; init; }

    /// <summary>Reason of the order that closed it.</summary>
    public required string ExitReason { get; init; }

    /// <summary>
    /// Rate from the quote currency into the account's when it was closed; one where they are the same.
    /// </summary>
    public ExchangeRate? ExitRate { get; init; }

    /// <summary>Exact profit before fees in the quote currency; meaningful once closed.</summary>
    public Amount GrossProfit => IsLong ? ExitValue - EntryValue : EntryValue - ExitValue;

    /// <summary>Exact profit after fees in the quote currency; meaningful once closed.</summary>
    public Amount NetProfit => GrossProfit - Fees;
}
