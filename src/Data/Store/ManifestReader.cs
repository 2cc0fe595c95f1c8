using System.Text.Json;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;
using static System.FormattableString;

namespace Plimsoll.Data.Store;

/// <summary>Reads manifests.</summary>
internal static class ManifestReader
{
    /// <exception cref="DataError">The file is no manifest, or one of another schema version.</exception>
    public static SeriesManifest Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var schema = root.GetProperty("schema").GetInt32();
            return schema == SeriesManifest.SchemaVersion
                ? Read(root)
                : throw SegmentHeader.Corrupt(
                    path,
                    Invariant($"has schema version {schema}, this program reads {SeriesManifest.SchemaVersion}"));
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentException)
        {
            throw new DataError(
                DataErrorKind.Corrupt,
                $"{path}: the manifest is damaged ({DataError.Show(cause.Message)}); "
                + "delete the series' folder and import its sources again",
                cause);
        }
    }

    private static SeriesManifest Read(JsonElement root)
    {
        var instrument = ReadInstrument(root.GetProperty("instrument"));
        var period = Text(root, "period");
        var key = new SeriesKey(
            instrument.Id,
            Enum.Parse<SeriesKind>(Text(root, "kind")),
            period.Length == 0 ? default : BarPeriod.Parse(period));
        var quality = root.GetProperty("quality");
        return new SeriesManifest(key, instrument)
        {
            IsGridInferred = root.GetProperty("gridInferred").GetBoolean(),
            QualityJson = quality.ValueKind == JsonValueKind.Null ? null : quality.GetRawText(),
            Segments = [.. root.GetProperty("segments").EnumerateArray().Select(ReadSegment)],
            Sources = [.. root.GetProperty("sources").EnumerateArray().Select(ReadSource)],
        };
    }

    private static Instrument ReadInstrument(JsonElement json) => new(
        InstrumentId.Parse(Text(json, "id")),
        Enum.Parse<InstrumentKind>(Text(json, "kind")),
        DecimalGrid.Parse(Text(json, "tick")),
        DecimalGrid.Parse(Text(json, "lot")),
        Currency.Of(Text(json, "quote")),
        Text(json, "calendar"),
        Number(json, "multiplier"),
        Text(json, "feeClass"),
        json.GetProperty("version").GetInt32());

    private static SegmentRecord ReadSegment(JsonElement json) => new(
        Text(json, "name"),
        Text(json, "file"),
        Text(json, "hash"),
        Number(json, "rows"),
        Number(json, "firstTimeNs"),
        Number(json, "lastTimeNs"));

    private static SourceRecord ReadSource(JsonElement json) => new(
        Text(json, "file"),
        Text(json, "sha256"),
        Text(json, "options"),
        Number(json, "rows"),
        Number(json, "skipped"),
        Number(json, "firstTimeNs"),
        Number(json, "lastTimeNs"))
    {
        Findings = json.TryGetProperty("findings", out var findings)
            ? [.. findings.EnumerateArray().Select(ReadFinding)]
            : [],
    };

    private static QualityFinding ReadFinding(JsonElement json) => new(
        Number(json, "timeNs"),
        Enum.Parse<FindingKind>(Text(json, "kind")),
        Enum.Parse<FindingSeverity>(Text(json, "severity")),
        json.GetProperty("value").GetDouble(),
        Number(json, "line"));

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
