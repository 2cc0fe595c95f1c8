using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>The account as it stands: told whenever a stretch of the equity curve is over, and at the end.</summary>
public readonly ref struct AccountSnapshot
{
    /// <summary>When. Nanoseconds since the epoch, UTC. Prices are the last before it.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Whether it is the last one of the run.</summary>
    public required bool IsEnd { get; init; }

    /// <summary>Equity, cash and their sources, in the account's currency, exactly.</summary>
    public required AccountTotals Totals { get; init; }

    /// <summary>Value of all positions with sign, futures included, in the account's currency.</summary>
    public required Amount NetValue { get; init; }

    /// <summary>What is held, by instrument, then strategy; valid during the call.</summary>
    public required ReadOnlySpan<PositionMark> Positions { get; init; }
}
