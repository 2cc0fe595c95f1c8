using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>How a stage of the ladder went.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Stage">What it was.</param>
/// <param name="Budget">The money that shares are of.</param>
/// <param name="FromNs">When it began; nanoseconds since the epoch, UTC.</param>
/// <param name="ToNs">When it ended, or until when this report goes.</param>
/// <param name="Outcome">Trading while it goes on, else what followed.</param>
/// <param name="Cause">Why it ended, in a sentence; empty while it goes on.</param>
/// <param name="Criteria">Every criterion.</param>
public sealed record LadderReport(
    int Number, LadderStage Stage, Amount Budget, long FromNs, long ToNs, LadderPhase Outcome, string Cause,
    IReadOnlyList<LadderCriterion> Criteria)
{
    /// <summary>Whether the stage was passed.</summary>
    public bool IsPassed
    {
        get
        {
            for (var i = 0; i < Criteria.Count; i++)
            {
                if (!Criteria[i].Holds)
                {
                    return false;
                }
            }

            return Outcome != LadderPhase.RolledBack;
        }
    }
}
