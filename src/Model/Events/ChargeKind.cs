namespace Plimsoll.Model.Events;

/// <summary>
/// What an account pays, or is paid, beside the prices of its executions. Stable: stands in journals.
/// </summary>
public enum ChargeKind : byte
{
    /// <summary>The fee of an execution.</summary>
    Fee = 0,

    /// <summary>Funding of a perpetual future, paid between longs and shorts.</summary>
    Funding = 1,

    /// <summary>What borrowing what was sold short costs.</summary>
    Borrow = 2,

    /// <summary>Interest on a debt of cash.</summary>
    Financing = 3,

    /// <summary>What a forced closing costs besides.</summary>
    Liquidation = 4,

    /// <summary>The profit or loss of a future since the last settlement, moved into cash: no cost.</summary>
    Settlement = 5,
}
