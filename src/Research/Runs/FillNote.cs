using Plimsoll.Model.Ids;

namespace Plimsoll.Research.Runs;

/// <summary>An execution as the quality of execution sees it.</summary>
/// <param name="Order">Whose it is.</param>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Ticks">At which price.</param>
/// <param name="ReferenceTicks">The price before slippage.</param>
/// <param name="Lots">How much.</param>
public readonly record struct FillNote(OrderId Order, long TimeNs, long Ticks, long ReferenceTicks, long Lots);
