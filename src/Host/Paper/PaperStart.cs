using Plimsoll.Host.Authorization;
using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Paper;

/// <summary>Gathers what decides whether a paper run may start.</summary>
internal static class PaperStart
{
    /// <param name="plan">The run.</param>
    /// <param name="environment">Gives the value of a variable; null when it is not set.</param>
    public static LockFacts Facts(PaperPlan plan, Func<string, string?> environment) => new()
    {
        PaperOnly = environment(LockFactsReader.PaperOnlyVariable),
        Mode = nameof(TradingMode.Paper),
        Instruments = [.. plan.Request.Series.Select(static one => one.Instrument.Id.ToString())],
        Allowlist = Allowlist(plan),
        KillProblem = LockFactsReader.KillProblem(plan.Folder),
        AuthorizationNeeded = plan.Limits?.Authorization ?? AuthorizationLevel.Denied,
        AuthorizationProblem = plan.Authorization is { } asked ? Problem(asked) : null,
    };

    // What at least one strategy may enter.
    private static string[] Allowlist(PaperPlan plan)
    {
        if (plan.Limits is not { } limits)
        {
            return ["*"];
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < plan.Strategies.Count; i++)
        {
            var allowed = Kernel.Risk.RiskLimits.Tightest(limits.Wide, limits.OwnOf(i)).Allowed;
            found.UnionWith(allowed ?? ["*"]);
        }

        return [.. found];
    }

    // Nothing on record is no problem: the run begins with entries refused. What is damaged is one.
    private static string? Problem(PaperAuthorization asked)
    {
        try
        {
            _ = asked.Place.Read();
            return null;
        }
        catch (Exception wrong) when (wrong is JournalException or IOException or UnauthorizedAccessException)
        {
            return "the evidence cannot be read: " + wrong.Message.ReplaceLineEndings(" ");
        }
    }
}
