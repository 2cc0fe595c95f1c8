using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>The account's margin ran short.</summary>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Kind">How short.</param>
/// <param name="Available">Cash and open profit of futures at the worst price of the bar, in the account's
/// currency.</param>
/// <param name="Required">The margin that was needed, in the account's currency.</param>
public readonly record struct MarginNotice(long TimeNs, MarginNoticeKind Kind, Amount Available, Amount Required);
