namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// The accounts that every asset has. In each asset the balances of all of them sum to zero. A positive balance is what
/// one has or has spent (assets, expenses), a negative one where it came from (funds, profit). Stable numbers.
/// </summary>
public enum LedgerAccount : byte
{
    /// <summary>What is owned of a currency; negative for a debt.</summary>
    Cash = 0,

    /// <summary>
    /// What is held: of an instrument its units, signed; of the account's currency what holdings that are paid in full
    /// cost; of another asset the units in stock.
    /// </summary>
    Position = 1,

    /// <summary>The other side of what changed hands at the venue.</summary>
    Clearing = 2,

    /// <summary>Profit of what was closed or settled, before charges; a profit is negative here.</summary>
    Realised = 3,

    /// <summary>Fees of executions.</summary>
    Fees = 4,

    /// <summary>Funding of perpetual futures.</summary>
    Funding = 5,

    /// <summary>Cost of borrowing what was sold short.</summary>
    Borrow = 6,

    /// <summary>Interest on debts of cash.</summary>
    Financing = 7,

    /// <summary>What forced closings cost besides.</summary>
    Liquidation = 8,

    /// <summary>What the account was opened with; negative.</summary>
    Opening = 9,

    /// <summary>What somebody corrected by hand, with cause, evidence and name.</summary>
    Adjustment = 10,
}
