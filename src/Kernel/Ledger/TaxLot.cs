using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>A lot as one execution opened it, or what is left of it.</summary>
/// <param name="TimeNs">When it was opened. Nanoseconds since the epoch, UTC.</param>
/// <param name="Order">By which order.</param>
/// <param name="Execution">By which execution.</param>
/// <param name="Lots">What is left of it, in lots of the instrument; negative for a short one.</param>
/// <param name="Ticks">At which price.</param>
/// <param name="Fee">Its share of the execution's fee, in the currency of the price.</param>
public readonly record struct TaxLot(
    long TimeNs, OrderId Order, ExecutionId Execution, long Lots, long Ticks, Amount Fee);
