using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// The one place that says what a strategy may do: a pure function of policy, evidence, withdrawals, moment and
/// subject.
/// </summary>
public static class AuthorizationEvaluation
{
    /// <summary>Evaluates a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="evidence">All that is on record, in any order. Only what is signed counts.</param>
    /// <param name="withdrawals">All that was withdrawn, in any order.</param>
    /// <param name="nowNs">The moment; nanoseconds since the epoch, UTC.</param>
    /// <param name="subject">What runs now.</param>
    public static AuthorizationAnswer Evaluate(
        AuthorizationPolicy policy,
        IReadOnlyList<EvidenceRecord> evidence,
        IReadOnlyList<Withdrawal> withdrawals,
        long nowNs,
        EvidenceSubject subject)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(withdrawals);
        ArgumentNullException.ThrowIfNull(subject);
        var search = new EvidenceSearch(evidence, withdrawals, nowNs, subject);
        var rows = new List<RuleAnswer>();
        var level = AuthorizationLevel.Denied;
        var caps = default(LevelCaps);
        var untilNs = search.NextIssueNs;
        for (var next = AuthorizationLevel.PaperOnly; next <= AuthorizationLevel.Full; next++)
        {
            var rule = policy.RuleOf(next);
            var ruleUntilNs = rule is null ? long.MinValue : Answer(rule, search, rows);
            if (rule is not null && level == next - 1 && ruleUntilNs > nowNs)
            {
                level = next;
                caps = rule.Caps;
                untilNs = Math.Min(untilNs, ruleUntilNs);
            }
        }

        for (var i = 0; i < policy.Ceilings.Count; i++)
        {
            Lower(policy.Ceilings[i], search, rows, ref level, ref caps, ref untilNs);
        }

        if (level >= AuthorizationLevel.Limited && policy.Ladder is { } ladder)
        {
            Climb(ladder, search, rows, level, ref caps, ref untilNs);
        }

        return new AuthorizationAnswer(
            subject, nowNs, level, level >= AuthorizationLevel.Limited ? caps : default,
            level == AuthorizationLevel.Denied ? search.NextIssueNs : untilNs, rows);
    }

    /// <summary>Until when the rule holds; the smallest moment when it does not.</summary>
    private static long Answer(LevelRule rule, EvidenceSearch search, List<RuleAnswer> rows)
    {
        var bestNs = long.MinValue;
        for (var i = 0; i < rule.AnyOf.Count; i++)
        {
            var alternative = rule.AnyOf[i];
            var untilNs = alternative.Requirements.Count == 0 ? long.MinValue : long.MaxValue;
            for (var k = 0; k < alternative.Requirements.Count; k++)
            {
                var requirement = alternative.Requirements[k];
                var found = search.Find(requirement);
                rows.Add(new RuleAnswer(
                    rule.Level, alternative.Name, RequirementText.Of(requirement), found.IsMet, found.Text,
                    found.ValidUntilNs));
                untilNs = Math.Min(untilNs, found.ValidUntilNs);
            }

            bestNs = Math.Max(bestNs, untilNs);
        }

        return bestNs;
    }

    private static void Lower(
        LevelCeiling ceiling, EvidenceSearch search, List<RuleAnswer> rows,
        ref AuthorizationLevel level, ref LevelCaps caps, ref long untilNs)
    {
        var found = search.Newest(ceiling.Kind);
        var value = Amount.Zero;
        var isKnown = found.Record?.TryGet(ceiling.Figure, out value) ?? false;
        var isBelow = isKnown ? value < ceiling.Below : ceiling.AppliesWhenMissing;
        var text = isKnown ? $"{ceiling.Figure} is {value}: {found.Text}"
            : found.Record is null ? found.Text
            : $"its figure {ceiling.Figure} is missing: {found.Text}";
        rows.Add(new RuleAnswer(
            ceiling.Level, "ceiling",
            $"{ceiling.Figure} of {EvidenceKinds.WordOf(ceiling.Kind)} at least {ceiling.Below}, "
            + $"else no more than {ceiling.Level}", !isBelow, text, isBelow ? long.MinValue : found.ValidUntilNs));
        untilNs = Math.Min(untilNs, found.ValidUntilNs);
        if (isBelow)
        {
            level = level < ceiling.Level ? level : ceiling.Level;
            caps = LevelCaps.Tightest(in caps, ceiling.Caps);
        }
    }

    private static void Climb(
        LadderPlan ladder, EvidenceSearch search, List<RuleAnswer> rows, AuthorizationLevel level,
        ref LevelCaps caps, ref long untilNs)
    {
        var passed = LadderEvidence.PassedStages(ladder, search, out var stageUntilNs);
        var isOver = passed == ladder.Stages.Count;
        var stage = ladder.Stages[isOver ? passed - 1 : passed];
        var total = ladder.Stages.Count.ToString(CultureInfo.InvariantCulture);
        rows.Add(new RuleAnswer(
            level, "ladder", $"all {total} stages passed, else no more than the stage that comes next", isOver,
            isOver ? "all stages are passed"
                : $"{passed.ToString(CultureInfo.InvariantCulture)} stages are passed, the next is {stage.Name}: "
                    + "positions are held to it",
            isOver ? stageUntilNs : long.MinValue));
        caps = LevelCaps.Tightest(in caps, stage.Caps);
        untilNs = Math.Min(untilNs, stageUntilNs);
    }
}
