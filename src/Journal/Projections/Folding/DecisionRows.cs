using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>What led to each intent, and which of them the risk layers refused.</summary>
internal sealed class DecisionRows
{
    private readonly FoldScope scope;
    private readonly AuditRows audit;

    public DecisionRows(FoldScope scope, AuditRows audit)
    {
        this.scope = scope;
        this.audit = audit;
    }

    public void Add(scoped in JournalRecord record, RecordedDecision decision)
    {
        var request = decision.Wish.Request;
        var strategy = scope.Name(decision.Wish.Strategy);
        var instrument = scope.Name(request.Instrument);
        var order = FoldScope.OrNull(decision.Wish.Order.Value);
        var isAllowed = decision.Answer.IsAllowed;
        var first = isAllowed ? null : Words.Of(decision.Answer.First);
        var layer = isAllowed ? null : (object)(long)decision.Answer.Layer;
        var reasons = Reasons(decision.Answer.All);
        scope.Changes.Add(
            ProjectionTables.Decisions, record.Sequence, decision.Wish.TimeNs, decision.EventNumber, strategy,
            instrument, Words.Of(decision.Kind), Words.Of(request.Side),
            scope.Quantity(request.Instrument, request.Quantity.Lots),
            order, isAllowed ? "Allowed" : "Blocked", first, layer, reasons, Inputs(decision), Allocation(decision));
        if (!isAllowed)
        {
            scope.Changes.Add(
                ProjectionTables.Blocks, record.Sequence, decision.Wish.TimeNs, strategy, instrument, order, layer,
                first, reasons);
        }

        audit.Add(
            in record, Words.Of(decision.Kind), instrument, strategy, (long?)order, first, null, Allocation(decision));
    }

    private static string Reasons(ReasonSet all)
    {
        var names = new List<string>();
        for (var reason = all.Next(OrderReason.None); reason != OrderReason.None; reason = all.Next(reason))
        {
            names.Add(Words.Of(reason));
        }

        return JsonSerializer.Serialize(names);
    }

    private static string Inputs(RecordedDecision decision) => Text(json =>
    {
        foreach (var input in decision.Inputs)
        {
            if (double.IsFinite(input.Value))
            {
                json.WriteNumber(input.Name, input.Value);
            }
            else
            {
                json.WriteString(input.Name, input.Value.ToString(CultureInfo.InvariantCulture));
            }
        }
    });

    private string Allocation(RecordedDecision decision) => Text(json =>
    {
        json.WriteString("budget", decision.Wish.Request.QuoteBudget.ToString());
        json.WriteString("dataValidity", decision.DataValidity.ToString("R", CultureInfo.InvariantCulture));
        json.WriteString("equity", decision.Equity.ToString());
        json.WriteString("freeCash", decision.FreeCash.ToString());
        json.WriteString("position", scope.Quantity(decision.Wish.Request.Instrument, decision.PositionLots));
        json.WriteString("sizing", decision.Sizing.ToString());
    });

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
