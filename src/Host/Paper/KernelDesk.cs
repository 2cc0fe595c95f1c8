using System.Globalization;
using System.Text;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Configuration;
using Plimsoll.Host.Safety;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Carries out, on the kernel's thread and between two events, what comes from outside the market: writes down who
/// wants what and why, then gives it to the kernel as an event.
/// </summary>
internal sealed class KernelDesk(RunParts parts)
{
    /// <summary>How a note begins that says behind which step of the loop something came from outside.</summary>
    public const string StepMark = "from outside, behind step ";

    private JournalHealth told = JournalHealth.Sound;
    private long bypassUntilNs = long.MinValue;

    /// <summary>The number of the last action; a run that goes on goes on counting.</summary>
    public long Actions { get; set; }

    /// <summary>How many steps the loop has made.</summary>
    public long Steps { get; private set; }

    /// <summary>Lets happen what is due next.</summary>
    public void Step()
    {
        parts.Run.Loop.Step();
        Steps++;
    }

    /// <summary>
    /// Before the market goes on: what the latch file says becomes the kernel's latch, what evidence says its
    /// authorization.
    /// </summary>
    public void Open()
    {
        if (parts.Run.Loop.IsAtEnd)
        {
            return;
        }

        foreach (var entry in parts.Latch.Read().Entries)
        {
            var strategy = parts.Names.Contains(entry.Strategy, StringComparer.Ordinal) ? entry.Strategy : "";
            if (!IsLatched(strategy, entry.Level))
            {
                _ = Give(new ControlRequest("kill")
                {
                    Level = entry.Level,
                    Strategy = strategy,
                    Operator = entry.Who,
                    Source = "latch",
                    Reason = $"latched since {entry.Time} by {entry.Source}: {entry.Reason}",
                });
            }
        }

        foreach (var step in parts.Authorization?.Take() ?? [])
        {
            Authorize(step);
        }
    }

    /// <summary>What the kernel was told of the journal's health while a run was repeated.</summary>
    public void Recall(in HealthChange change)
    {
        if (change.Part == HealthPart.Journal)
        {
            told = change.Level switch
            {
                HealthLevel.Good => JournalHealth.Sound,
                HealthLevel.Doubtful => JournalHealth.Stalled,
                _ => JournalHealth.Failed,
            };
        }
    }

    /// <summary>Does what is asked and says what came of it.</summary>
    public void Carry(KernelOrder order)
    {
        var request = order.Request;
        if (order.Step is { } step)
        {
            Authorize(step);
            order.Finish(new ControlReply(true, ""));
            return;
        }

        if (request.Strategy.Length > 0 && !parts.Names.Contains(request.Strategy, StringComparer.Ordinal))
        {
            order.Finish(new ControlReply(
                false, $"no strategy '{request.Strategy}': there are {string.Join(", ", parts.Names)}"));
            return;
        }

        var number = Give(request);
        var isDurable = parts.Journal.Release() == ReleaseDecision.Send;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Verb} taken as action {number}"
            + $"{(isDurable ? "" : "; the journal could not bring it to disk")}");
        order.Finish(new ControlReply(true, text));
    }

    /// <summary>Tells the kernel when the journal becomes unwell, or well again.</summary>
    public void WatchJournal()
    {
        var health = parts.Journal.Health;
        if (health == told || parts.Run.Loop.IsAtEnd)
        {
            return;
        }

        told = health;
        var level = health switch
        {
            JournalHealth.Sound => HealthLevel.Good,
            JournalHealth.Stalled => HealthLevel.Doubtful,
            _ => HealthLevel.Failed,
        };
        var nowNs = NowNs;
        parts.Alerts.Raise(new Alert(
            "journal",
            $"the journal is {health}",
            health == JournalHealth.Sound ? "new risk is allowed again" : "no new risk; cancels and exits go on",
            health switch
            {
                JournalHealth.Sound => "nothing",
                JournalHealth.Stalled => "look at the disk if it does not pass",
                _ => "make room or mend the disk, then start again",
            }));
        Inject(Event.OfHealth(new HealthChange(nowNs, HealthPart.Journal, level)), null);
    }

    /// <summary>Says when a bypass is over.</summary>
    public void WatchBypass()
    {
        if (bypassUntilNs == long.MinValue || parts.Run.Loop.NowNs < bypassUntilNs)
        {
            return;
        }

        bypassUntilNs = long.MinValue;
        parts.Alerts.Raise(new Alert(
            "bypass over",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{parts.Run.Kernel.Risk.BypassUses} orders of this run passed by a bypass alone"),
            "entries need authorization again", "nothing"));
    }

    /// <summary>The run is over: the state is written down, so that a replay can compare it.</summary>
    public void Close()
    {
        if (!parts.Fence.IsShut)
        {
            parts.Recorder.RecordState(parts.Run.Kernel);
        }
    }

    private long NowNs => parts.Market.NowNs(parts.Run.Loop.NowNs, parts.Run.Loop.NextNs);

    /// <returns>The number of the action.</returns>
    private long Give(ControlRequest request)
    {
        var strategy = IndexOf(request.Strategy);
        var scope = strategy < 0 ? OperatorScope.Platform : OperatorScope.Strategy;
        var isBypass = request.Verb == "bypass" && LengthText.TryParse(request.Length, out _);
        var record = new OperatorActionRecord
        {
            Action = request.Verb,
            Level = request.Verb == "kill" ? KillLevels.Word(request.Level) : isBypass ? request.Length : "",
            Number = ++Actions,
            Operator = request.Operator,
            Reason = request.Reason,
            Source = request.Source,
            Strategy = request.Strategy,
            Time = ClockText.Now(parts.Clock),
        };
        foreach (var kind in KindsOf(request))
        {
            var order = new OperatorOrder(
                NowNs, kind, scope, new StrategyIndex(Math.Max(strategy, 0)), record.Number)
            {
                LengthNs = isBypass && LengthText.TryParse(request.Length, out var lengthNs) ? lengthNs : 0,
            };
            Inject(Event.OfOperator(in order), record);
        }

        bypassUntilNs = isBypass ? parts.Run.Kernel.Risk.BypassUntilNs : bypassUntilNs;
        return record.Number;
    }

    // What evidence says of a strategy, in words and directly behind them in numbers.
    private void Authorize(AuthorizationStep step)
    {
        if (parts.Run.Loop.IsAtEnd)
        {
            return;
        }

        var grant = step.Grant;
        var nowNs = NowNs;
        var name = parts.Names[grant.Strategy.Value];
        var record = new OperatorActionRecord
        {
            Action = "authorize",
            Level = LevelWords.Of(grant.Level),
            Number = ++Actions,
            Operator = step.Who,
            Reason = step.Why,
            Source = "evidence",
            Strategy = name,
            Time = ClockText.Now(parts.Clock),
        };
        var change = new AuthorizationChange(
            nowNs, grant.Strategy, (byte)grant.Level, MarketTimeOf(grant.ValidUntilNs, nowNs))
        {
            PositionShareMillionths = grant.PositionShareMillionths,
            StrategiesMax = grant.StrategiesMax,
            PositionValueMaxMicros = grant.PositionValueMaxMicros,
            DayVolumeMaxMicros = grant.DayVolumeMaxMicros,
            DayLossMaxMicros = grant.DayLossMaxMicros,
        };
        Inject(Event.OfAuthorization(in change), record);
        parts.Alerts.Raise(new Alert(
            "authorization", $"{name}: {LevelWords.Of(grant.Level)}: {step.Why} ({step.Who})",
            grant.Level < parts.Run.Configuration.Risk!.Authorization
                ? "its entries are refused; exits go on"
                : "its entries pass",
            "nothing"));
    }

    // The end of what is granted, on the market's clock. As fast as possible there is no such moment: the one who
    // reads the evidence takes it back when it has come.
    private long MarketTimeOf(long untilNs, long nowNs)
    {
        if (untilNs is long.MaxValue or long.MinValue || parts.Market.IsFree)
        {
            return untilNs == long.MinValue ? long.MinValue : long.MaxValue;
        }

        var left = untilNs - ((parts.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100);
        return (long)Math.Min(nowNs + (left * parts.Market.Factor), long.MaxValue / 2);
    }

    // The note says where: a run that goes on after a crash must do it at the same place.
    private void Inject(in Event e, OperatorActionRecord? record)
    {
        var note = StepMark + Steps.ToString(CultureInfo.InvariantCulture);
        _ = parts.Sink.Append(RecordKind.Note, 1, Encoding.UTF8.GetBytes(note));
        if (record is not null)
        {
            _ = parts.Sink.Append(RecordKind.OperatorAction, OperatorActionRecord.Version, record.ToBytes());
        }

        parts.Run.Loop.Inject(in e);
    }

    private bool IsLatched(string strategy, KillLevel level)
    {
        var risk = parts.Run.Kernel.Risk;
        var held = strategy.Length == 0 ? risk.Latch : risk.LatchOf(new StrategyIndex(IndexOf(strategy)));
        return (int)held >= (int)level;
    }

    // A reset opens all that stands between the operator and trading, and says so.
    private static OperatorOrderKind[] KindsOf(ControlRequest request) => request.Verb switch
    {
        "kill" when request.Level == KillLevel.Stop => [OperatorOrderKind.KillEntries],
        "kill" when request.Level == KillLevel.Cancel => [OperatorOrderKind.KillOrders],
        "kill" => [OperatorOrderKind.KillPositions],
        "pause" => [OperatorOrderKind.Pause],
        "resume" => [OperatorOrderKind.Resume],
        "flatten" => [OperatorOrderKind.Flatten],
        "bypass" => [OperatorOrderKind.Bypass],
        "reset" => [OperatorOrderKind.ResetKill, OperatorOrderKind.ResetBreakers],
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Verb, "nothing for the kernel"),
    };

    private int IndexOf(string name)
    {
        for (var i = 0; i < parts.Names.Count; i++)
        {
            if (name.Length > 0 && string.Equals(parts.Names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
