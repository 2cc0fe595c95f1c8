using Plimsoll.Data.Json;
using Plimsoll.Data.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary>The result of a quality check as JSON.</summary>
internal static class QualityJson
{
    public static void Write(CanonicalJsonWriter json, SeriesQualityReport report, int findingsMax)
    {
        json.BeginObject();
        WriteFields(json, report, findingsMax);
        json.EndObject();
    }

    /// <summary>The fields alone, inside an object that is open.</summary>
    public static void WriteFields(CanonicalJsonWriter json, SeriesQualityReport report, int findingsMax)
    {
        json.Write("cleanliness", report.Cleanliness);
        json.BeginArray("counts");
        foreach (var count in report.Counts)
        {
            json.BeginObject();
            json.Write("high", count.High);
            json.Write("info", count.Info);
            json.Write("kind", count.Kind.ToString());
            json.Write("low", count.Low);
            json.Write("medium", count.Medium);
            json.EndObject();
        }

        json.EndArray();
        json.Write("coverage", report.Coverage);
        if (findingsMax > 0)
        {
            WriteFindings(json, report, findingsMax);
        }

        json.Write("integrity", report.Integrity);
        json.Write("missingRows", report.MissingRows);
        json.Write("rows", report.Rows);
        json.Write("score", report.Score);
        json.Write("validity", report.Validity);
    }

    private static void WriteFindings(CanonicalJsonWriter json, SeriesQualityReport report, int findingsMax)
    {
        json.BeginArray("findings");
        foreach (var finding in report.Findings.Take(findingsMax))
        {
            json.BeginObject();
            json.Write("kind", finding.Kind.ToString());
            json.Write("row", finding.Row);
            json.Write("severity", finding.Severity.ToString().ToLowerInvariant());
            json.Write("time", TimestampText.Format(finding.TimeNs));
            json.Write("value", finding.Value);
            json.EndObject();
        }

        json.EndArray();
    }
}
