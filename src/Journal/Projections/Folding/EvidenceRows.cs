using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Journal.Evidence;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>
/// What authorization rests on: evidence, withdrawals, and statements that nobody can read, each with the hash of what
/// was signed. Whether a signature counts is not told here, because that depends on whose keys are trusted.
/// </summary>
internal sealed class EvidenceRows
{
    /// <summary>The kind of a withdrawal.</summary>
    public const string Withdrawn = "withdrawal";

    /// <summary>The kind of a statement that this program cannot read.</summary>
    public const string Unknown = "unknown";

    private readonly FoldScope scope;
    private readonly AuditRows audit;

    public EvidenceRows(FoldScope scope, AuditRows audit)
    {
        this.scope = scope;
        this.audit = audit;
    }

    /// <summary>Adds the rows of a statement.</summary>
    /// <returns>When it was made; where it does not say so, the time of what came before it.</returns>
    public long Add(scoped in JournalRecord record)
    {
        var payload = EvidencePayload.Read(record.Version, record.Payload);
        var text = payload.Text.Span;
        var (evidence, withdrawal) = EvidenceDocument.Read(text);
        if (evidence is not null)
        {
            Add(in record, payload, evidence.IssuedNs, EvidenceKinds.WordOf(evidence.Kind), evidence.Subject.Strategy);
            audit.Add(
                in record, "Evidence", null, evidence.Subject.Strategy, null, evidence.Verdict.ToString(),
                evidence.Issuer, Signed(payload, isReadable: true));
            return evidence.IssuedNs;
        }

        if (withdrawal is not null)
        {
            Add(in record, payload, withdrawal.AtNs, Withdrawn, withdrawal.Strategy);
            audit.Add(
                in record, "Withdrawal", null, withdrawal.Strategy, null, WithdrawalCauses.WordOf(withdrawal.Cause),
                withdrawal.Actor, Signed(payload, isReadable: true));
            return withdrawal.AtNs;
        }

        Add(in record, payload, scope.TimeNs, Unknown, "");
        audit.Add(in record, "Unknown", null, null, null, null, null, Signed(payload, isReadable: false));
        return scope.TimeNs;
    }

    private void Add(
        scoped in JournalRecord record, EvidencePayload payload, long timeNs, string kind, string strategy) =>
        scope.Changes.Add(
            ProjectionTables.Evidence, record.Sequence, timeNs, kind, strategy,
            Convert.ToHexStringLower(SHA256.HashData(payload.Text.Span)), Signed(payload, kind != Unknown));

    // The statement as it was signed, and by which key; bytes that are no statement stand as digits.
    private static string Signed(EvidencePayload payload, bool isReadable)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("key", payload.KeyId);
            json.WritePropertyName("statement");
            if (isReadable)
            {
                json.WriteRawValue(payload.Text.Span);
            }
            else
            {
                json.WriteStringValue(Convert.ToHexStringLower(payload.Text.Span));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
