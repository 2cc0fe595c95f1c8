using System.CommandLine;
using System.Globalization;
using Plimsoll.Data;
using Plimsoll.Data.Json;
using Plimsoll.Data.Quality;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll data check</c></summary>
internal sealed class DataCheckCommand : PlimsollCommand
{
    private const int ShownDefault = 20;

    private readonly TextOption catalog = CatalogOption.Create();
    private readonly SeriesSelection selection = new();
    private readonly TextOption shown = new("--findings", "N", "Findings listed of each series, the gravest first.")
    {
        DefaultText = "20; with --json all that are kept",
    };

    public DataCheckCommand()
        : base("check", "Score the quality of series and list what is wrong in them. Exit code 1 if anything grave is.")
    {
        Options.Add(selection.Instrument);
        Options.Add(selection.Period);
        Options.Add(selection.Kind);
        Options.Add(shown);
        Options.Add(catalog);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll data check", "plimsoll data check --instrument BTCUSDT.BINANCE --period 1m --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var limit = (int?)values.Whole(shown, 0, 1_000_000);
        var store = Catalog.Open(CatalogOption.Folder(values, catalog));
        var series = selection.Find(values, store);
        var reports = new List<(SeriesManifest Series, SeriesQualityReport Report)>();
        using (var interrupt = new Interrupt(scope.Output))
        using (var display = new ProgressDisplay(scope.Output, "checking"))
        {
            var rows = series.Sum(static one => one.Rows);
            var check = new SeriesCheck(store, done => display.Report("checking", done, rows), interrupt.Token);
            foreach (var one in series)
            {
                reports.Add((one, check.Run(one)));
            }
        }

        foreach (var (one, report) in reports)
        {
            Store(scope.Output, store, one, report);
        }

        scope.Output.Json(json => WriteJson(json, reports, limit ?? int.MaxValue));
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output, reports, limit ?? ShownDefault);
        }

        return reports.Exists(static entry => entry.Report.CountOf(FindingSeverity.High) > 0) ? ExitCode.Finding
            : ExitCode.Ok;
    }

    /// <summary>A catalog that may only be read can be checked too; its result is then not kept.</summary>
    private static void Store(Output output, Catalog store, SeriesManifest series, SeriesQualityReport report)
    {
        try
        {
            using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
            QualityJson.Write(json, report, findingsMax: 0);
            store.StoreQuality(series.Key, System.Text.Encoding.UTF8.GetString(json.ToArray()));
        }
        catch (Exception refused) when (refused is DataError or IOException or UnauthorizedAccessException)
        {
            output.ErrorLine($"note: the result for {series.Key} is not kept in the catalog: {refused.Message}");
        }
    }

    private static void WriteText(
        Output output, List<(SeriesManifest Series, SeriesQualityReport Report)> reports, int limit)
    {
        foreach (var (series, report) in reports)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{series.Key}: score {report.Score:0.000} (coverage {report.Coverage:0.000}, "
                + $"cleanliness {report.Cleanliness:0.000}, "
                + $"integrity {report.Integrity:0.000}), {report.Rows:N0} rows"));
            if (report.Counts.Count == 0)
            {
                output.Line("  nothing found");
                continue;
            }

            var counts = new TextTable("  finding", ">high", ">medium", ">low", ">info");
            foreach (var count in report.Counts)
            {
                counts.Add("  " + count.Kind, Text(count.High), Text(count.Medium), Text(count.Low), Text(count.Info));
            }

            counts.WriteTo(output.Human);
            var findings = new TextTable("", "", "", "", "");
            foreach (var finding in Gravest(report).Take(limit))
            {
                findings.Add(
                    TimestampText.Format(finding.TimeNs),
                    finding.Severity.ToString().ToLowerInvariant(),
                    finding.Kind.ToString(),
                    finding.Value.ToString("0.######", CultureInfo.InvariantCulture),
                    FindingKinds.ValueMeaning(finding.Kind));
            }

            findings.WriteTo(output.Human, "    ");
        }
    }

    private static IEnumerable<QualityFinding> Gravest(SeriesQualityReport report) =>
        report.Findings.OrderByDescending(static finding => finding.Severity);

    private static void WriteJson(
        CanonicalJsonWriter json, List<(SeriesManifest Series, SeriesQualityReport Report)> reports, int limit)
    {
        json.BeginObject();
        json.BeginArray("series");
        foreach (var (series, report) in reports)
        {
            json.BeginObject();
            json.Write("instrument", series.Key.Instrument.ToString());
            json.BeginObject("quality");
            QualityJson.WriteFields(json, report, limit);
            json.EndObject();
            json.Write("series", series.Key.Name);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
