using System.Globalization;
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
    private JournalHealth told = JournalHealth.Sound;
    private long actions;

    /// <summary>Before the first event of the market: what the latch file says becomes the kernel's latch.</summary>
    public void Open()
    {
        if (parts.Run.Loop.IsAtEnd)
        {
            return;
        }

        foreach (var entry in parts.Latch.Read().Entries)
        {
            _ = Give(new ControlRequest("kill")
            {
                Level = entry.Level,
                Strategy = parts.Names.Contains(entry.Strategy, StringComparer.Ordinal) ? entry.Strategy : "",
                Operator = entry.Who,
                Source = "latch",
                Reason = $"latched since {entry.Time} by {entry.Source}: {entry.Reason}",
            });
        }
    }

    /// <summary>Does what is asked and says what came of it.</summary>
    public void Carry(KernelOrder order)
    {
        var request = order.Request;
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
        parts.Run.Loop.Inject(Event.OfHealth(new HealthChange(nowNs, HealthPart.Journal, level)));
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
        var record = new OperatorActionRecord
        {
            Action = request.Verb,
            Level = request.Verb == "kill" ? KillLevels.Word(request.Level) : "",
            Number = ++actions,
            Operator = request.Operator,
            Reason = request.Reason,
            Source = request.Source,
            Strategy = request.Strategy,
            Time = WallClock.Now(parts.Clock),
        };
        foreach (var kind in KindsOf(request))
        {
            _ = parts.Sink.Append(RecordKind.OperatorAction, OperatorActionRecord.Version, record.ToBytes());
            var order = new OperatorOrder(
                NowNs, kind, scope, new StrategyIndex(Math.Max(strategy, 0)), record.Number);
            parts.Run.Loop.Inject(Event.OfOperator(in order));
        }

        return record.Number;
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
