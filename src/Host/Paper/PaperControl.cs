using System.Globalization;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Configuration;
using Plimsoll.Host.Safety;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Paper;

/// <summary>What operators, sources and signals ask of a run. May be called by any thread.</summary>
internal sealed class PaperControl(
    RunParts parts, KillWatch sources, Func<RunState> state, Func<EmergencyReport?> emergency)
{
    private static readonly TimeSpan LatchMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KillAnswerMax = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Does what is asked, and answers when it is done and on disk.</summary>
    public ControlReply Handle(ControlRequest request)
    {
        if (state() is not (RunState.Starting or RunState.Running))
        {
            return new ControlReply(false, $"the run is over or in an emergency ({RunStatus.Word(state())})");
        }

        if (request.Strategy.Length > 0 && !parts.Names.Contains(request.Strategy, StringComparer.Ordinal))
        {
            return new ControlReply(
                false, $"no strategy '{request.Strategy}': there are {string.Join(", ", parts.Names)}");
        }

        return request.Verb switch
        {
            "kill" => Kill(request),
            "resume" when parts.Latch.Read() is { IsEngaged: true } latch => new ControlReply(
                false, $"the kill latch is engaged ({latch.Platform!.Reason}): reset it first"),
            "reset" => Reset(request),
            "bypass" => Bypass(request),
            _ => Await(Post(request), AnswerMax),
        };
    }

    /// <summary>Engages the latch on disk and tells the kernel; does not wait for it.</summary>
    public void PostKill(ControlRequest request) => _ = BeginKill(request);

    /// <summary>Tells the kernel what a strategy may do from now on; does not wait for it.</summary>
    public void PostStep(AuthorizationStep step) => _ = parts.Mailbox.TryPost(
        new KernelOrder(new ControlRequest("authorize"), parts.Clock.GetTimestamp()) { Step = step });

    /// <summary>Engages the latch on disk, as far as a disk that works does it in time.</summary>
    public void Latch(ControlRequest kill) => Latch(new LatchEntry(
        kill.Strategy, kill.Level, kill.Source, kill.Operator, kill.Reason, ClockText.Now(parts.Clock)));

    /// <summary>Engages the latch on disk, as far as a disk that works does it in time.</summary>
    public void Latch(LatchEntry entry)
    {
        string? trouble = null;
        var isDone = Bounded.Run("latch", () => Volatile.Write(ref trouble, parts.Latch.Engage(entry)), LatchMax);
        trouble = isDone
            ? Volatile.Read(ref trouble)
            : string.Create(CultureInfo.InvariantCulture, $"the disk did not answer in {LatchMax.TotalSeconds} s");
        if (trouble is not null)
        {
            parts.Alerts.Raise(new Alert(
                "latch", $"the file {LatchFile.Name} could not be written: {trouble}",
                "the kernel is latched all the same, in memory", "mend the disk before this process ends"));
        }
    }

    /// <summary>Answers all who still wait.</summary>
    public void AnswerAll(string message)
    {
        while (parts.Mailbox.TryTake() is { } order)
        {
            order.Finish(new ControlReply(order.IsUrgent && emergency() is { IsFlat: true }, message));
        }
    }

    private ControlReply Kill(ControlRequest request)
    {
        var named = request.Operator.Length > 0 ? request : request with { Operator = Environment.UserName };
        return Await(BeginKill(named with
        {
            Reason = named.Reason.Length > 0 ? named.Reason : "no reason given",
        }), KillAnswerMax);
    }

    // The latch is on disk before anything else is tried: what comes then may fail.
    private KernelOrder? BeginKill(ControlRequest request)
    {
        Latch(request);
        parts.Alerts.Raise(new Alert(
            "kill",
            $"{request.Source}, {request.Operator}: {request.Reason}"
            + (request.Strategy.Length > 0 ? $" (strategy {request.Strategy})" : ""),
            $"latch engaged, level {KillLevels.Word(request.Level)}", "reset with a name and a reason to go on"));
        return Post(request);
    }

    private ControlReply Reset(ControlRequest request)
    {
        if (request.Strategy.Length == 0 && sources.FirstEngaged() is { } source)
        {
            return new ControlReply(false, $"a kill source is still engaged: {source}: clear it first");
        }

        var reply = Await(Post(request), AnswerMax);
        if (!reply.IsDone)
        {
            return reply;
        }

        try
        {
            parts.Latch.Open(request.Strategy);
            parts.Alerts.Raise(new Alert(
                "reset", $"{request.Operator}: {request.Reason}", "latch opened", "nothing"));
            return reply;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Two latches that disagree would open at the next start or not at all: both stay engaged.
            PostKill(request with { Verb = "kill", Source = "latch", Reason = "the latch file could not be opened" });
            return new ControlReply(false, "the latch file could not be taken away, so all stays latched: "
                + cause.Message);
        }
    }

    // With money there is none: exits need none, and nothing else may be hurried past the evidence.
    private ControlReply Bypass(ControlRequest request)
    {
        var needed = parts.Run.Configuration.Risk?.Authorization ?? AuthorizationLevel.Denied;
        if (needed != AuthorizationLevel.PaperOnly || request.Strategy.Length > 0
            || !LengthText.TryParse(request.Length, out var lengthNs) || lengthNs > AuthorizationState.BypassMaxNs)
        {
            return new ControlReply(false, needed switch
            {
                AuthorizationLevel.Denied => "the limits of this run ask for no authorization: nothing to pass by",
                AuthorizationLevel.PaperOnly => "a bypass is for the whole run and at most 60m long",
                _ => $"entries need {LevelWords.Of(needed)}, as with money: there is no bypass; exits pass anyway",
            });
        }

        parts.Alerts.Raise(new Alert(
            "bypass", $"{request.Operator}: {request.Reason}",
            $"entries pass without authorization for {request.Length} of market time",
            "it ends by itself; 'plimsoll pause' ends entries now"));
        return Await(Post(request), AnswerMax);
    }

    private KernelOrder? Post(ControlRequest request)
    {
        var order = new KernelOrder(request, parts.Clock.GetTimestamp());
        if (parts.Mailbox.TryPost(order))
        {
            return order;
        }

        order.Dispose();
        return null;
    }

    private ControlReply Await(KernelOrder? order, TimeSpan deadline)
    {
        if (order is null)
        {
            return new ControlReply(false, "too many orders wait already: try again");
        }

        var begun = parts.Clock.GetTimestamp();
        while (!order.Wait(Glance) && parts.Clock.GetElapsedTime(begun) < deadline)
        {
            if (state() is RunState.Ended)
            {
                break;
            }
        }

        return order.Reply ?? new ControlReply(false, string.Create(
            CultureInfo.InvariantCulture,
            $"the kernel has not taken it within {deadline.TotalSeconds:0} s; the run is "
            + $"{RunStatus.Word(state())}"));
    }
}
