using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>One line of the account's ledger beside executions.</summary>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Kind">What for: funding, borrow, financing, liquidation or settlement.</param>
/// <param name="InstrumentId">What it is about; empty for the account as a whole.</param>
/// <param name="Amount">In the account's currency; positive was paid, negative received.</param>
public sealed record ResultCharge(long TimeNs, string Kind, string InstrumentId, Amount Amount);
