using System.Globalization;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Pacing;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Ports;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Paper;

/// <summary>
/// A paper run from its start to its end: wires it, starts its threads, watches over them, and says how it ended.
/// </summary>
internal sealed class PaperRun : IDisposable
{
    private static readonly TimeSpan CloseMax = TimeSpan.FromSeconds(10);
    private readonly PaperPlan plan;
    private readonly Output output;
    private readonly RunFolder folder;
    private readonly AlertBook alerts;
    private readonly RunWiring wiring;
    private readonly RunParts parts;
    private readonly KernelThread kernel;
    private readonly PaperSupervisor supervisor;

    /// <exception cref="CommandException">Another process has the folder, or the request cannot be run.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public PaperRun(PaperPlan plan, Output output, TimeProvider clock)
    {
        this.plan = plan;
        this.output = output;
        folder = RunFolder.Take(plan.Folder);
        alerts = new AlertBook(plan.Folder, output, clock);
        RunWiring? made = null;
        var isDone = false;
        try
        {
            StartGate.Require(TradingMode.Paper, PaperStart.Facts(plan, Environment.GetEnvironmentVariable));
            var fence = new KernelFence(clock);
            string[] names = [.. plan.Strategies.Select(static one => one.Name)];
            var watcher = new RunWatcher(alerts, names, clock);
            var goesOn = plan.Resumes && EarlierRun.IsThere(folder.Journal);
            if (!goesOn)
            {
                TellOfEarlierRun();
            }

            made = wiring = new RunWiring(plan, fence, watcher, folder.Journal, ProductVersion.Text);
            var run = new SteppedRun(
                plan.Request, [.. plan.Strategies.Select(static one => one.Loaded.Factory.Create(one.Parameters))],
                wiring);
            parts = new RunParts
            {
                Folder = folder,
                Run = run,
                Names = names,
                Fence = fence,
                Seat = wiring.Seat,
                Sink = wiring.Sink,
                Recorder = wiring.Recorder,
                Journal = wiring.Journal,
                Watcher = watcher,
                Mailbox = new KernelMailbox(clock),
                Market = new MarketClock(plan.Pace, clock),
                Latch = new LatchFile(plan.Folder),
                Alerts = alerts,
                Authorization = plan.Authorization is { } authorization
                    ? new AuthorizationWatch(authorization, alerts, clock)
                    : null,
                Past = wiring.Past,
                Clock = clock,
            };
            kernel = new KernelThread(parts);
            supervisor = new PaperSupervisor(plan, parts, kernel);
            isDone = true;
        }
        finally
        {
            // Who cannot start leaves the folder to others.
            if (!isDone)
            {
                made?.Dispose();
                alerts.Dispose();
                folder.Dispose();
            }
        }
    }

    /// <summary>Runs to the end.</summary>
    public ExitCode Execute()
    {
        using var control = new ControlServer(plan.Folder, supervisor.Handle, parts.Clock);
        using var signals = new RunSignals(supervisor);
        ExitCode code;
        using (new StatusWriter(folder.Status, supervisor.Describe, alerts))
        {
            code = supervisor.Run();
            code = EndJournal(code);
        }

        Tell(code);
        return code;
    }

    // A run whose journal is not whole did not end well, whatever else went well.
    private ExitCode EndJournal(ExitCode code)
    {
        var isDone = Bounded.Run("end of the journal", wiring.Dispose, CloseMax);
        var health = wiring.Journal.Health;
        if (isDone && health is JournalHealth.Sound or JournalHealth.Stalled)
        {
            return code;
        }

        alerts.Raise(new Alert(
            "journal", isDone ? $"the journal ended {health}" : "the journal could not be closed in time",
            "what happened after that is not on disk", "make room or mend the disk; the journal before it is sound"));
        return code == ExitCode.Ok ? ExitCode.InputOutput : code;
    }

    public void Dispose()
    {
        _ = Bounded.Run("end of the journal", wiring.Dispose, CloseMax);
        foreach (var source in plan.Sources)
        {
            (source as IDisposable)?.Dispose();
        }

        parts.Authorization?.Dispose();
        alerts.Dispose();
        folder.Dispose();
    }

    // Each start has a journal of its own, and the simulated venue ends with its process: what was held is gone.
    private void TellOfEarlierRun()
    {
        var last = StatusFile.TryRead(plan.Folder);
        if (folder.PutJournalAside() is not { } aside)
        {
            return;
        }

        if (last is { IsEnd: false } or { PositionCount: > 0 })
        {
            alerts.Raise(new Alert(
                "earlier run",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it was last seen {last.Value.State} with {last.Value.PositionCount} positions and "
                    + $"{last.Value.WorkingCount} working orders at {last.Value.WallTime}"),
                $"its journal stands in {aside}; this start begins flat at a new simulated venue",
                "look at that journal if the positions matter; a run that was cut off goes on with --resume"));
        }
    }

    private void Tell(ExitCode code)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("exitCode", (long)code);
            json.Write("status", supervisor.Describe());
            json.EndObject();
        });
        if (!output.IsJson)
        {
            var seen = kernel.Snapshot;
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{RunStatus.Word(supervisor.State)}: {seen.MarketEvents:N0} market events, {seen.Orders:N0} orders, "
                + $"{seen.Fills:N0} fills, equity {seen.Equity}, {alerts.Count} alerts"));
        }
    }
}
