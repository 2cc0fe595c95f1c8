using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Tests.Model.Calendars;

/// <summary>One market of the reference file of market hours; times are minutes after local midnight.</summary>
internal sealed class ReferenceHours
{
    private ReferenceHours(JsonElement entry)
    {
        foreach (JsonElement holiday in entry.GetProperty("holidays").EnumerateArray())
        {
            Holidays.Add(Day(holiday.GetString()!));
        }

        Fill(entry, "earlyCloses", EarlyCloses);
        Fill(entry, "lateOpens", LateOpens);
    }

    public SortedSet<DateOnly> Holidays { get; } = [];

    public SortedDictionary<DateOnly, int> EarlyCloses { get; } = [];

    public SortedDictionary<DateOnly, int> LateOpens { get; } = [];

    public static ReferenceHours Read(string market)
    {
        string path = ReferenceData.Require("data/reference/market_hours.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return new ReferenceHours(document.RootElement.GetProperty("entries").GetProperty(market));
    }

    private static void Fill(JsonElement entry, string field, SortedDictionary<DateOnly, int> target)
    {
        if (!entry.TryGetProperty(field, out JsonElement list))
        {
            return;
        }

        foreach (JsonProperty item in list.EnumerateObject())
        {
            TimeSpan time = TimeSpan.Parse(item.Value.GetString()!, CultureInfo.InvariantCulture);
            target.Add(Day(item.Name), (int)time.TotalMinutes);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "M/d/yyyy", CultureInfo.InvariantCulture);
}
