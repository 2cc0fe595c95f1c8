using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>
/// How much of a result rests on what happened first inside a bar: trades whose bar reached the stop and a target. The
/// run takes the stop; where finer data are there, they say which it was.
/// </summary>
/// <param name="Count">Trades that depend on it.</param>
/// <param name="StopFirst">Of them: finer bars show the stop first, so the run was right.</param>
/// <param name="TargetFirst">Of them: finer bars show the target first, so the run was too pessimistic.</param>
/// <param name="Unresolved">Of them: no finer bars, or stop and target in one of those as well.</param>
/// <param name="ProfitDifference">
/// What the trades with the target first would have brought more, before fees, in the quote currency. What the money
/// would have done later is not in it.
/// </param>
/// <param name="FinerPeriod">Length of the finer bars, e.g. <c>1m</c>; empty for none.</param>
public sealed record IntrabarOutcome(
    long Count, long StopFirst, long TargetFirst, long Unresolved, Amount ProfitDifference, string FinerPeriod)
{
    /// <summary>No trade depends on it.</summary>
    public static IntrabarOutcome None { get; } = new(0, 0, 0, 0, Amount.Zero, "");
}
