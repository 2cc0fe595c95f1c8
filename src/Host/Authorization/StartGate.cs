using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// The one door to every mode beyond a backtest: whatever is to start asks here, and starts only when all locks of its
/// mode are open. With money these are all that there are. On paper the simulated venue needs no secrets, no token and
/// no date; a latch that is engaged does not hold up the start, because the run begins latched and is reset by name.
/// </summary>
internal static class StartGate
{
    /// <summary>All locks that a mode needs.</summary>
    /// <param name="wanted">The mode that is to start.</param>
    /// <param name="facts">What is known; what is not known blocks.</param>
    public static LockTable Evaluate(TradingMode wanted, LockFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return TradingModes.UsesMoney(wanted) ? OfMoney(wanted, facts) : OfPaper(wanted, facts);
    }

    /// <summary>Refuses a start by the names of the locks that are closed.</summary>
    /// <exception cref="CommandException">At least one is closed; a line for each.</exception>
    public static void Require(TradingMode wanted, LockFacts facts)
    {
        var table = Evaluate(wanted, facts);
        if (!table.AllowsLive)
        {
            throw new CommandException(
                ExitCode.Finding,
                [.. table.Closed.Select(row => $"{wanted} may not start: {row.Name}: {row.Text}")]);
        }
    }

    private static LockTable OfMoney(TradingMode wanted, LockFacts facts)
    {
        var table = ModeLock.Evaluate(facts);
        var isSame = TradingModes.TryParse(facts.Mode, out var named) && named == wanted;
        return isSame || !TradingModes.UsesMoney(named) ? table : new LockTable([.. table.Rows.Select(
            row => row.Name == "mode"
                ? row with { IsOpen = false, Text = $"the configuration says {named}, and {wanted} is to start" }
                : row)]);
    }

    private static LockTable OfPaper(TradingMode wanted, LockFacts facts) => new(
    [
        new LockRow("paper-only", true, ModeLock.HoldsOnPaper(facts.PaperOnly)
            ? $"PAPER_ONLY is '{facts.PaperOnly}', and nothing here goes beyond paper"
            : "PAPER_ONLY is not set, and nothing here goes beyond paper"),
        !TradingModes.TryParse(facts.Mode, out var mode)
            ? new LockRow(
                "mode", false, $"the mode '{facts.Mode}' is not known: write one of {TradingModes.Allowed}")
            : new LockRow("mode", mode == wanted, mode == wanted
                ? $"the mode is {mode}"
                : $"the mode is {mode}, and {wanted} is to start"),
        new LockRow("kill-latch", true, facts.KillProblem is { } engaged
            ? $"{engaged}: the run begins latched"
            : "the kill latch is open"),
        Allowlist(facts),
        Authorization(facts),
    ]);

    private static LockRow Allowlist(LockFacts facts)
    {
        string[] strange = facts.Allowlist.Contains("*", StringComparer.Ordinal) ? []
            : [.. facts.Instruments.Where(one => !facts.Allowlist.Contains(one, StringComparer.Ordinal))];
        return strange.Length == 0
            ? new LockRow("allowlist", facts.Instruments.Count > 0, facts.Instruments.Count > 0
                ? "all instruments may be entered"
                : "there is no instrument")
            : new LockRow("allowlist", strange.Length < facts.Instruments.Count, "not on the list of the limits: "
                + string.Join(", ", strange));
    }

    private static LockRow Authorization(LockFacts facts) =>
        facts.AuthorizationNeeded == AuthorizationLevel.Denied
            ? new LockRow("authorization", true, "the limits ask for none")
        : facts.AuthorizationProblem is { } problem ? new LockRow("authorization", false, problem)
        : new LockRow(
            "authorization", true,
            $"entries need {LevelWords.Of(facts.AuthorizationNeeded)}; evidence decides while the run goes on");
}
