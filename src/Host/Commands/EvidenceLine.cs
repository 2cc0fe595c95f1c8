using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary>Tells what was put on record.</summary>
internal static class EvidenceLine
{
    public static void Write(Output output, EvidenceRecord record, long sequence)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("expires", TimestampText.Format(record.ExpiresNs));
            json.BeginObject("figures");
            foreach (var figure in record.Figures.OrderBy(static one => one.Name, StringComparer.Ordinal))
            {
                json.Write(figure.Name, figure.Value.ToString());
            }

            json.EndObject();
            json.Write("issued", TimestampText.Format(record.IssuedNs));
            json.Write("kind", EvidenceKinds.WordOf(record.Kind));
            json.Write("reason", record.Reason);
            json.Write("sequence", sequence);
            json.Write("strategy", record.Subject.Strategy);
            json.Write("verdict", record.Verdict.ToString());
            json.EndObject();
        });
        if (!output.IsJson)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"record {sequence}: ") + Words(record));
        }
    }

    /// <summary>A record in one line.</summary>
    public static string Words(EvidenceRecord record) =>
        $"{EvidenceKinds.WordOf(record.Kind)} of "
        + (record.Subject.Strategy == EvidenceSubject.Platform ? "the platform" : record.Subject.Strategy)
        + $" by {record.Issuer}: {record.Verdict.ToString().ToLowerInvariant()}; {record.Reason}; "
        + $"{TimestampText.Format(record.IssuedNs)} to {TimestampText.Format(record.ExpiresNs)}";
}
