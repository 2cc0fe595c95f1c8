using System.Text.Json;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>What an operator's action says. It is a JSON object; anything else is kept as it is.</summary>
internal readonly record struct OperatorWords(
    string Action, string Operator, string Reason, string Strategy, string Detail)
{
    private const string Unknown = "unknown";

    public static OperatorWords Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                return new OperatorWords(
                    Word(root, "action") ?? Unknown, Word(root, "operator") ?? Unknown, Word(root, "reason") ?? "",
                    Word(root, "strategy") ?? "", text);
            }
        }
        catch (JsonException)
        {
            // Older journals may hold plain text; it is shown as such below.
            return Plain(text);
        }

        return Plain(text);
    }

    private static OperatorWords Plain(string text) => new(
        Unknown, Unknown, "", "", JsonSerializer.Serialize(new SortedDictionary<string, string> { ["text"] = text }));

    private static string? Word(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
