using System.Text.Json;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Archives;

/// <summary>When a record is from, as far as it says so itself.</summary>
internal static class RecordTime
{
    /// <summary>Nanoseconds since the epoch, UTC; null when it carries no time of its own.</summary>
    public static long? Of(scoped in JournalRecord record) => record.Kind switch
    {
        RecordKind.InputEvent => EventRecord.Read(record.Version, record.Payload).TimeNs,
        RecordKind.EmergencyCommand => EmergencyRecord.Read(record.Version, record.Payload).TimeNs,
        RecordKind.OperatorAction => OfAction(record.Payload),
        _ => null,
    };

    // By the machine's clock. Actions of older programs may be plain text without a time.
    private static long? OfAction(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("time", out var text)
                && text.ValueKind == JsonValueKind.String && TimestampText.TryParse(text.GetString(), out var time)
                    ? time.UnixNanos
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
