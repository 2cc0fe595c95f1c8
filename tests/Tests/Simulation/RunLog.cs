using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Tests.Simulation;

/// <summary>Keeps all that a run tells its observers.</summary>
internal sealed class RunLog : IRunObserver, IExecutionObserver, IAmbiguityObserver
{
    public List<OrderView> Orders { get; } = [];

    public List<FillRecord> Fills { get; } = [];

    public List<PositionEpisode> Trades { get; } = [];

    public List<BarAmbiguity> Ambiguities { get; } = [];

    public List<DesyncRecord> Desyncs { get; } = [];

    public List<EquitySample> Samples { get; } = [];

    public List<(ExecutionId Execution, long ReferenceTicks, long Ticks)> Executions { get; } = [];

    /// <summary>Called with each fill, before the strategy is told.</summary>
    public Action<FillRecord>? WhenFilled { get; set; }

    public IEnumerable<OrderView> Ended => Orders.Where(order => order.IsFinal);

    public void OnOrder(in OrderView order) => Orders.Add(order);

    public void OnFill(in FillRecord fill)
    {
        Fills.Add(fill);
        WhenFilled?.Invoke(fill);
    }

    public void OnTrade(in PositionEpisode trade) => Trades.Add(trade);

    public void OnEquity(in EquitySample sample) => Samples.Add(sample);

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    public void OnExecution(ExecutionId execution, long referenceTicks, long ticks) =>
        Executions.Add((execution, referenceTicks, ticks));

    public void OnAmbiguity(in BarAmbiguity ambiguity) => Ambiguities.Add(ambiguity);

    public void OnDesync(in DesyncRecord desync) => Desyncs.Add(desync);

    public List<ChargeRecord> Charges { get; } = [];

    public List<MarginNotice> Notices { get; } = [];

    /// <summary>Called with each decision; a run hears of decisions only where this is set before it.</summary>
    public Action<DecisionRecord>? WhenDecided { get; set; }

    public bool HearsDecisions { get; set; }

    public List<AccountTotals> Snapshots { get; } = [];

    public void OnDecision(in DecisionRecord decision) => WhenDecided?.Invoke(decision);

    public void OnSnapshot(in AccountSnapshot snapshot) => Snapshots.Add(snapshot.Totals);

    /// <summary>Called with each charge.</summary>
    public Action<ChargeRecord>? WhenCharged { get; set; }

    public void OnCharge(in ChargeRecord charge)
    {
        Charges.Add(charge);
        WhenCharged?.Invoke(charge);
    }

    public List<AlertRecord> Alerts { get; } = [];

    public void OnAlert(in AlertRecord alert) => Alerts.Add(alert);

    public void OnMargin(in MarginNotice notice) => Notices.Add(notice);
}
