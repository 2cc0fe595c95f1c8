using System.Globalization;
using Plimsoll.Host.Safety;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Host.Paper;

/// <summary>
/// Counts what happens in a run that may go on for weeks, and raises alerts. Keeps nothing that grows. Called by the
/// kernel's thread.
/// </summary>
internal sealed class RunWatcher(AlertBook alerts, IReadOnlyList<string> names, TimeProvider clock)
    : IRunObserver, IExecutionObserver
{
    /// <summary>Is told when the kernel latches by itself.</summary>
    public Action<LatchEntry>? OnLatch { get; set; }

    /// <summary>Is told when evidence counts no more for what happened.</summary>
    public Action<WithdrawalWish>? OnWithdrawal { get; set; }

    /// <summary>Whether nothing is told to anybody, because it was told when it happened.</summary>
    public bool IsQuiet { get; set; }

    public long FillCount { get; private set; }

    public long TradeCount { get; private set; }

    public long RefusedCount { get; private set; }

    public long FindingCount { get; private set; }

    public void OnOrder(in OrderView order)
    {
        if (order.Status == OrderStatus.Rejected)
        {
            RefusedCount++;
        }
    }

    public void OnFill(in FillRecord fill) => FillCount++;

    public void OnTrade(in PositionEpisode trade) => TradeCount++;

    public void OnEquity(in EquitySample sample)
    {
    }

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding) => FindingCount++;

    public void OnDesync(in DesyncRecord desync) => Raise(new Alert(
        "desync",
        string.Create(CultureInfo.InvariantCulture, $"{desync.Kind} about order {desync.Order.Value}"),
        "no new risk in the instrument",
        "look at the journal, then resume"));

    public void OnMargin(in MarginNotice notice) => Raise(new Alert(
        "margin", notice.Kind.ToString(), "the kernel acts by its margin rules", "look at the positions"));

    public void OnAlert(in AlertRecord alert)
    {
        if (IsQuiet)
        {
            return;
        }

        var text = AlertWords.Of(in alert, names);
        Raise(text);
        WithdrawalCause? cause = alert.Kind switch
        {
            AlertKind.BreakerTripped => WithdrawalCause.Breaker,
            AlertKind.PositionMismatch => WithdrawalCause.Reconciliation,
            _ => null,
        };
        if (cause is { } known)
        {
            OnWithdrawal?.Invoke(new WithdrawalWish(
                known, alert.Scope == OperatorScope.Strategy ? alert.Strategy.Value : -1, text.Evidence));
        }

        if (alert is { Kind: AlertKind.LatchEngaged, ActionNumber: 0 })
        {
            var strategy = alert.Scope == OperatorScope.Strategy ? names[alert.Strategy.Value] : "";
            OnLatch?.Invoke(new LatchEntry(
                strategy, (KillLevel)Math.Clamp(alert.Value, 1, 3), "kernel", "platform", text.Evidence,
                ClockText.Now(clock)));
        }
    }

    private void Raise(Alert alert)
    {
        if (!IsQuiet)
        {
            alerts.Raise(alert);
        }
    }

    public void OnExecution(ExecutionId execution, long referenceTicks, long ticks)
    {
    }
}
