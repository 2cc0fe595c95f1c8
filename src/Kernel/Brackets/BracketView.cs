using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>A bracket as it stands at one moment.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Entry">The entry order.</param>
/// <param name="Stop">The stop order that works now; none when there is none.</param>
/// <param name="EntryFilled">What of the entry is filled.</param>
/// <param name="Open">What of that is still held and protected.</param>
/// <param name="StopPrice">The stop price that is wanted; of a trailing stop the first one.</param>
/// <param name="UnprotectedNs">
/// How long the first fill waited until the venue had taken the stop, in nanoseconds; -1 while it still waits.
/// </param>
public readonly record struct BracketView(
    BracketId Id,
    BracketPhase Phase,
    OrderId Entry,
    OrderId Stop,
    Quantity EntryFilled,
    Quantity Open,
    Price StopPrice,
    long UnprotectedNs);
