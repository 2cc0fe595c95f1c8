using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Evidence;

/// <summary>
/// Evidence and withdrawals as canonical JSON: keys in ascending order, no blanks, times in UTC, figures as exact text.
/// The same statement always gives the same bytes, and only those bytes are read back.
/// </summary>
public static class EvidenceDocument
{
    /// <summary>Version of the text; a field that changes its meaning raises it.</summary>
    public const int Schema = 1;

    /// <summary>The text of evidence, without its signature.</summary>
    /// <param name="record">The evidence; each figure named once.</param>
    /// <exception cref="ArgumentException">A figure is named twice, or a text is no text.</exception>
    public static byte[] Write(EvidenceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Write(json =>
        {
            json.WriteString("expires", TimestampText.Format(record.ExpiresNs));
            json.WriteStartObject("figures");
            string? last = null;
            foreach (var figure in record.Figures.OrderBy(static one => one.Name, StringComparer.Ordinal))
            {
                if (string.Equals(figure.Name, last, StringComparison.Ordinal))
                {
                    throw new ArgumentException($"the figure {figure.Name} is named twice", nameof(record));
                }

                json.WriteString(figure.Name, figure.Value.ToString());
                last = figure.Name;
            }

            json.WriteEndObject();
            json.WriteString("issued", TimestampText.Format(record.IssuedNs));
            json.WriteString("issuer", record.Issuer);
            json.WriteString("kind", EvidenceKinds.WordOf(record.Kind));
            json.WriteString("reason", record.Reason);
            json.WriteNumber("schema", Schema);
            json.WriteString("source", record.SourceHash);
            json.WriteStartObject("subject");
            json.WriteString("code", record.Subject.CodeHash);
            json.WriteString("parameters", record.Subject.ParametersHash);
            json.WriteString("strategy", record.Subject.Strategy);
            json.WriteString("version", record.Subject.Version);
            json.WriteEndObject();
            json.WriteString("type", "evidence");
            json.WriteString("verdict", record.Verdict.ToString());
        });
    }

    /// <summary>The text of a withdrawal.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    public static byte[] Write(Withdrawal withdrawal)
    {
        ArgumentNullException.ThrowIfNull(withdrawal);
        return Write(json =>
        {
            json.WriteString("actor", withdrawal.Actor);
            json.WriteString("at", TimestampText.Format(withdrawal.AtNs));
            json.WriteString("cause", WithdrawalCauses.WordOf(withdrawal.Cause));
            json.WriteString("kind", EvidenceKinds.WordOf(withdrawal.Kind));
            json.WriteString("reason", withdrawal.Reason);
            json.WriteNumber("schema", Schema);
            json.WriteString("strategy", withdrawal.Strategy);
            json.WriteString("type", "withdrawal");
        });
    }

    /// <summary>Reads a text: exactly one of the two is not null, or neither when it is no such text.</summary>
    /// <param name="text">Bytes that <see cref="Write(EvidenceRecord)"/> or <see cref="Write(Withdrawal)"/>
    /// gave.</param>
    public static (EvidenceRecord? Evidence, Withdrawal? Withdrawal) Read(ReadOnlySpan<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.ToArray());
            var root = document.RootElement;
            if (root.GetProperty("type").GetString() == "withdrawal")
            {
                var withdrawal = ReadWithdrawal(root);
                return withdrawal is not null && text.SequenceEqual(Write(withdrawal)) ? (null, withdrawal) : default;
            }

            var evidence = ReadEvidence(root);
            return evidence is not null && text.SequenceEqual(Write(evidence)) ? (evidence, null) : default;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException
            or ArgumentException)
        {
            // Bytes of unknown origin may have any form; all that matters is that they are no such text.
            return default;
        }
    }

    private static EvidenceRecord? ReadEvidence(JsonElement root)
    {
        if (!EvidenceKinds.TryParse(Text(root, "kind"), out var kind)
            || !Enum.TryParse<EvidenceVerdict>(Text(root, "verdict"), out var verdict)
            || !TimestampText.TryParse(Text(root, "issued"), out var issued)
            || !TimestampText.TryParse(Text(root, "expires"), out var expires))
        {
            return null;
        }

        var figures = new List<EvidenceFigure>();
        foreach (var figure in root.GetProperty("figures").EnumerateObject())
        {
            if (!Amount.TryParse(figure.Value.GetString(), out var value))
            {
                return null;
            }

            figures.Add(new EvidenceFigure(figure.Name, value));
        }

        var subject = root.GetProperty("subject");
        return new EvidenceRecord
        {
            Kind = kind,
            Subject = new EvidenceSubject(
                Text(subject, "strategy"), Text(subject, "code"), Text(subject, "parameters"),
                Text(subject, "version")),
            Figures = figures,
            Verdict = verdict,
            Issuer = Text(root, "issuer"),
            Reason = Text(root, "reason"),
            SourceHash = Text(root, "source"),
            IssuedNs = issued.UnixNanos,
            ExpiresNs = expires.UnixNanos,
        };
    }

    private static Withdrawal? ReadWithdrawal(JsonElement root)
    {
        var kindText = Text(root, "kind");
        var kind = EvidenceKind.None;
        return WithdrawalCauses.TryParse(Text(root, "cause"), out var cause)
            && (kindText.Length == 0 || EvidenceKinds.TryParse(kindText, out kind))
            && TimestampText.TryParse(Text(root, "at"), out var at)
            ? new Withdrawal(
                cause, Text(root, "strategy"), kind, at.UnixNanos, Text(root, "actor"), Text(root, "reason"))
            : null;
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new JsonException(name + " is null");

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
