using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Data.Json;
using Plimsoll.Journal.Files;

namespace Plimsoll.Host.Safety;

/// <summary>
/// The kill latch on disk. Where the file is, the latch is engaged; only a folder that can be read and holds none is
/// open. A file that is cut, altered or of another version engages everything.
/// </summary>
internal sealed class LatchFile
{
    public const string Name = "kill.latch";
    private const int Schema = 1;
    private const int BytesMax = 256 * 1024;
    private const int EntriesMax = 256;
    private readonly string folder;
    private readonly Lock gate = new();

    public LatchFile(string folder)
    {
        this.folder = folder;
        FullName = Path.Combine(folder, Name);
    }

    public string FullName { get; }

    /// <summary>Reads it. Whatever cannot be read counts as engaged.</summary>
    public LatchReading Read()
    {
        lock (gate)
        {
            try
            {
                // A folder that cannot be listed cannot prove that the file is not there.
                if (!Directory.EnumerateFileSystemEntries(folder).Any(
                    static path => string.Equals(Path.GetFileName(path), Name, StringComparison.Ordinal)))
                {
                    return LatchReading.Open;
                }

                var length = new FileInfo(FullName).Length;
                return length > BytesMax ? Unsound("it is too large") : Parse(File.ReadAllBytes(FullName));
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                return Unsound(cause.Message);
            }
        }
    }

    /// <summary>Engages it, durably, in addition to what is there.</summary>
    /// <returns>Null when it is on disk; else why not. An empty file, which engages, is tried then.</returns>
    public string? Engage(LatchEntry entry)
    {
        lock (gate)
        {
            var before = Read();
            var entries = before.Entries.Where(
                one => one.Strategy != entry.Strategy || one.Source != entry.Source || one.Level > entry.Level);
            LatchEntry[] all = [.. entries.Take(EntriesMax - 1), entry];
            return Write(all);
        }
    }

    /// <summary>Opens it for one strategy or, with an empty name, for everything.</summary>
    /// <exception cref="IOException">It cannot be taken away: it stays engaged.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no right to: it stays engaged.</exception>
    public void Open(string strategy)
    {
        lock (gate)
        {
            LatchEntry[] left = strategy.Length == 0
                ? []
                : [.. Read().Entries.Where(one => one.Strategy != strategy)];
            if (left.Length == 0)
            {
                DurableFile.Remove(FullName);
            }
            else if (Write(left) is { } trouble)
            {
                throw new IOException(trouble);
            }
        }
    }

    internal static LatchReading Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(bytes));
            var root = document.RootElement;
            if (root.GetProperty("schema").GetInt32() != Schema)
            {
                return Unsound("its version is not known");
            }

            LatchEntry[] entries = [.. root.GetProperty("entries").EnumerateArray().Take(EntriesMax).Select(ReadEntry)];
            return entries.Length == 0 ? Unsound("it names no reason")
                : !string.Equals(Text(root, "check"), CheckOf(entries), StringComparison.Ordinal)
                ? Unsound("it was altered")
                : new LatchReading(entries, null);
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return Unsound("it cannot be understood: " + cause.Message.ReplaceLineEndings(" "));
        }
    }

    internal static byte[] ToBytes(IReadOnlyList<LatchEntry> entries)
    {
        using var json = new CanonicalJsonWriter();
        json.BeginObject();
        json.Write("check", CheckOf(entries));
        json.BeginArray("entries");
        foreach (var entry in entries)
        {
            json.BeginObject();
            json.Write("level", KillLevels.Word(entry.Level));
            json.Write("reason", entry.Reason);
            json.Write("source", entry.Source);
            json.Write("strategy", entry.Strategy);
            json.Write("time", entry.Time);
            json.Write("who", entry.Who);
            json.EndObject();
        }

        json.EndArray();
        json.Write("schema", Schema);
        json.EndObject();
        return json.ToArray();
    }

    private static LatchEntry ReadEntry(JsonElement json) => new(
        Text(json, "strategy"),
        KillLevels.TryParse(Text(json, "level"), out var level) ? level : throw new FormatException("no such level"),
        Text(json, "source"),
        Text(json, "who"),
        Text(json, "reason"),
        Text(json, "time"));

    private static LatchReading Unsound(string trouble) => new(
        [new LatchEntry("", KillLevel.Stop, "latch", "", $"the file {Name} cannot be trusted: {trouble}", "")],
        trouble);

    // No secret: it tells a careless edit and a torn copy, not somebody who means it.
    private static string CheckOf(IReadOnlyList<LatchEntry> entries)
    {
        var text = new StringBuilder("plimsoll latch 1");
        foreach (var entry in entries)
        {
            foreach (var part in (ReadOnlySpan<string>)
                [entry.Strategy, KillLevels.Word(entry.Level), entry.Source, entry.Who, entry.Reason, entry.Time])
            {
                text.Append('\0').Append(part);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private string? Write(IReadOnlyList<LatchEntry> entries)
    {
        try
        {
            DurableFile.Replace(FullName, ToBytes(entries));
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return cause.Message + "; " + WriteEmpty();
        }
    }

    // A full disk often still has room for an empty file, and an empty file engages.
    private string WriteEmpty()
    {
        try
        {
            using var file = new FileStream(FullName, FileMode.OpenOrCreate, FileAccess.Write);
            return "an empty file stands for it";
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return "nor can an empty file be made: " + cause.Message;
        }
    }
}
