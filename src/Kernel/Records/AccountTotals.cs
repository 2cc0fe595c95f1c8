using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>
/// Where the account's equity comes from, in its currency, exactly: start + realised - fees - funding - borrow -
/// financing - liquidation + unrealised = equity, at every moment.
/// </summary>
public readonly record struct AccountTotals
{
    /// <summary>Cash at the start.</summary>
    public required Amount Start { get; init; }

    /// <summary>Profit of everything closed or settled, before costs.</summary>
    public required Amount Realised { get; init; }

    /// <summary>The part of <see cref="Realised"/> that daily settlements of futures moved into cash.</summary>
    public required Amount Settled { get; init; }

    /// <summary>Fees of executions; negative when rebates prevail.</summary>
    public required Amount Fees { get; init; }

    /// <summary>Funding of perpetual futures; negative when more was received.</summary>
    public required Amount Funding { get; init; }

    /// <summary>Cost of borrowing what was sold short.</summary>
    public required Amount Borrow { get; init; }

    /// <summary>Interest on debts of cash.</summary>
    public required Amount Financing { get; init; }

    /// <summary>What forced closings cost besides.</summary>
    public required Amount Liquidation { get; init; }

    /// <summary>Profit of open positions at the last prices and rates.</summary>
    public required Amount Unrealised { get; init; }

    /// <summary>Cash now.</summary>
    public required Amount Cash { get; init; }

    /// <summary>Equity now: cash and all positions at their last prices and rates.</summary>
    public required Amount Equity { get; init; }

    /// <summary>All costs together.</summary>
    public Amount Charges => Fees + Funding + Borrow + Financing + Liquidation;

    /// <summary>Whether the parts make up the whole, to the last digit. Always true.</summary>
    public bool IsBalanced => Start + Realised - Charges + Unrealised == Equity;
}
