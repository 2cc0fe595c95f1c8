using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// Climbs the ladder on a simulated venue: each stage is a run of its own from where the one before ended, with the
/// stage's value as the size of every entry, and its cap checked on every position.
/// </summary>
internal sealed class LadderSimulation
{
    private const int StagesMax = 64;
    private const string BelowOneLot = "the size comes to less than one lot";
    private readonly CapitalLadder ladder;
    private readonly Func<Sizing, Amount, long, BacktestOutcome> trade;
    private readonly string oneLot;

    /// <param name="ladder">Before its first stage.</param>
    /// <param name="trade">Trades with a size of entries and so much cash from a moment on.</param>
    /// <param name="oneLot">The sizing that stands for one lot of the instrument.</param>
    public LadderSimulation(
        CapitalLadder ladder, Func<Sizing, Amount, long, BacktestOutcome> trade, string oneLot)
    {
        this.ladder = ladder;
        this.trade = trade;
        this.oneLot = oneLot;
    }

    /// <summary>What people should know besides the reports.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Climbs until the top, a failure or the end of the data.</summary>
    /// <param name="fromNs">Where the data begins.</param>
    /// <param name="cash">What the account begins with.</param>
    /// <param name="level">What evidence allows.</param>
    /// <param name="hasDrill">Whether a drill of the kill latch has passed lately.</param>
    /// <returns>The reports of all stages that were entered, the last one perhaps unfinished.</returns>
    public IReadOnlyList<LadderReport> Run(long fromNs, Amount cash, AuthorizationLevel level, bool hasDrill)
    {
        var reports = new List<LadderReport>();
        _ = ladder.Apply(new LadderEvent(LadderEventKind.Equity, fromNs, cash));
        _ = ladder.Apply(new LadderEvent(LadderEventKind.Reconciled, fromNs));
        _ = ladder.Apply(new LadderEvent(LadderEventKind.Level, fromNs, Count: (long)level));
        if (hasDrill)
        {
            _ = ladder.Apply(new LadderEvent(LadderEventKind.Drill, fromNs));
        }

        for (var equity = cash; ladder.Phase == LadderPhase.Trading && reports.Count < StagesMax;)
        {
            var report = Climb(ref equity);
            reports.Add(report ?? ladder.Interim()!);
            if (report is null)
            {
                Notes.Add("the data ended before the stage did");
                break;
            }

            if (ladder.Phase == LadderPhase.Waiting && hasDrill)
            {
                // A simulation knows no days on which a drill could be repeated: each stage begins with a fresh one.
                _ = ladder.Apply(new LadderEvent(LadderEventKind.Drill, ladder.NowNs));
            }
        }

        return reports;
    }

    private LadderReport? Climb(ref Amount equity)
    {
        var stage = ladder.Stage;
        var most = stage.ValueMax(equity);
        _ = Sizing.TryParse($"value:{most.Round(8)}", out var sizing);
        var outcome = trade(sizing, equity, ladder.NowNs);
        Amount? cap = most;
        if (outcome.Result.Trades.Count == 0
            && outcome.Result.Orders.Any(static one => one.EndReason == BelowOneLot))
        {
            Notes.Add($"stage {stage.Name}: {most} is less than one lot costs: every entry is one lot instead");
            _ = Sizing.TryParse(oneLot, out sizing);
            outcome = trade(sizing, equity, ladder.NowNs);
            cap = null;
        }

        foreach (var e in LadderEvents.Of(outcome.Result, cap, outcome.Failure?.Message))
        {
            if (e.TimeNs < ladder.NowNs)
            {
                continue;
            }

            equity = e.Kind == LadderEventKind.Equity ? e.Value : equity;
            if (ladder.Apply(in e) is { } report)
            {
                return report;
            }
        }

        return null;
    }
}
