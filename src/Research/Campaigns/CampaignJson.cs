using Plimsoll.Data.Json;
using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Campaigns;

/// <summary>The file for programs: configuration, seeds, every figure of every run, and how the figures lie.</summary>
internal static class CampaignJson
{
    private const long SchemaVersion = 1;

    public static ResultFile Render(CampaignReport report, IReadOnlyList<ResultFile> files)
    {
        var request = report.Request;
        using CanonicalJsonWriter json = new();
        json.BeginObject();
        json.Write("codeHash", report.CodeHash);
        Write(json, "configuration", request.Configuration);
        json.Write("currency", request.Currency);
        WriteDistributions(json, report);
        json.Write("failures", report.FailureCount);
        WriteFiles(json, files);
        json.Write("name", request.Name);
        json.Write("passes", report.Passes);
        json.BeginObject("product");
        json.Write("name", "Plimsoll");
        json.Write("version", CampaignReport.ProductVersion);
        json.EndObject();
        json.Write("reproduce", request.ReproduceCommand);
        WriteResults(json, report);
        WriteRules(json, report);
        json.Write("runs", report.Runs.Count);
        json.Write("schema", SchemaVersion);
        json.Write("seed", Text(request.Seed));
        json.BeginObject("strategy");
        json.Write("name", request.StrategyName);
        Write(json, "parameters", request.Parameters);
        json.EndObject();
        WriteSummary(json, report);
        json.EndObject();
        return new ResultFile(CampaignFiles.Report, json.ToArray());
    }

    /// <summary>Seeds use all 64 bits, more than a number of JSON is sure to keep.</summary>
    private static string Text(ulong seed) => seed.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Write(CanonicalJsonWriter json, string key, IReadOnlyList<NamedText> settings)
    {
        json.BeginObject(key);
        foreach (var one in settings.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            json.Write(one.Name, one.Value);
        }

        json.EndObject();
    }

    private static void WriteDistributions(CanonicalJsonWriter json, CampaignReport report)
    {
        json.BeginObject("distributions");
        foreach (var figure in report.Figures.OrderBy(static figure => figure.Metric.Name, StringComparer.Ordinal))
        {
            var distribution = figure.Distribution;
            json.BeginObject(figure.Metric.Name);
            json.Write("count", distribution.Count);
            json.Write("lowerQuartile", distribution.LowerQuartile);
            json.Write("max", distribution.Max);
            json.Write("mean", distribution.Mean);
            json.Write("median", distribution.Median);
            json.Write("min", distribution.Min);
            json.Write("standardDeviation", distribution.StandardDeviation);
            json.Write("undefined", distribution.Undefined);
            json.Write("upperQuartile", distribution.UpperQuartile);
            json.EndObject();
        }

        json.EndObject();
    }

    private static void WriteFiles(CanonicalJsonWriter json, IReadOnlyList<ResultFile> files)
    {
        json.BeginArray("files");
        foreach (var file in files)
        {
            json.BeginObject();
            json.Write("name", file.Name);
            json.Write("sha256", ContentHash.Of(file));
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteResults(CanonicalJsonWriter json, CampaignReport report)
    {
        json.BeginArray("results");
        foreach (var run in report.Runs)
        {
            json.BeginObject();
            json.Write("configHash", run.Hashes.Config);
            json.Write("dataHash", run.Hashes.Data);
            json.Write("failure", run.Failure);
            json.BeginObject("figures");
            foreach (var metric in run.Metrics.OrderBy(static metric => metric.Name, StringComparer.Ordinal))
            {
                json.Write(metric.Name, metric.Value);
            }

            json.EndObject();
            json.Write("from", TimestampText.Format(run.FromNs));
            json.Write("market", run.Market);
            json.Write("number", run.Number);
            json.Write("reproduce", run.ReproduceCommand);
            json.Write("seed", Text(run.Seed));
            json.Write("to", TimestampText.Format(run.ToNs));
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteRules(CanonicalJsonWriter json, CampaignReport report)
    {
        json.BeginArray("rules");
        foreach (var rule in report.Rules)
        {
            json.BeginObject();
            json.Write("holds", rule.Holds);
            json.Write("rule", rule.Rule);
            json.Write("value", rule.Value);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteSummary(CanonicalJsonWriter json, CampaignReport report)
    {
        json.BeginObject("summary");
        foreach (var one in report.Summary)
        {
            json.BeginObject(one.Name);
            json.Write("max", one.Max);
            json.Write("mean", one.Mean);
            json.Write("min", one.Min);
            json.EndObject();
        }

        json.EndObject();
    }
}
