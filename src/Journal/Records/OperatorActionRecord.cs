using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Records;

/// <summary>
/// The payload of an operator's action, version 1: one JSON object with sorted keys. It stands directly before the
/// kernel event that carries it out, and says in words what the event says in numbers.
/// </summary>
public sealed record OperatorActionRecord
{
    /// <summary>Version of the layout that is written.</summary>
    public const byte Version = 1;

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// What moves old segments to an archive. It is no part of the run: no event follows it, and a run that is repeated
    /// does not give it again.
    /// </summary>
    public const string Retain = "retain";

    /// <summary>What was asked for: kill, pause, resume, flatten, reset, bypass, authorize, retain.</summary>
    public required string Action { get; init; }

    /// <summary>How far it goes, where there are degrees; else empty.</summary>
    public string Level { get; init; } = "";

    /// <summary>Counted from 1 in each start of the process.</summary>
    public required long Number { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string Operator { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Which strategy; empty for all.</summary>
    public string Strategy { get; init; } = "";

    /// <summary>By which way it came: operator, file, signal, environment, redis, postgres, latch, platform,
    /// evidence, upkeep.</summary>
    public required string Source { get; init; }

    /// <summary>When it was asked for, by the machine's clock: ISO 8601, UTC.</summary>
    public required string Time { get; init; }

    /// <summary>The payload.</summary>
    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Writing))
        {
            json.WriteStartObject();
            json.WriteString("action", Action);
            json.WriteString("level", Level);
            json.WriteNumber("number", Number);
            json.WriteString("operator", Operator);
            json.WriteString("reason", Reason);
            json.WriteString("source", Source);
            json.WriteString("strategy", Strategy);
            json.WriteString("time", Time);
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    /// <summary>Reads the payload of any version there ever was.</summary>
    /// <param name="version">The record's version.</param>
    /// <param name="payload">The record's payload.</param>
    /// <exception cref="JournalException">The version is newer than this program, or the payload is no such
    /// object.</exception>
    public static OperatorActionRecord Read(byte version, ReadOnlySpan<byte> payload)
    {
        RecordVersions.Require(RecordKind.OperatorAction, version, Version);
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(payload));
            var root = document.RootElement;
            return new OperatorActionRecord
            {
                Action = Text(root, "action"),
                Level = Text(root, "level"),
                Number = root.GetProperty("number").GetInt64(),
                Operator = Text(root, "operator"),
                Reason = Text(root, "reason"),
                Source = Text(root, "source"),
                Strategy = Text(root, "strategy"),
                Time = Text(root, "time"),
            };
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            throw new JournalException(
                JournalProblem.Damaged, $"an operator's action is not readable ({cause.Message}): it was not written "
                + "by Plimsoll", cause);
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
