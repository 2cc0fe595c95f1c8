using System.Text.Json;

namespace Plimsoll.Tests.Model.Calendars;

/// <summary>Reads the reference cases of one file whose ids start with a prefix.</summary>
internal static class OracleCases
{
    public static List<(string Id, JsonElement Input, JsonElement Expected)> Read(string relativePath, string idPrefix)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(ReferenceData.Require(relativePath)));
        var cases = new List<(string, JsonElement, JsonElement)>();
        foreach (JsonElement item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            string id = item.GetProperty("id").GetString()!;
            if (id.StartsWith(idPrefix, StringComparison.Ordinal))
            {
                cases.Add((id, item.GetProperty("input").Clone(), item.GetProperty("expected").Clone()));
            }
        }

        return cases;
    }
}
