using System.Buffers;
using System.Text;
using System.Text.Json;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>One row for each record that matters to an auditor, with the hash of the record itself.</summary>
internal sealed class AuditRows
{
    private readonly FoldScope scope;
    private readonly ArrayBufferWriter<byte> buffer = new();

    public AuditRows(FoldScope scope) => this.scope = scope;

    /// <summary>Whether an event is a venue's word about an order.</summary>
    public static bool IsReport(EventKind kind) =>
        kind is < EventKind.Trade or (>= EventKind.OrderReplaced and <= EventKind.OrderTriggered);

    /// <summary>An order's report, a charge or a settlement.</summary>
    public void OnEvent(scoped in JournalRecord record, in Event e, string? strategy)
    {
        var isReport = IsReport(e.Kind);
        var instrument = e.Kind is EventKind.EndOfData or (>= EventKind.OperatorOrder)
            ? null
            : scope.Name(e.Instrument);
        using var json = Begin();
        if (isReport)
        {
            Write(json, in e);
        }
        else if (e.Kind == EventKind.AccountCharge)
        {
            json.WriteString("amount", e.Account.Amount.ToString());
            json.WriteString("charge", Words.Of(e.Account.Kind));
        }
        else if (e.Kind == EventKind.Settlement)
        {
            json.WriteString("price", scope.Price(e.Instrument, e.Account.Ticks));
        }

        Add(in record, Words.Of(e.Kind), instrument, strategy, isReport ? e.Report.Order.Value : null,
            isReport && e.Reason != OrderReason.None ? Words.Of(e.Reason) : null, null, End(json));
    }

    /// <summary>A command.</summary>
    public void OnCommand(scoped in JournalRecord record, in Command command)
    {
        var request = command.Request;
        using var json = Begin();
        json.WriteString("quantity", scope.Quantity(request.Instrument, request.Quantity.Lots));
        if (request.QuoteBudget.Sign > 0)
        {
            json.WriteString("budget", request.QuoteBudget.ToString());
        }

        if (request.HasLimit)
        {
            json.WriteString("limit", scope.Price(request.Instrument, request.LimitPrice.Ticks));
        }

        if (request.HasTrigger)
        {
            json.WriteString("stop", scope.Price(request.Instrument, request.StopPrice.Ticks));
        }

        json.WriteString("side", Words.Of(request.Side));
        json.WriteString("timeInForce", Words.Of(request.TimeInForce));
        json.WriteString("type", Words.Of(request.Type));
        Add(in record, Words.Of(command.Kind), scope.Name(request.Instrument), scope.Name(command.Strategy),
            command.Order.Value, string.IsNullOrEmpty(request.Reason) ? null : request.Reason, null, End(json));
    }

    /// <summary>Anything that is text already.</summary>
    public void OnText(scoped in JournalRecord record, string what, string? operatorName, string text)
    {
        using var json = Begin();
        json.WriteString("text", text);
        Add(in record, what, null, null, null, null, operatorName, End(json));
    }

    /// <summary>What an operator did.</summary>
    public void OnAction(scoped in JournalRecord record, RecordedAction action) => Add(
        in record, "OperatorAction", null, action.Strategy, null, action.Reason, action.Operator, action.Detail);

    /// <summary>Adds a row with everything known.</summary>
    public void Add(
        scoped in JournalRecord record, string what, string? instrument, string? strategy, long? order, string? reason,
        string? operatorName, string payload) => scope.Changes.Add(
            ProjectionTables.AuditLog, record.Sequence, scope.TimeNs, Words.Of(record.Kind), what, instrument, strategy,
            order, reason, operatorName, payload, RecordHash.Of(in record));

    private void Write(Utf8JsonWriter json, in Event e)
    {
        if (e.Report.Execution.Value != 0)
        {
            json.WriteNumber("execution", e.Report.Execution.Value);
        }

        if (e.Kind == EventKind.OrderFilled)
        {
            json.WriteString("fee", e.Report.Fee.ToString());
            json.WriteString("liquidity", Words.Of(e.Liquidity));
            json.WriteString("side", Words.Of(e.FillSide));
        }

        if (e.Kind is EventKind.OrderFilled or EventKind.OrderReplaced)
        {
            json.WriteString("price", scope.Price(e.Instrument, e.Report.Price.Ticks));
            json.WriteString("quantity", scope.Quantity(e.Instrument, e.Report.Quantity.Lots));
        }
    }

    private Utf8JsonWriter Begin()
    {
        buffer.ResetWrittenCount();
        var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        return json;
    }

    private string End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
