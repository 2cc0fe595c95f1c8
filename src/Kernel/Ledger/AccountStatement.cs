namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// What one side says of an account: its balances, positions and executions. What a list does not name is zero; a list
/// that is null is not part of the statement, and nothing is compared with it.
/// </summary>
public sealed record AccountStatement
{
    /// <summary>Balances by currency.</summary>
    public IReadOnlyList<BalanceLine>? Balances { get; init; }

    /// <summary>Positions by instrument.</summary>
    public IReadOnlyList<PositionLine>? Positions { get; init; }

    /// <summary>Executions by number.</summary>
    public IReadOnlyList<ExecutionLine>? Executions { get; init; }
}
