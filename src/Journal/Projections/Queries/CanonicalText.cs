using System.Text.Json;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>One way to write a value that databases write in several.</summary>
internal static class CanonicalText
{
    /// <summary>A decimal without zeros behind the last digit that counts.</summary>
    public static string Decimal(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    /// <summary>A JSON document with sorted keys and without spaces.</summary>
    public static string Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return JsonSerializer.Serialize(Sorted(document.RootElement));
    }

    private static object? Sorted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new SortedDictionary<string, object?>(
            element.EnumerateObject().ToDictionary(static one => one.Name, static one => Sorted(one.Value)),
            StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Sorted).ToList(),
        _ => element.Clone(),
    };
}
