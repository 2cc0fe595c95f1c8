using System.Text;
using System.Text.Json;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>What an operator did, as far as the record of it says so.</summary>
/// <param name="Operator">Who.</param>
/// <param name="Action">What.</param>
/// <param name="Reason">Why.</param>
/// <param name="Strategy">For which strategy; null for all.</param>
/// <param name="Detail">The whole record as JSON.</param>
internal sealed record RecordedAction(string Operator, string Action, string Reason, string? Strategy, string Detail)
{
    private const string Unknown = "unknown";

    /// <summary>Reads a payload: a JSON object with these fields, or any text, which then is the action.</summary>
    public static RecordedAction Read(ReadOnlySpan<byte> payload)
    {
        var text = Encoding.UTF8.GetString(payload);
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                return new RecordedAction(
                    Field(root, "operator") ?? Unknown, Field(root, "action") ?? Unknown, Field(root, "reason") ?? "",
                    Field(root, "strategy"), text);
            }
        }
        catch (JsonException)
        {
            // Records of older programs are plain text.
            return OfText(text);
        }

        return OfText(text);
    }

    private static RecordedAction OfText(string text) =>
        new(Unknown, text, "", null, $"{{\"text\":{JsonSerializer.Serialize(text)}}}");

    private static string? Field(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
