using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>One booked charge on the account.</summary>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Kind">What for.</param>
/// <param name="Instrument">What it is about; the first one where none is meant.</param>
/// <param name="Amount">
/// In the account's currency; positive was paid, negative received. Of a settlement: what left cash.
/// </param>
public readonly record struct ChargeRecord(long TimeNs, ChargeKind Kind, InstrumentIndex Instrument, Amount Amount)
{
    /// <summary>Of a settlement its price in ticks; 0 otherwise.</summary>
    public long Ticks { get; init; }
}
