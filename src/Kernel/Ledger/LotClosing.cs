using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>A lot, or a part of one, that was closed.</summary>
/// <param name="Opened">The part as it was opened, with its share of the opening fee.</param>
/// <param name="TimeNs">When it was closed. Nanoseconds since the epoch, UTC.</param>
/// <param name="Order">By which order.</param>
/// <param name="Execution">By which execution.</param>
/// <param name="Ticks">At which price.</param>
/// <param name="Profit">What it brought before fees, in the currency of the price.</param>
/// <param name="Fees">Its shares of the fees of both executions, in the currency of the price.</param>
public readonly record struct LotClosing(
    TaxLot Opened, long TimeNs, OrderId Order, ExecutionId Execution, long Ticks, Amount Profit, Amount Fees);
