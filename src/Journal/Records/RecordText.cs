using System.Globalization;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Model.Events;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Records;

/// <summary>A record in words, for people and for messages.</summary>
public static class RecordText
{
    /// <summary>Says what a record holds, in one line. Prices in ticks, quantities in lots.</summary>
    /// <exception cref="JournalException">Its layout is newer than this program.</exception>
    public static string Of(scoped in JournalRecord record) => record.Kind == RecordKind.Seal
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"records {SealBody.First(record.Payload)} to {record.Sequence}, on disk before: "
            + $"{SealBody.Durable(record.Payload)}, {Convert.ToHexStringLower(SealBody.Hash(record.Payload))}")
        : Of(record.Kind, record.Version, record.Payload);

    internal static string Of(RecordKind kind, byte version, ReadOnlySpan<byte> payload) => kind switch
    {
        RecordKind.InputEvent => Of(EventRecord.Read(version, payload)),
        RecordKind.OutputCommand => Command(version, payload),
        RecordKind.Decision => DecisionText.Decision(version, payload),
        RecordKind.AccountSnapshot => DecisionText.Snapshot(version, payload),
        RecordKind.SnapshotReference => State(StateRecord.Read(version, payload)),
        RecordKind.Evidence => EvidencePayload.Read(version, payload).ToString(),
        RecordKind.SegmentHeader => Header(SegmentHeader.TryRead(payload)),
        RecordKind.SegmentEnd => "the segment ends",
        RecordKind.EmergencyCommand => Emergency(EmergencyRecord.Read(version, payload)),
        _ => Encoding.UTF8.GetString(payload).ReplaceLineEndings(" "),
    };

    /// <summary>Says what an event tells.</summary>
    public static string Of(in Event e)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{TimestampText.Format(e.TimeNs)} {e.Kind} instrument {e.Instrument.Value}");
        return e.Kind switch
        {
            EventKind.Bar or EventKind.BidBar or EventKind.AskBar => text + string.Create(
                CultureInfo.InvariantCulture,
                $" open {e.Bar.OpenTicks} high {e.Bar.HighTicks} low {e.Bar.LowTicks} close {e.Bar.CloseTicks} "
                + $"volume {e.Bar.VolumeLots}"),
            EventKind.Trade => text + string.Create(
                CultureInfo.InvariantCulture, $" price {e.Trade.PriceTicks} quantity {e.Trade.QuantityLots}"),
            EventKind.BookLevel or EventKind.BookClear => text + string.Create(
                CultureInfo.InvariantCulture,
                $" {e.BookLevel.Side} price {e.BookLevel.PriceTicks} quantity {e.BookLevel.QuantityLots}"),
            EventKind.Quote => text + string.Create(
                CultureInfo.InvariantCulture,
                $" bid {e.Quote.BidTicks} x {e.Quote.BidLots} ask {e.Quote.AskTicks} x {e.Quote.AskLots}"),
            EventKind.OrderFilled => text + string.Create(
                CultureInfo.InvariantCulture,
                $" order {e.Report.Order.Value} execution {e.Report.Execution.Value} price {e.Report.Price.Ticks} "
                + $"quantity {e.Report.Quantity.Lots} fee {e.Report.Fee}"),
            EventKind.Timer or EventKind.EndOfData => $"{TimestampText.Format(e.TimeNs)} {e.Kind}",
            EventKind.BookOrder => text + string.Create(
                CultureInfo.InvariantCulture,
                $" {e.BookOrder.Action} {e.BookOrder.Side} order {e.BookOrder.OrderNumber} "
                + $"price {e.BookOrder.PriceTicks} quantity {e.BookOrder.QuantityLots}"),
            EventKind.OperatorOrder => text + string.Create(
                CultureInfo.InvariantCulture,
                $" {e.OperatorOrder.Kind} {e.OperatorOrder.Scope} strategy {e.OperatorOrder.Strategy.Value} "
                + $"action {e.OperatorOrder.ActionNumber}") + LengthOf(in e.OperatorOrder),
            EventKind.HealthChange => text + string.Create(
                CultureInfo.InvariantCulture, $" {e.Health.Part} {e.Health.Level} value {e.Health.Value}"),
            EventKind.AuthorizationChange => text + string.Create(
                CultureInfo.InvariantCulture,
                $" strategy {e.Authorization.Strategy.Value} level {e.Authorization.Level} "
                + $"until {TimestampText.Format(e.Authorization.ValidUntilNs)}"),
            _ => text + string.Create(
                CultureInfo.InvariantCulture, $" order {e.Report.Order.Value} {e.Reason}"),
        };
    }

    private static string LengthOf(in OperatorOrder order) => order.LengthNs == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture, $" for {order.LengthNs / 1_000_000_000} s");

    /// <summary>Says what the payload of a command asks for.</summary>
    /// <param name="version">Version of the layout.</param>
    /// <param name="payload">The payload.</param>
    /// <exception cref="JournalException">The layout is newer than this program.</exception>
    public static string Command(byte version, ReadOnlySpan<byte> payload)
    {
        var command = CommandRecord.Read(version, payload);
        var request = command.Request;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{TimestampText.Format(command.TimeNs)} {command.Kind} ");
        text.Append(CultureInfo.InvariantCulture, $"order {command.Order.Value} strategy {command.Strategy.Value} ");
        text.Append(CultureInfo.InvariantCulture, $"instrument {request.Instrument.Value} {request.Side} ");
        text.Append(CultureInfo.InvariantCulture, $"{request.Type} {request.TimeInForce} ");
        text.Append(CultureInfo.InvariantCulture, $"quantity {request.Quantity.Lots}");
        Add(text, "budget", request.QuoteBudget.IsZero ? null : request.QuoteBudget.ToString());
        Add(text, "limit", request.LimitPrice.Ticks);
        Add(text, "stop", request.StopPrice.Ticks);
        Add(text, "trail", request.Trail.Kind == default ? null : string.Create(
            CultureInfo.InvariantCulture, $"{request.Trail.Kind} {request.Trail.Value}"));
        Add(text, "expires", request.ExpiresAt.UnixNanos == 0 ? null : request.ExpiresAt.ToString());
        Add(text, "lifetime", request.LifetimeNs);
        Add(text, "display", request.DisplayQuantity.Lots);
        text.Append(request.IsReduceOnly ? " reduce-only" : "").Append(request.IsPostOnly ? " post-only" : "");
        Add(text, "reason", request.Reason);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, long value)
    {
        if (value != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {name} {value}");
        }
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(name).Append(' ').Append(value);
        }
    }

    private static string Emergency(EmergencyRecord one)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{TimestampText.Format(one.TimeNs)} emergency {one.Action} generation {one.Generation}");
        if (one.Action is EmergencyAction.Cancel or EmergencyAction.Close or EmergencyAction.Fill
            or EmergencyAction.End)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $" order {one.Order.Value} strategy {one.Strategy.Value} instrument {one.Instrument.Value}");
            Add(text, "lots", one.Lots);
            Add(text, "price", one.PriceTicks);
        }

        return text.Append(one.Text.Length > 0 ? ": " + one.Text.ReplaceLineEndings(" ") : "").ToString();
    }

    private static string State(StateRecord state) => string.Create(
        CultureInfo.InvariantCulture,
        $"state {state.StateHash:x16} after {state.EventCount} events")
        + (state.File.Length > 0 ? " in " + state.File : "");

    private static string Header(SegmentHeader? header) => header is null ? "not readable" : string.Create(
        CultureInfo.InvariantCulture,
        $"segment {header.Number}, opening {header.Epoch}, build {header.Build}, configuration of "
        + $"{header.Configuration.Length} bytes {header.ConfigurationHash}, after {header.PreviousHash}");
}
