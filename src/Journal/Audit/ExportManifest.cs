using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;

namespace Plimsoll.Journal.Audit;

/// <summary>
/// What an export holds: its files with their hashes, the filter, and the head of the journal that the database stood
/// at. The same export gives the same bytes.
/// </summary>
public sealed record ExportManifest
{
    /// <summary>Its file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Version of the written form.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n",
    };

    /// <summary>The files, in the order of their names.</summary>
    public required IReadOnlyList<ExportFile> Files { get; init; }

    /// <summary>The conditions, by name; times in nanoseconds.</summary>
    public required IReadOnlyDictionary<string, string> Filter { get; init; }

    /// <summary>The head of the journal that the database showed everything up to.</summary>
    public required JournalHead Anchor { get; init; }

    /// <summary>Number of the first row's record; 0 without rows.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Number of the last row's record; 0 without rows.</summary>
    public required long LastSequence { get; init; }

    internal byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Writing))
        {
            json.WriteStartObject();
            json.WriteString("anchor", Anchor.ToString());
            json.WriteStartArray("files");
            foreach (var file in Files)
            {
                json.WriteStartObject();
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("name", file.Name);
                json.WriteNumber("rows", file.Rows);
                json.WriteString("sha256", file.Hash);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("filter");
            foreach (var (name, value) in Filter.OrderBy(static one => one.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteNumber("firstSequence", FirstSequence);
            json.WriteNumber("lastSequence", LastSequence);
            json.WriteNumber("schema", SchemaVersion);
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    /// <exception cref="ProjectionException">It is no manifest, or one of a newer program.</exception>
    internal static ExportManifest Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path, Encoding.UTF8));
            var root = document.RootElement;
            if (root.GetProperty("schema").GetInt32() != SchemaVersion
                || !JournalHead.TryParse(root.GetProperty("anchor").GetString(), out var anchor))
            {
                throw new FormatException("schema or anchor is not known");
            }

            return new ExportManifest
            {
                Anchor = anchor,
                Files = [.. root.GetProperty("files").EnumerateArray().Select(static one => new ExportFile(
                    Text(one, "name"), one.GetProperty("rows").GetInt64(), one.GetProperty("bytes").GetInt64(),
                    Text(one, "sha256")))],
                Filter = root.GetProperty("filter").EnumerateObject().ToDictionary(
                    static one => one.Name, static one => one.Value.GetString() ?? "", StringComparer.Ordinal),
                FirstSequence = root.GetProperty("firstSequence").GetInt64(),
                LastSequence = root.GetProperty("lastSequence").GetInt64(),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            throw new ProjectionException(
                ProjectionProblem.Schema,
                $"{path}: it is no manifest of an export ({wrong.Message}): restore it from a copy", wrong);
        }
    }

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException(name + " is empty");
}
