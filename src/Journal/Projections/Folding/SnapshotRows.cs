using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>Profit and loss at the end of each interval and each trading day.</summary>
internal sealed class SnapshotRows
{
    private readonly FoldScope scope;
    private readonly StatisticsRows statistics;
    private Amount lastInterval;
    private Amount lastDay;

    public SnapshotRows(FoldScope scope, StatisticsRows statistics)
    {
        this.scope = scope;
        this.statistics = statistics;
        lastInterval = lastDay = scope.Configuration.StartCash;
    }

    /// <summary>Writes the account at one mark.</summary>
    /// <param name="sample">The mark; its equity and cash count.</param>
    /// <param name="kernel">The books, which may have gone on since; realised profit and charges are theirs.</param>
    public void OnEquity(in EquitySample sample, TradingKernel kernel)
    {
        var totals = kernel.Account;
        var start = scope.Configuration.StartCash;
        var before = sample.IsDayEnd ? lastDay : lastInterval;
        (lastDay, lastInterval) = sample.IsDayEnd ? (sample.Equity, lastInterval) : (lastDay, sample.Equity);
        var kind = sample.IsDayEnd ? "Daily" : "Interval";
        scope.Changes.Put(ProjectionTables.PnlSnapshots, (sample.TimeNs, kind),
        [
            sample.TimeNs, kind, scope.DayOf(sample.TimeNs - 1), sample.Equity.ToString(), sample.Cash.ToString(),
            sample.NetValue.ToString(), scope.MarginUsed(kernel).ToString(), (sample.Equity - start).ToString(),
            totals.Realised.ToString(),
            (sample.Equity - start - totals.Realised + totals.Charges).ToString(),
            totals.Fees.ToString(), (totals.Charges - totals.Fees).ToString(), (sample.Equity - before).ToString(),
            statistics.Volume.ToString(), statistics.Closed, statistics.Winning, statistics.Losing,
            statistics.ByInstrument(),
        ]);
    }
}
