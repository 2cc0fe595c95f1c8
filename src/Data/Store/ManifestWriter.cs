using System.Text.Json;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Store;

/// <summary>Writes manifests as canonical JSON: UTF-8, keys in order, LF, no clock.</summary>
internal static class ManifestWriter
{
    public static byte[] ToBytes(SeriesManifest manifest)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("contentHash", manifest.ContentHash);
            json.WriteNumber("firstTimeNs", manifest.FirstTimeNs);
            json.WriteBoolean("gridInferred", manifest.IsGridInferred);
            WriteInstrument(json, manifest.Instrument);
            json.WriteString("kind", manifest.Key.Kind.ToString());
            json.WriteNumber("lastTimeNs", manifest.LastTimeNs);
            json.WriteString("period", SeriesKey.HasPeriod(manifest.Key.Kind) ? manifest.Key.Period.ToString() : "");
            WriteQuality(json, manifest.QualityJson);
            json.WriteNumber("rows", manifest.Rows);
            json.WriteNumber("schema", SeriesManifest.SchemaVersion);
            WriteSegments(json, manifest.Segments);
            WriteSources(json, manifest.Sources);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteInstrument(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteStartObject("instrument");
        json.WriteString("calendar", instrument.CalendarName);
        json.WriteString("feeClass", instrument.FeeClass);
        json.WriteString("id", instrument.Id.ToString());
        json.WriteString("kind", instrument.Kind.ToString());
        json.WriteString("lot", instrument.QuantityGrid.ToString());
        json.WriteNumber("multiplier", instrument.Multiplier);
        json.WriteString("quote", instrument.Quote.Code);
        json.WriteString("tick", instrument.PriceGrid.ToString());
        json.WriteNumber("version", instrument.Version);
        json.WriteEndObject();
    }

    private static void WriteQuality(Utf8JsonWriter json, string? quality)
    {
        json.WritePropertyName("quality");
        if (quality is null)
        {
            json.WriteNullValue();
            return;
        }

        using var document = JsonDocument.Parse(quality);
        document.RootElement.WriteTo(json);
    }

    private static void WriteSegments(Utf8JsonWriter json, IReadOnlyList<SegmentRecord> segments)
    {
        json.WriteStartArray("segments");
        foreach (var segment in segments)
        {
            json.WriteStartObject();
            json.WriteString("file", segment.File);
            json.WriteNumber("firstTimeNs", segment.FirstTimeNs);
            json.WriteString("hash", segment.Hash);
            json.WriteNumber("lastTimeNs", segment.LastTimeNs);
            json.WriteString("name", segment.Name);
            json.WriteNumber("rows", segment.Rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSources(Utf8JsonWriter json, IReadOnlyList<SourceRecord> sources)
    {
        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            json.WriteString("file", source.File);
            WriteFindings(json, source.Findings);
            json.WriteNumber("firstTimeNs", source.FirstTimeNs);
            json.WriteNumber("lastTimeNs", source.LastTimeNs);
            json.WriteString("options", source.Options);
            json.WriteNumber("rows", source.Rows);
            json.WriteString("sha256", source.Sha256);
            json.WriteNumber("skipped", source.Skipped);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<QualityFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind.ToString());
            json.WriteNumber("line", finding.Row);
            json.WriteString("severity", finding.Severity.ToString());
            json.WriteNumber("timeNs", finding.TimeNs);
            json.WriteNumber("value", finding.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
