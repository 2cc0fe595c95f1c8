using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// The capital ladder as a state machine: it is told what happens and says how large a position may be. A stage is
/// passed when its least trades and time are over and every criterion holds; it fails at once on a breaker, a kill, a
/// contradiction, a passed limit, too deep a fall or an order too long unknown, and at its end when a criterion does
/// not
/// hold. After a failure only a new validation leads back, to the first stage. Pure: time comes with the events.
/// </summary>
public sealed class CapitalLadder
{
    private const string Tag = "CapitalLadder(1)";
    private readonly LadderPlan plan;
    private readonly LadderBaseline baseline;
    private StageTally tally = new();
    private AuthorizationLevel level;
    private bool isReconciled;
    private long drillNs = long.MinValue;
    private long equityNs = long.MinValue;
    private Amount equity;
    private long stageFromNs;
    private string cause = "";

    /// <summary>Makes a ladder before its first stage.</summary>
    /// <param name="plan">The stages.</param>
    /// <param name="baseline">How the strategy trades on paper; what is not known there never holds.</param>
    /// <exception cref="ArgumentException">The plan has no stages.</exception>
    public CapitalLadder(LadderPlan plan, in LadderBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Stages.Count == 0 || plan.PositionsMax < 1)
        {
            throw new ArgumentException("a ladder needs at least one stage and one position", nameof(plan));
        }

        this.plan = plan;
        this.baseline = baseline;
    }

    /// <summary>Where it stands.</summary>
    public LadderPhase Phase { get; private set; }

    /// <summary>Stages passed so far.</summary>
    public int PassedStages { get; private set; }

    /// <summary>The latest moment it was told of; nanoseconds since the epoch, UTC.</summary>
    public long NowNs { get; private set; } = long.MinValue;

    /// <summary>The stage that is tried or comes next; the last one when all are passed.</summary>
    public LadderStage Stage => plan.Stages[Math.Min(PassedStages, plan.Stages.Count - 1)];

    /// <summary>Most value of one position now; zero unless a stage is tried or all are passed.</summary>
    public Amount PositionValueMax =>
        Phase is LadderPhase.Trading or LadderPhase.Finished ? Stage.ValueMax(equity) : Amount.Zero;

    /// <summary>What is missing to enter the next stage, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> MissingOnEntry()
    {
        var missing = new List<string>();
        if (level < AuthorizationLevel.Limited)
        {
            missing.Add($"the authorization is {level}, at least {AuthorizationLevel.Limited} is needed");
        }

        if (drillNs == long.MinValue)
        {
            missing.Add("no drill of the kill latch has passed");
        }
        else if ((Int128)NowNs - drillNs > plan.DrillAgeMaxNs)
        {
            missing.Add($"the last drill of the kill latch was at {TimestampText.Format(drillNs)}, at most "
                + $"{PlainTime.Hours(plan.DrillAgeMaxNs)} ago is allowed");
        }

        if (!isReconciled)
        {
            missing.Add("own books and the venue's were not compared, or differ");
        }

        if (equityNs == long.MinValue || equity.Sign <= 0)
        {
            missing.Add("the account's equity is not known, or not positive");
        }

        return missing;
    }

    /// <summary>Tells it what happened.</summary>
    /// <param name="e">What.</param>
    /// <returns>The report of the stage that this ended, passed or failed; null when none ended.</returns>
    /// <exception cref="ArgumentException">Time falls.</exception>
    public LadderReport? Apply(in LadderEvent e)
    {
        if (e.TimeNs < NowNs)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"time falls from {NowNs} to {e.TimeNs}"), nameof(e));
        }

        NowNs = e.TimeNs;
        Note(in e);
        if (Phase == LadderPhase.Trading)
        {
            tally.Take(in e);
            return Abort(in e) is { } why ? End(LadderPhase.RolledBack, why) : TryPass();
        }

        TryEnter();
        return null;
    }

    /// <summary>How the stage that is tried goes so far; null while none is.</summary>
    public LadderReport? Interim() => Phase == LadderPhase.Trading ? Report(LadderPhase.Trading, "") : null;

    /// <summary>Why the last stage ended; empty before.</summary>
    public string LastCause => cause;

    /// <summary>Writes the state down; the plan and the baseline are not part of it.</summary>
    /// <param name="writer">Takes it.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(Tag);
        writer.Write((long)Phase);
        writer.Write(PassedStages);
        writer.Write(NowNs);
        writer.Write((long)level);
        writer.Write(isReconciled ? 1 : 0);
        writer.Write(drillNs);
        writer.Write(equityNs);
        AmountState.Write(writer, equity);
        writer.Write(stageFromNs);
        writer.WriteString(cause);
        tally.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Has it.</param>
    /// <exception cref="StateFormatException">It is no such state, or does not fit the plan.</exception>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(Tag);
        var phase = reader.ReadInt64();
        var passed = reader.ReadInt64();
        if (phase is < 0 or > (long)LadderPhase.RolledBack || passed < 0 || passed > plan.Stages.Count)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"saved ladder: phase {phase} with {passed} stages passed of {plan.Stages.Count}: restore it with the "
                + $"plan that it was saved with"));
        }

        Phase = (LadderPhase)phase;
        PassedStages = (int)passed;
        NowNs = reader.ReadInt64();
        level = (AuthorizationLevel)Math.Clamp(reader.ReadInt64(), 0, (long)AuthorizationLevel.Full);
        isReconciled = reader.ReadInt64() != 0;
        drillNs = reader.ReadInt64();
        equityNs = reader.ReadInt64();
        equity = AmountState.Read(reader);
        stageFromNs = reader.ReadInt64();
        cause = reader.ReadString();
        tally = StageTally.Restore(reader);
    }

    private void Note(in LadderEvent e)
    {
        switch (e.Kind)
        {
            case LadderEventKind.Level:
                level = (AuthorizationLevel)Math.Clamp(e.Count, 0, (long)AuthorizationLevel.Full);
                break;
            case LadderEventKind.Reconciled: isReconciled = e.Count == 0; break;
            case LadderEventKind.Drill: drillNs = e.TimeNs; break;
            case LadderEventKind.Equity:
                equity = e.Value;
                equityNs = e.TimeNs;
                break;
            case LadderEventKind.Validation when Phase == LadderPhase.RolledBack:
                Phase = LadderPhase.Waiting;
                PassedStages = 0;
                break;
        }
    }

    private void TryEnter()
    {
        if (Phase != LadderPhase.Waiting || MissingOnEntry().Count > 0)
        {
            return;
        }

        Phase = LadderPhase.Trading;
        stageFromNs = NowNs;
        tally = new StageTally();
        tally.Take(new LadderEvent(LadderEventKind.Equity, NowNs, equity));
    }

    /// <summary>Why a stage ends at once; null when it goes on.</summary>
    private string? Abort(in LadderEvent e) => e.Kind switch
    {
        LadderEventKind.Breaker => "a circuit breaker tripped",
        LadderEventKind.Kill => "the kill latch was engaged",
        LadderEventKind.Desync => "own state and reports contradict each other",
        LadderEventKind.Breach => "a limit was passed",
        LadderEventKind.Reconciled when e.Count != 0 => "own books and the venue's differ",
        LadderEventKind.Level when level < AuthorizationLevel.Limited => $"the authorization fell to {level}",
        LadderEventKind.UnknownOrder when e.Count > plan.UnknownOrderNsMax => "an order was unknown for too long",
        LadderEventKind.Equity when tally.Drawdown > DeviationCheck.Times(Budget(), plan.DrawdownShareMax) =>
            "the stage fell too deep below its peak",
        _ => null,
    };

    private LadderReport? TryPass()
    {
        if (tally.Trades < Stage.TradesMin || NowNs - stageFromNs < Stage.TimeMinNs)
        {
            return null;
        }

        var failed = "";
        foreach (var criterion in tally.Judge(plan, Stage, Budget(), in baseline, NowNs - stageFromNs))
        {
            failed += criterion.Holds ? "" : (failed.Length == 0 ? "" : ", ") + criterion.Name;
        }

        if (failed.Length > 0)
        {
            return End(LadderPhase.RolledBack, "at its end did not hold: " + failed);
        }

        var isLast = PassedStages + 1 == plan.Stages.Count;
        return End(isLast ? LadderPhase.Finished : LadderPhase.Waiting, "every criterion holds");
    }

    private LadderReport End(LadderPhase next, string why)
    {
        cause = why;
        var report = Report(next, why);
        Phase = next;
        PassedStages += next == LadderPhase.RolledBack ? 0 : 1;
        if (next == LadderPhase.RolledBack)
        {
            level = AuthorizationLevel.PaperOnly;
        }

        TryEnter();
        return report;
    }

    private LadderReport Report(LadderPhase outcome, string why) => new(
        PassedStages + 1, Stage, Budget(), stageFromNs, NowNs, outcome, why,
        tally.Judge(plan, Stage, Budget(), in baseline, NowNs - stageFromNs));

    private Amount Budget() => Stage.ValueMax(tally.EquityFirst) * plan.PositionsMax;
}
