using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>What evidence says about entering the ladder.</summary>
/// <param name="Level">The level.</param>
/// <param name="HasDrill">Whether a drill of the kill latch has passed lately.</param>
/// <param name="Missing">What is missing, one sentence each.</param>
internal sealed record LadderEntry(AuthorizationLevel Level, bool HasDrill, IReadOnlyList<string> Missing)
{
    /// <summary>
    /// Reads it off what is on record. On a simulated venue own books and the venue's are the same, so a reconciliation
    /// is not asked for.
    /// </summary>
    public static LadderEntry Of(AuthorizationAnswer answer, EvidenceBook book, LadderPlan plan, long nowNs)
    {
        var drill = new AuthorizationPolicy
        {
            Name = "drill",
            Rules =
            [
                new LevelRule(
                    AuthorizationLevel.PaperOnly,
                    [
                        new RuleAlternative(
                            "drill",
                            [
                                new EvidenceRequirement
                                {
                                    Kind = EvidenceKind.KillDrill, AgeMaxNs = plan.DrillAgeMaxNs,
                                },
                            ]),
                    ],
                    default),
            ],
        };
        var found = AuthorizationEvaluation.Evaluate(drill, book.Records, book.Withdrawals, nowNs, answer.Subject);
        var hasDrill = found.Level == AuthorizationLevel.PaperOnly;
        var missing = new List<string>();
        if (!answer.AllowsMoney)
        {
            missing.Add($"{answer.Subject.Strategy} is authorized: {LevelWords.Of(answer.Level)}, limited is needed");
        }

        if (!hasDrill)
        {
            missing.Add(found.Rules[0].Text);
        }

        return new LadderEntry(answer.Level, hasDrill, missing);
    }
}
