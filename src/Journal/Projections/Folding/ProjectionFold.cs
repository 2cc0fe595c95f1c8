using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Journal.Following;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>
/// A pure fold over the records of a journal: the same records give the same rows, wherever the batches end. What
/// follows from an event or a command is the reckoning of a kernel that follows (<see cref="JournalFollower"/>);
/// here it
/// only becomes rows.
/// </summary>
public sealed class ProjectionFold : IRecordFold, IRunObserver
{
    private readonly FoldScope scope;
    private readonly TradingKernel kernel;
    private readonly StatisticsRows statistics;
    private readonly OrderRows orders;
    private readonly PositionRows positions;
    private readonly SnapshotRows snapshots;
    private readonly AuditRows audit;
    private readonly DecisionRows decisions;
    private readonly EvidenceRows evidence;

    // By kind of record: what a kind means is decided in one place, and a kind without an entry leaves no rows.
    private readonly RecordHandler?[] handlers = new RecordHandler?[byte.MaxValue + 1];
    private string? configurationHash;
    private Amount realised;
    private Amount fees;
    private int part;

    /// <summary>Begins before the first record.</summary>
    /// <param name="outline">What the journal's header says of the run.</param>
    public ProjectionFold(RunOutline outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        scope = new FoldScope(outline);
        Outline = outline;
        statistics = new StatisticsRows(scope);
        orders = new OrderRows(scope, statistics);
        positions = new PositionRows(scope);
        snapshots = new SnapshotRows(scope, statistics);
        audit = new AuditRows(scope);
        decisions = new DecisionRows(scope, audit);
        evidence = new EvidenceRows(scope, audit);
        kernel = new JournalFollower(outline.Configuration, outline.Strategies.Count, this).Kernel;
        kernel.Start();
        handlers[(int)RecordKind.InputEvent] = OnEvent;
        handlers[(int)RecordKind.OutputCommand] = OnCommand;
        handlers[(int)RecordKind.Decision] = OnDecision;
        handlers[(int)RecordKind.Note] = OnNote;
        handlers[(int)RecordKind.OperatorAction] = OnOperatorAction;
        handlers[(int)RecordKind.Evidence] = OnEvidence;
    }

    private delegate void RecordHandler(scoped in JournalRecord record);

    /// <summary>Number of the last record that was taken; 0 before the first.</summary>
    public long Sequence => scope.Sequence;

    /// <summary>Time of the last event. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => scope.TimeNs;

    /// <summary>How many events were taken.</summary>
    public long Events => kernel.EventCount;

    /// <summary>How many rows wait to be written, those of open positions and of statistics not counted.</summary>
    public int WaitingRows => scope.Changes.Count;

    /// <summary>The account as it stands.</summary>
    public AccountTotals Account => kernel.Account;

    private RunOutline Outline { get; }

    /// <summary>Takes the next record.</summary>
    /// <param name="record">Numbered one behind the last.</param>
    /// <exception cref="JournalException">Its layout is newer than this program, or it contradicts itself.</exception>
    public void Take(scoped in JournalRecord record)
    {
        scope.Sequence = record.Sequence;
        part = 0;
        handlers[(int)record.Kind]?.Invoke(in record);
    }

    /// <summary>Takes the header of a segment.</summary>
    /// <param name="header">What it says.</param>
    /// <exception cref="JournalException">It is of another run than the one before.</exception>
    public void Take(SegmentHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var hash = header.ConfigurationHash;
        if (configurationHash is not null && !string.Equals(hash, configurationHash, StringComparison.Ordinal))
        {
            throw new JournalException(JournalProblem.Misuse, string.Create(
                CultureInfo.InvariantCulture,
                $"the configuration changes behind record {scope.Sequence}: a projection shows one run: project the "
                + $"journal of each run by itself"));
        }

        if (configurationHash is null)
        {
            scope.Changes.Put(ProjectionTables.Run, 1L,
            [
                1L, hash, header.Build, scope.Currency, scope.Configuration.StartCash.ToString(),
                JsonSerializer.Serialize(Outline.Strategies),
                JsonSerializer.Serialize(scope.Configuration.Instruments.Select(static one => one.Id.ToString())),
            ]);
        }

        configurationHash = hash;
    }

    /// <summary>Gives the rows that changed since the last time; of each the last form.</summary>
    public ChangeSet TakeChanges()
    {
        statistics.Flush();
        positions.Flush(kernel);
        return scope.TakeChanges();
    }

    /// <inheritdoc />
    public void OnOrder(in OrderView order) => orders.OnOrder(in order);

    /// <inheritdoc />
    public void OnFill(in FillRecord fill)
    {
        var totals = kernel.Account;
        var (profit, fee) = (totals.Realised - realised, totals.Fees - fees);
        (realised, fees) = (totals.Realised, totals.Fees);
        var instrument = scope.Instrument(fill.Instrument);
        var value = instrument.Notional(fill.Price.Ticks, fill.Quantity.Lots).Magnitude();
        var worth = scope.InAccount(fill.Instrument, value);
        var (position, gained) = positions.OnFill(in fill);
        statistics.OnFill(fill.Strategy, worth, fee, profit, fill.TimeNs);
        scope.Changes.Add(
            ProjectionTables.Fills, scope.Sequence, fill.Execution.Value, fill.Order.Value, position,
            scope.Name(fill.Strategy), scope.Name(fill.Instrument), Words.Of(fill.Side),
            scope.Quantity(fill.Instrument, fill.Quantity.Lots), scope.Price(fill.Instrument, fill.Price.Ticks),
            value.ToString(), fill.Fee.ToString(), Words.Of(fill.Liquidity), instrument.Quote.Code, gained.ToString(),
            profit.ToString(), fee.ToString(), worth.ToString(), fill.TimeNs);
    }

    /// <inheritdoc />
    public void OnTrade(in PositionEpisode trade)
    {
        statistics.OnClosed(in trade);
        positions.OnClosed(in trade, kernel.LastTicks(trade.Instrument));
    }

    /// <inheritdoc />
    public void OnEquity(in EquitySample sample) => snapshots.OnEquity(in sample, kernel);

    /// <inheritdoc />
    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
        // The kernel checks no data: what is wrong with it is the quality report's business.
    }

    /// <inheritdoc />
    public void OnDesync(in DesyncRecord desync) => scope.Changes.Add(
        ProjectionTables.Alerts, scope.Sequence, (long)part++, desync.TimeNs, "Critical",
        "Desync" + Words.Of(desync.Kind), scope.Name(desync.Instrument), desync.Order.Value, string.Create(
            CultureInfo.InvariantCulture,
            $"order {desync.Order.Value} in state {desync.Status} met {desync.Event}, execution "
            + $"{desync.Execution.Value}"));

    /// <inheritdoc />
    public void OnCharge(in ChargeRecord charge)
    {
        var totals = kernel.Account;
        (realised, fees) = (totals.Realised, totals.Fees);
        scope.Changes.Add(
            ProjectionTables.Charges, scope.Sequence, (long)part++, charge.TimeNs, Words.Of(charge.Kind),
            scope.Name(charge.Instrument), charge.Amount.ToString(), scope.Currency);
    }

    /// <inheritdoc />
    public void OnMargin(in MarginNotice notice) => scope.Changes.Add(
        ProjectionTables.Alerts, scope.Sequence, (long)part++, notice.TimeNs,
        notice.Kind == MarginNoticeKind.Call ? "Warning" : "Critical", "Margin" + Words.Of(notice.Kind), null, null,
        $"available {notice.Available}, required {notice.Required} {scope.Currency}");

    /// <inheritdoc />
    public void OnAlert(in AlertRecord alert) => scope.Changes.Add(
        ProjectionTables.Alerts, scope.Sequence, (long)part++, alert.TimeNs,
        alert.Kind == AlertKind.Verified ? "Information" : "Critical", Words.Of(alert.Kind),
        alert.Scope == OperatorScope.Instrument ? scope.Name(alert.Instrument) : null, null,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{alert.Scope}: {alert.Reason}, value {alert.Value}, operator's action {alert.ActionNumber}"));

    /// <summary>Whether a record has a row in the audit log: that is a matter of the record alone.</summary>
    /// <param name="record">Which one.</param>
    internal static bool IsAudited(scoped in JournalRecord record) => record.Kind switch
    {
        RecordKind.InputEvent => !IsMarket(EventRecord.Read(record.Version, record.Payload).Kind),
        RecordKind.OutputCommand or RecordKind.Decision or RecordKind.Note or RecordKind.OperatorAction => true,
        _ => false,
    };

    private static bool IsMarket(EventKind kind) => kind is (>= EventKind.Trade and <= EventKind.Timer);

    private void OnEvent(scoped in JournalRecord record)
    {
        var e = EventRecord.Read(record.Version, record.Payload);
        scope.TimeNs = e.TimeNs;
        if (!IsMarket(e.Kind))
        {
            var isReport = AuditRows.IsReport(e.Kind);
            audit.OnEvent(in record, in e, isReport ? orders.StrategyOf(e.Report.Order) : null);
            if (isReport)
            {
                orders.OnReport(in e);
            }
        }

        kernel.Process(in e);
    }

    private void OnCommand(scoped in JournalRecord record)
    {
        var command = CommandRecord.Read(record.Version, record.Payload);
        audit.OnCommand(in record, in command);
        orders.OnCommand(in command, kernel);
        kernel.Follow(in command);
    }

    private void OnDecision(scoped in JournalRecord record) =>
        decisions.Add(in record, DecisionPayload.Read(record.Version, record.Payload));

    private void OnEvidence(scoped in JournalRecord record) => evidence.Add(in record);

    private void OnNote(scoped in JournalRecord record)
    {
        var text = Encoding.UTF8.GetString(record.Payload);
        audit.OnText(in record, "Note", null, text);
        scope.Changes.Add(ProjectionTables.Notes, record.Sequence, scope.TimeNs, text);
    }

    private void OnOperatorAction(scoped in JournalRecord record)
    {
        var action = RecordedAction.Read(record.Payload);
        audit.OnAction(in record, action);
        scope.Changes.Add(
            ProjectionTables.OperatorActions, record.Sequence, scope.TimeNs, action.Operator, action.Action,
            action.Reason, action.Detail);
    }
}
