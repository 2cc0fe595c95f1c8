using Plimsoll.Kernel.Records;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Records;

/// <summary>A snapshot of the account as it is read from a journal.</summary>
public sealed record RecordedSnapshot
{
    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Whether it is the last one of the run.</summary>
    public required bool IsEnd { get; init; }

    /// <summary>Equity, cash and their sources, in the account's currency.</summary>
    public required AccountTotals Totals { get; init; }

    /// <summary>Value of all positions with sign, in the account's currency.</summary>
    public required Amount NetValue { get; init; }

    /// <summary>What was held.</summary>
    public required IReadOnlyList<PositionMark> Positions { get; init; }
}
