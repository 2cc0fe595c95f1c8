namespace Plimsoll.Journal.Projections.Queries;

/// <summary>
/// Statistics over a window of time. Orders count by when they were made, executions and closed positions by when they
/// happened; amounts are exact decimals in the account's currency, as text.
/// </summary>
public sealed record TradingStatistics
{
    /// <summary>Orders made.</summary>
    public required long Orders { get; init; }

    /// <summary>Of them filled whole.</summary>
    public required long Filled { get; init; }

    /// <summary>Of them filled in part, whatever became of the rest.</summary>
    public required long Partial { get; init; }

    /// <summary>Of them refused.</summary>
    public required long Rejected { get; init; }

    /// <summary>Of them cancelled.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Of them ended by their time in force.</summary>
    public required long Expired { get; init; }

    /// <summary>Executions.</summary>
    public required long Fills { get; init; }

    /// <summary>Value of the executions.</summary>
    public required string Volume { get; init; }

    /// <summary>Fees of the executions.</summary>
    public required string Fees { get; init; }

    /// <summary>Profit that the executions realised, before fees.</summary>
    public required string Realised { get; init; }

    /// <summary>Realised without fees.</summary>
    public required string Net { get; init; }

    /// <summary>Positions closed.</summary>
    public required long Closed { get; init; }

    /// <summary>Of them with a profit after fees.</summary>
    public required long Winning { get; init; }

    /// <summary>Of them with a loss after fees.</summary>
    public required long Losing { get; init; }
}
