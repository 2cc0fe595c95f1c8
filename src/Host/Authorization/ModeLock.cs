using System.Globalization;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// Says whether live trading may begin, from facts alone: every lock must be open, and each closed one says what is
/// missing. Holds no state and reads nothing.
/// </summary>
internal static class ModeLock
{
    /// <summary>The names of the locks, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "paper-only", "mode", "kill-latch", "secrets", "token", "enable-date", "allowlist", "authorization",
        "reconciliation",
    ];

    private static readonly string[] OffWords = ["0", "false", "no", "off"];

    /// <summary>Evaluates all locks.</summary>
    public static LockTable Evaluate(LockFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (bool IsOpen, string Text)[] answers =
        [
            PaperOnly(facts), Mode(facts), Kill(facts), Secrets(facts), Token(facts), EnableDate(facts),
            Allowlist(facts), Authorization(facts), Reconciliation(facts),
        ];
        return new LockTable([.. Names.Select((name, i) => new LockRow(name, answers[i].IsOpen, answers[i].Text))]);
    }

    /// <summary>Whether the text of PAPER_ONLY holds everything on paper: any but a word for "off".</summary>
    public static bool HoldsOnPaper(string? value) =>
        value is not null && !OffWords.Contains(value.Trim().ToLowerInvariant(), StringComparer.Ordinal);

    private static (bool, string) PaperOnly(LockFacts facts) => facts.PaperOnly switch
    {
        null => (true, "PAPER_ONLY is not set"),
        var value when HoldsOnPaper(value) => (false, $"PAPER_ONLY is '{value}': nothing may go beyond paper"),
        var value => (true, $"PAPER_ONLY is '{value}'"),
    };

    private static (bool, string) Mode(LockFacts facts)
    {
        if (!TradingModes.TryParse(facts.Mode, out var mode))
        {
            return (false, $"the mode '{facts.Mode}' is not known: write one of {TradingModes.Allowed}");
        }

        return TradingModes.UsesMoney(mode) ? (true, $"the mode is {mode}")
            : (false, $"the mode is {mode}: the configuration must say live");
    }

    private static (bool, string) Kill(LockFacts facts) =>
        facts.KillProblem is { } problem ? (false, problem) : (true, "the kill latch is open");

    private static (bool, string) Secrets(LockFacts facts) =>
        facts.SecretNames.Count == 0 ? (false, "the configuration names no secrets of the account")
        : facts.SecretsMissing.Count > 0 ? (false, "missing: " + string.Join("; ", facts.SecretsMissing))
        : (true, "present: " + string.Join(", ", facts.SecretNames));

    private static (bool, string) Token(LockFacts facts) =>
        facts.TokenProblem is { } problem ? (false, problem) : (true, "the operator's token fits run and account");

    private static (bool, string) EnableDate(LockFacts facts)
    {
        if (facts.EnableDate is not { } date)
        {
            return (false, "the configuration names no day from which live trading is enabled");
        }

        if (facts.Today is not { } today)
        {
            return (false, $"the zone '{facts.Zone}' is not known: write an IANA zone such as America/New_York");
        }

        var isReached = facts.IsSingleDay ? today == date : today >= date;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"enabled {(facts.IsSingleDay ? "on" : "from")} {date:yyyy-MM-dd}, "
            + $"it is {today:yyyy-MM-dd} in {facts.Zone}");
        return (isReached, text);
    }

    private static (bool, string) Allowlist(LockFacts facts)
    {
        string[] allowed = [.. facts.Allowlist.Select(Normal).Where(static one => one.Length > 0).Distinct()];
        if (facts.IsSingleSymbol && (allowed.Length != 1 || allowed[0] == "*"))
        {
            return (false, string.Create(
                CultureInfo.InvariantCulture, $"the list must hold exactly one symbol, and it holds {allowed.Length}"));
        }

        if (allowed.Length == 0)
        {
            return (false, "the list of what may be traded is empty");
        }

        if (facts.Instruments.Count == 0)
        {
            return (false, "the configuration names no instrument");
        }

        string[] strange = allowed.Contains("*") ? []
            : [.. facts.Instruments.Where(one => !allowed.Contains(Normal(one)))];
        return strange.Length == 0
            ? (true, "all instruments are on the list")
            : (false, "not on the list: " + string.Join(", ", strange));
    }

    private static string Normal(string symbol) => symbol.Trim().ToUpperInvariant();

    private static (bool, string) Authorization(LockFacts facts)
    {
        if (facts.AuthorizationProblem is { } problem)
        {
            return (false, problem);
        }

        if (facts.Authorization is not { } answer)
        {
            return (false, "what evidence allows is not known");
        }

        var highest = TradingModes.TryParse(facts.Mode, out var mode) && TradingModes.UsesMoney(mode)
            ? TradingModes.HighestOf(mode)
            : AuthorizationLevel.Full;
        return answer.AllowsMoney
            ? (true, $"{answer.Subject.Strategy} is authorized: {(answer.Level < highest ? answer.Level : highest)}")
            : (false, $"{answer.Subject.Strategy} is authorized: {answer.Level}, at least "
                + $"{AuthorizationLevel.Limited} is needed; 'plimsoll authorize explain' says what is missing");
    }

    private static (bool, string) Reconciliation(LockFacts facts) =>
        facts.ReconciliationProblem is { } problem ? (false, problem) : (true, "own books and the venue's agree");
}
