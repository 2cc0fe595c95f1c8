using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// A JSON file that evidence is made of. Each refusal names the file, the path of keys and the value.
/// </summary>
internal sealed class Artifact : IDisposable
{
    private const long BytesMax = 64L * 1024 * 1024;
    private const decimal NumberMax = 1_000_000_000_000m;
    private const int FigureDecimals = 12;
    private readonly JsonDocument document;

    private Artifact(string file, byte[] bytes)
    {
        File = file;
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        document = JsonDocument.Parse(bytes);
    }

    public string File { get; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Hash { get; }

    public JsonElement Root => document.RootElement;

    /// <exception cref="CommandException">It is absent, too large or no JSON object.</exception>
    public static Artifact Open(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw CommandException.Usage("no such file", file, "check the path");
        }

        if (info.Length > BytesMax)
        {
            throw Wrong(file, "", "it is larger than 64 MiB", "name the file that the run wrote");
        }

        try
        {
            var artifact = new Artifact(file, System.IO.File.ReadAllBytes(file));
            return artifact.Root.ValueKind == JsonValueKind.Object ? artifact
                : throw Wrong(file, "", "no JSON object", "name the file that the run wrote");
        }
        catch (JsonException wrong)
        {
            throw Wrong(file, "", wrong.Message, "name the file that the run wrote");
        }
    }

    public void Dispose() => document.Dispose();

    /// <summary>The element at a path of keys with dots; null when it is not there.</summary>
    public JsonElement? Find(string path)
    {
        var element = Root;
        foreach (var key in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out element))
            {
                return null;
            }
        }

        return element;
    }

    public JsonElement Need(string path, JsonValueKind kind) =>
        Find(path) is { } element && element.ValueKind == kind
            ? element
            : throw Wrong(File, path, Find(path)?.GetRawText() ?? "missing", $"a value of kind {kind} is needed");

    public string Text(string path) => Need(path, JsonValueKind.String).GetString()!;

    public bool Flag(string path) => Find(path) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
        ? flag.GetBoolean()
        : throw Wrong(File, path, Find(path)?.GetRawText() ?? "missing", "true or false is needed");

    public long Whole(string path) =>
        Need(path, JsonValueKind.Number).TryGetInt64(out var value) && value >= 0
            ? value
            : throw Wrong(File, path, Find(path)!.Value.GetRawText(), "a whole number of 0 or more is needed");

    public Amount Number(string path) =>
        Find(path) is { } element && TryNumber(element, out var value)
            ? value
            : throw Wrong(File, path, Find(path)?.GetRawText() ?? "missing", "a number is needed");

    public long TimeNs(string path) =>
        TimestampText.TryParse(Text(path), out var time)
            ? time.UnixNanos
            : throw Wrong(File, path, Text(path), "a time in UTC such as 2026-01-31T12:00:00Z is needed");

    /// <summary>
    /// Reads a number, or a text that is one, to 12 decimals; what is no finite number or beyond a million millions is
    /// none.
    /// </summary>
    public static bool TryNumber(JsonElement element, out Amount value)
    {
        value = default;
        if (element.ValueKind == JsonValueKind.String)
        {
            return Amount.TryParse(element.GetString(), out value);
        }

        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var number)
            || Math.Abs(number) > NumberMax)
        {
            return false;
        }

        value = Amount.FromDecimal(Math.Round(number, FigureDecimals));
        return true;
    }

    /// <summary>Refuses an artifact that speaks of something else than what runs now.</summary>
    public void RequireSubject(EvidenceSubject found, EvidenceSubject now)
    {
        if (found.DifferenceFrom(now) is { } difference)
        {
            throw Wrong(
                File, "", difference,
                "run it again with what is to be authorized, or name that strategy with --strategy and --set");
        }
    }

    public CommandException Wrong(string path, string value, string remedy) => Wrong(File, path, value, remedy);

    private static CommandException Wrong(string file, string path, string value, string remedy) =>
        new(ExitCode.BadData, $"bad artifact: {file}", path.Length == 0 ? value : $"{path}: {value}", remedy);
}
