using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Ledger;

/// <summary>The head of one entry: what its postings are about.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Kind">What is booked.</param>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Order">Of an execution, its order; none otherwise.</param>
/// <param name="Execution">Of an execution, the venue's number; 0 otherwise.</param>
/// <param name="Instrument">What it is about; the first one where none is meant.</param>
public readonly record struct LedgerEntry(
    long Number, LedgerEntryKind Kind, long TimeNs, OrderId Order, ExecutionId Execution, InstrumentIndex Instrument)
{
    /// <summary>Of a correction, why, by what proof and by whom; null otherwise.</summary>
    public LedgerAdjustment? Adjustment { get; init; }
}
