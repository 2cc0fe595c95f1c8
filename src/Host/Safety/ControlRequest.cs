using System.Text;
using System.Text.Json;
using Plimsoll.Data.Json;
using Plimsoll.Host.Configuration;

namespace Plimsoll.Host.Safety;

/// <summary>What somebody asks of a running process, as one line of JSON.</summary>
/// <param name="Verb">status, kill, pause, resume, flatten, reset or bypass.</param>
internal sealed record ControlRequest(string Verb)
{
    public const int LineBytesMax = 16 * 1024;
    private const int TextMax = 1_000;

    public static IReadOnlyList<string> Verbs { get; } = 
        ["status", "kill", "pause", "resume", "flatten", "reset", "bypass"];

    /// <summary>How far a kill goes.</summary>
    public KillLevel Level { get; init; } = KillLevel.Stop;

    /// <summary>Which strategy; empty for all.</summary>
    public string Strategy { get; init; } = "";

    public string Operator { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>For how long a bypass holds, such as <c>10m</c>; empty for all else.</summary>
    public string Length { get; init; } = "";

    /// <summary>By which way it came.</summary>
    public string Source { get; init; } = "operator";

    public byte[] ToLine()
    {
        using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
        json.BeginObject();
        json.Write("length", Length);
        json.Write("level", KillLevels.Word(Level));
        json.Write("operator", Operator);
        json.Write("reason", Reason);
        json.Write("strategy", Strategy);
        json.Write("verb", Verb);
        json.EndObject();
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.ToArray()).TrimEnd('\n') + "\n");
    }

    /// <summary>Reads a line.</summary>
    /// <returns>The request; null when it is none, with why.</returns>
    public static ControlRequest? TryParse(ReadOnlySpan<byte> line, out string trouble)
    {
        try
        {
            using var document = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line));
            return Read(document.RootElement, out trouble);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or ArgumentException)
        {
            trouble = "the line is no JSON object: " + cause.Message.ReplaceLineEndings(" ");
            return null;
        }
    }

    private static ControlRequest? Read(JsonElement root, out string trouble)
    {
        trouble = "";
        var request = new ControlRequest("");
        if (root.ValueKind != JsonValueKind.Object)
        {
            trouble = "the line is no JSON object";
            return null;
        }

        foreach (var member in root.EnumerateObject())
        {
            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : null;
            if (text is null || text.Length > TextMax || text.Any(char.IsControl))
            {
                trouble = $"'{member.Name}' is no text of at most {TextMax} characters";
                return null;
            }

            switch (member.Name)
            {
                case "verb":
                    request = request with { Verb = text };
                    break;
                case "strategy":
                    request = request with { Strategy = text };
                    break;
                case "operator":
                    request = request with { Operator = text.Trim() };
                    break;
                case "reason":
                    request = request with { Reason = text.Trim() };
                    break;
                case "length":
                    request = request with { Length = text };
                    break;
                case "level" when KillLevels.TryParse(text, out var level):
                    request = request with { Level = level };
                    break;
                default:
                    trouble = $"'{member.Name}': '{text}': there are verb, level (stop, cancel, flatten), length, "
                        + "strategy, operator and reason";
                    return null;
            }
        }

        if (!Verbs.Contains(request.Verb, StringComparer.Ordinal))
        {
            trouble = $"'{request.Verb}' is no verb: there are {string.Join(", ", Verbs)}";
            return null;
        }

        trouble = Missing(request) ?? "";
        return trouble.Length == 0 ? request : null;
    }

    // To stop must be easy; to go on must have a name to it.
    private static string? Missing(ControlRequest request) =>
        request.Verb is not ("reset" or "resume" or "bypass") ? null
        : request.Operator.Length == 0 ? $"{request.Verb} needs the name of an operator"
        : request.Reason.Length == 0 ? $"{request.Verb} needs a reason"
        : request.Verb == "bypass" && !LengthText.TryParse(request.Length, out _)
            ? $"'{request.Length}': write {LengthText.Expected}"
        : null;
}
