using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>
/// Says in the folder of a journal which of its first segments stand in an archive. It is on disk before the first of
/// them is removed, so that no reader takes them for lost. One JSON object, and a line with its SHA-256.
/// </summary>
/// <param name="Part">What stands in the archive.</param>
/// <param name="Place">What the first record that is left must fit to.</param>
/// <param name="RunRecords">How many records in the archive a run that is repeated gives again.</param>
internal sealed record ArchiveMarker(ArchivedPart Part, ChainPlace Place, long RunRecords)
{
    public const string FileName = "archived";
    private const int SchemaVersion = 1;
    private const int BytesMax = 64 * 1024;
    private const string CheckWord = "sha256 ";

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n",
    };

    /// <summary>Where the first segment that is left begins.</summary>
    public SegmentStart Start => new(Part.LastSegment + 1, Place);

    /// <summary>Reads it; null when nothing is archived.</summary>
    /// <exception cref="JournalException">It is altered, or of a newer program.</exception>
    public static ArchiveMarker? Read(IJournalFiles files)
    {
        if (!files.List().Contains(FileName, StringComparer.Ordinal))
        {
            return null;
        }

        using var file = files.OpenToRead(FileName);
        var bytes = new byte[BytesMax];
        var text = bytes.AsSpan(0, TailScan.Fill(file, 0, bytes));
        var end = text.LastIndexOf(Encoding.UTF8.GetBytes(CheckWord));
        if (end < 0 || !text[end..].SequenceEqual(CheckLine(text[..end])))
        {
            throw Damaged(files, "its bytes do not give its hash: it is torn or altered");
        }

        try
        {
            using var document = JsonDocument.Parse(text[..end].ToArray());
            return Of(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            throw Damaged(files, wrong.Message);
        }
    }

    /// <summary>Replaces it as a whole; it is on disk when this returns.</summary>
    public void Write(IJournalFiles files)
    {
        const string Unfinished = FileName + SegmentName.Unfinished;
        using (var file = files.Create(Unfinished))
        {
            file.Write(0, ToBytes());
            file.Sync();
        }

        files.Rename(Unfinished, FileName);
        files.SyncFolder();
    }

    /// <summary>What somebody is told who needs what is archived.</summary>
    public JournalException Needed(string folder) => new(JournalProblem.Archived, string.Create(
        CultureInfo.InvariantCulture,
        $"{folder}: it begins at record {Part.Head.Sequence + 1}; records 1 to {Part.Head.Sequence} are needed too and "
        + $"were archived: add --archive DIR with the folder that holds them; they were put into {Part.Archive}"));

    internal byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Writing))
        {
            json.WriteStartObject();
            json.WriteString("archive", Part.Archive);
            json.WriteString("chain", Part.Head.Hash);
            json.WriteNumber("check", Place.Check);
            json.WriteNumber("epoch", Place.Epoch);
            json.WriteNumber("lastTimeNs", Part.LastTimeNs);
            json.WriteString("manifest", Part.Manifest);
            json.WriteString("manifestHash", Part.ManifestHash);
            json.WriteNumber("runRecords", RunRecords);
            json.WriteNumber("schema", SchemaVersion);
            json.WriteNumber("segment", Part.LastSegment);
            json.WriteNumber("sequence", Part.Head.Sequence);
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        memory.Write(CheckLine(memory.GetBuffer().AsSpan(0, (int)memory.Length)));
        return memory.ToArray();
    }

    private static byte[] CheckLine(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetBytes(CheckWord + Convert.ToHexStringLower(SHA256.HashData(bytes)) + "\n");

    private static ArchiveMarker Of(JsonElement root)
    {
        if (root.GetProperty("schema").GetInt32() != SchemaVersion)
        {
            throw new FormatException("its schema is not known here: use a newer Plimsoll");
        }

        var sequence = root.GetProperty("sequence").GetInt64();
        if (!JournalHead.TryParse(
            string.Create(CultureInfo.InvariantCulture, $"{sequence}:{Text(root, "chain")}"), out var head))
        {
            throw new FormatException("it holds no head of a journal");
        }

        var part = new ArchivedPart(
            root.GetProperty("segment").GetInt32(), head, root.GetProperty("lastTimeNs").GetInt64(),
            Text(root, "archive"), Text(root, "manifest"), Text(root, "manifestHash"));
        var place = new ChainPlace(
            head.Sequence, root.GetProperty("check").GetUInt32(), head.Hash!, root.GetProperty("epoch").GetInt32());
        return new ArchiveMarker(part, place, root.GetProperty("runRecords").GetInt64());
    }

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException(name + " is empty");

    private static JournalException Damaged(IJournalFiles files, string why) => new(
        JournalProblem.Damaged,
        $"{files.Folder}/{FileName}: {why}: restore it from a copy; it says where the journal begins since its first "
        + "segments were archived");
}
