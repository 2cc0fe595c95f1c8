using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>An execution on a statement.</summary>
/// <param name="Instrument">Symbol and venue.</param>
/// <param name="Execution">The venue's number of it.</param>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC; 0 where the statement does not say.</param>
/// <param name="Quantity">In units; negative for sold.</param>
/// <param name="Price">In the currency of the price.</param>
/// <param name="Fee">Paid; negative for a rebate.</param>
/// <param name="FeeAsset">In which currency the fee is; empty for that of the price.</param>
public readonly record struct ExecutionLine(
    string Instrument, long Execution, long TimeNs, Amount Quantity, Amount Price, Amount Fee, string FeeAsset);
