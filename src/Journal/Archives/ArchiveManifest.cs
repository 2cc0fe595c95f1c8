using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Archives;

/// <summary>
/// What one retention moved to an archive. Each names the SHA-256 of the one before it, so the hash of the last proves
/// all. The same segments give the same bytes.
/// </summary>
public sealed record ArchiveManifest
{
    /// <summary>Version of the written form.</summary>
    public const int SchemaVersion = 1;

    private const string NameBegin = "manifest-";
    private const string NameEnd = ".json";

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n",
    };

    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of the manifest before it, lower-case hex; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>The segments, in order; one or more.</summary>
    public required IReadOnlyList<ArchivedSegment> Segments { get; init; }

    /// <summary>Its file name.</summary>
    public string Name => NameOf(Number);

    internal static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{NameBegin}{number:00000000}{NameEnd}");

    internal static bool TryParseName(string name, out int number)
    {
        number = 0;
        return name.Length > NameBegin.Length + NameEnd.Length && name.StartsWith(NameBegin, StringComparison.Ordinal)
            && name.EndsWith(NameEnd, StringComparison.Ordinal)
            && int.TryParse(
                name.AsSpan(NameBegin.Length, name.Length - NameBegin.Length - NameEnd.Length), NumberStyles.None,
                CultureInfo.InvariantCulture, out number)
            && NameOf(number) == name;
    }

    internal byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Writing))
        {
            json.WriteStartObject();
            json.WriteString("chainBegin", Segments[0].ChainBefore);
            json.WriteString("chainEnd", Segments[^1].Head.Hash);
            json.WriteNumber("firstSequence", Segments[0].FirstSequence);
            json.WriteNumber("lastSequence", Segments[^1].Head.Sequence);
            json.WriteNumber("number", Number);
            json.WriteString("previousManifest", PreviousHash);
            json.WriteNumber("schema", SchemaVersion);
            json.WriteStartArray("segments");
            foreach (var segment in Segments)
            {
                Write(json, segment);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    /// <summary>Reads it; null, and why, when it is none.</summary>
    internal static ArchiveManifest? TryRead(ReadOnlyMemory<byte> bytes, out string problem)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.GetProperty("schema").GetInt32() != SchemaVersion)
            {
                problem = "its schema is not known here: use a newer Plimsoll";
                return null;
            }

            var manifest = new ArchiveManifest
            {
                Number = root.GetProperty("number").GetInt32(),
                PreviousHash = Text(root, "previousManifest"),
                Segments = [.. root.GetProperty("segments").EnumerateArray().Select(Read)],
            };
            var isWhole = manifest.Segments.Count > 0 && manifest.ToBytes().AsSpan().SequenceEqual(bytes.Span);
            problem = isWhole ? "" : "it contradicts itself";
            return isWhole ? manifest : null;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            problem = wrong.Message;
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, ArchivedSegment segment)
    {
        json.WriteStartObject();
        json.WriteNumber("bytes", segment.Bytes);
        json.WriteString("chainBefore", segment.ChainBefore);
        json.WriteNumber("epoch", segment.Epoch);
        json.WriteString("file", segment.File);
        json.WriteNumber("firstSequence", segment.FirstSequence);
        Write(json, "firstTimeNs", segment.FirstTimeNs);
        json.WriteString("head", segment.Head.ToString());
        json.WriteNumber("lastCheck", segment.LastCheck);
        Write(json, "lastTimeNs", segment.LastTimeNs);
        json.WriteNumber("number", segment.Number);
        json.WriteNumber("runRecords", segment.RunRecords);
        json.WriteString("sha256", segment.Hash);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, long? timeNs)
    {
        if (timeNs is { } time)
        {
            json.WriteNumber(name, time);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static ArchivedSegment Read(JsonElement json) => new()
    {
        Bytes = json.GetProperty("bytes").GetInt64(),
        ChainBefore = Text(json, "chainBefore"),
        Epoch = json.GetProperty("epoch").GetInt32(),
        File = Text(json, "file"),
        FirstSequence = json.GetProperty("firstSequence").GetInt64(),
        FirstTimeNs = Time(json, "firstTimeNs"),
        Head = JournalHead.TryParse(Text(json, "head"), out var head)
            ? head
            : throw new FormatException("a segment has no head"),
        LastCheck = json.GetProperty("lastCheck").GetUInt32(),
        LastTimeNs = Time(json, "lastTimeNs"),
        Number = json.GetProperty("number").GetInt32(),
        RunRecords = json.GetProperty("runRecords").GetInt64(),
        Hash = Text(json, "sha256"),
    };

    private static long? Time(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: not JsonValueKind.Null } time ? time.GetInt64() : null;

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException(name + " is empty");
}
