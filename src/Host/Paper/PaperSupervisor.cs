using System.Collections.Concurrent;
using System.Globalization;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Watches over a run from outside its kernel's thread: whether that thread still moves, whether kills are taken,
/// whether a source kills. Takes the account away from a kernel that has stopped answering.
/// </summary>
internal sealed class PaperSupervisor
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan FenceMax = TimeSpan.FromSeconds(5);
    private readonly PaperPlan plan;
    private readonly RunParts parts;
    private readonly KernelThread kernel;
    private readonly PaperControl control;
    private readonly KillWatch sources;
    private readonly ConcurrentQueue<LatchEntry> latchWanted = new();
    private readonly string startedAt;
    private EmergencyReport? emergency;
    private int state;

    public PaperSupervisor(PaperPlan plan, RunParts parts, KernelThread kernel)
    {
        this.plan = plan;
        this.parts = parts;
        this.kernel = kernel;
        startedAt = ClockText.Now(parts.Clock);
        sources = new KillWatch(plan.Sources, parts.Alerts, parts.Clock);
        control = new PaperControl(parts, sources, () => State, () => Volatile.Read(ref emergency));
        parts.Watcher.OnLatch = latchWanted.Enqueue;
        parts.Watcher.OnWithdrawal = wish => parts.Authorization?.Withdraw(wish);
    }

    public RunState State => (RunState)Volatile.Read(ref state);

    /// <summary>Watches until the run is over.</summary>
    public ExitCode Run()
    {
        sources.Begin();
        foreach (var kill in sources.TakeKills())
        {
            // Before the kernel starts, so that it starts latched.
            control.Latch(kill);
        }

        parts.Authorization?.Begin();
        kernel.Start();
        while (true)
        {
            if (kernel.Refusal is { } refusal)
            {
                Set(RunState.Ended);
                control.AnswerAll("the run cannot go on: " + refusal);
                throw new CommandException(ExitCode.Finding, "the run cannot go on", plan.Folder, refusal);
            }

            if (Cause() is { } cause)
            {
                return TakeOver(cause);
            }

            if (kernel.IsOver)
            {
                Set(RunState.Ended);
                control.AnswerAll("the run has ended");
                return ExitCode.Ok;
            }

            if (kernel.IsRunning && State == RunState.Starting)
            {
                Set(RunState.Running);
            }

            Look();
            Thread.Sleep(Tick);
        }
    }

    /// <summary>Ends the run at a clean place.</summary>
    public void End()
    {
        kernel.End();
    }

    public void KillBySignal() => control.PostKill(new ControlRequest("kill")
    {
        Level = KillLevel.Flatten,
        Operator = Environment.UserName,
        Source = "signal",
        Reason = "SIGUSR1",
    });

    /// <summary>Answers somebody on the control channel; on one of its threads.</summary>
    public ControlReply Handle(ControlRequest request) => request.Verb == "status"
        ? new ControlReply(true, "", Describe())
        : control.Handle(request);

    /// <summary>The state of the run as JSON; any thread.</summary>
    public string Describe() => RunStatus.Describe(new PaperFacts
    {
        State = State,
        Snapshot = kernel.Snapshot,
        Busy = parts.Fence.InsideFor,
        Latch = parts.Latch.Read(),
        Strategies = parts.Names,
        Sources = sources.Troubles,
        Journal = parts.Journal.Health.ToString(),
        Pace = parts.Market.IsFree ? "fast" : string.Create(CultureInfo.InvariantCulture, $"{parts.Market.Factor}x"),
        Process = Environment.ProcessId,
        AlertCount = parts.Alerts.Count,
        StartedAt = startedAt,
        WallTime = ClockText.Now(parts.Clock),
        Emergency = Volatile.Read(ref emergency),
    });

    private void Look()
    {
        while (latchWanted.TryDequeue(out var entry))
        {
            control.Latch(entry);
        }

        foreach (var kill in sources.TakeKills())
        {
            control.PostKill(kill);
        }

        if (State == RunState.Running)
        {
            foreach (var step in parts.Authorization?.Take() ?? [])
            {
                control.PostStep(step);
            }
        }
    }

    /// <returns>Why the kernel may not keep the account; null when it may.</returns>
    private string? Cause()
    {
        if (kernel.Fault is { } fault)
        {
            return "the kernel failed: " + $"{fault.GetType().Name}: {fault.Message}".ReplaceLineEndings(" ");
        }

        var inside = parts.Fence.InsideFor;
        if (inside > plan.StrategyDeadline)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"the kernel has been busy with one event for {inside.TotalSeconds:0.0} s: a strategy hangs");
        }

        var urgent = parts.Mailbox.UrgentFor;
        return urgent <= plan.KillDeadline || kernel.IsOver || kernel.IsCatchingUp ? null : string.Create(
            CultureInfo.InvariantCulture, $"a kill was not taken by the kernel within {urgent.TotalSeconds:0.0} s");
    }

    private ExitCode TakeOver(string cause)
    {
        var begun = parts.Clock.GetTimestamp();
        Set(RunState.Emergency);
        parts.Alerts.Raise(new Alert(
            "emergency", cause, "the emergency desk takes the account over", "wait for its report"));
        control.Latch(new LatchEntry(
            "", KillLevel.Flatten, "watchdog", "platform", cause, ClockText.Now(parts.Clock)));
        var latched = parts.Clock.GetElapsedTime(begun);
        var report = (Shut(begun) ? Work(cause, begun) : new EmergencyReport
        {
            Cause = cause,
            FencedAfter = parts.Clock.GetElapsedTime(begun),
            Escalation = "the kernel could not be shut out: its thread hangs outside of the kernel",
        }) with { LatchedAfter = latched };
        Volatile.Write(ref emergency, report);
        Set(report.IsFlat ? RunState.Flattened : RunState.Escalated);
        kernel.ShowAtRest();
        Tell(report);
        control.AnswerAll(report.IsFlat
            ? "the kernel did not answer; the emergency desk took over and the account is flat"
            : "the kernel did not answer; the emergency desk took over: " + report.Escalation);
        return report.IsFlat ? ExitCode.Flattened : ExitCode.Escalated;
    }

    private EmergencyReport Work(string cause, long begun)
    {
        var desk = new EmergencyDesk(
            new EmergencyTools
            {
                Loop = parts.Run.Loop,
                Venue = parts.Run.Venue,
                StrategyCount = parts.Names.Count,
                InstrumentCount = parts.Run.Instruments.Count,
                Journal = parts.Journal,
                Market = parts.Market,
                Clock = parts.Clock,
                Deadline = plan.FlattenDeadline,
            },
            begun);
        parts.Seat.GiveTo(desk);
        return desk.Run(cause);
    }

    // A kernel that is inside an event is shut in; one that is between two events hands over by itself.
    private bool Shut(long begun)
    {
        kernel.GiveUp();
        while (parts.Clock.GetElapsedTime(begun) < FenceMax)
        {
            if (parts.Fence.TryShut() || (parts.Fence.IsShut && kernel.IsOver))
            {
                return true;
            }

            Thread.Sleep(1);
        }

        return false;
    }

    private void Tell(EmergencyReport report)
    {
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Canceled} orders cancelled, {report.Closing} closing orders sent, no orders after "
            + $"{report.NoOrdersAfter?.TotalSeconds:0.000} s, flat after {report.FlatAfter?.TotalSeconds:0.000} s");
        parts.Alerts.Raise(report.IsFlat
            ? new Alert(
                "emergency over", "flat and no open orders, checked twice: " + figures,
                "the latch stays engaged; the process ends",
                "look at the journal and the strategy, start again, then reset with a name and a reason")
            : new Alert(
                "escalation", report.Escalation + "; " + figures, "the latch stays engaged; the process ends",
                "a person must look at the account now"));
    }

    private void Set(RunState to) => Volatile.Write(ref state, (int)to);
}
