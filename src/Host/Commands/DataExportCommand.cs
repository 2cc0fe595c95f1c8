using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Export;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll data export</c></summary>
internal sealed class DataExportCommand : PlimsollCommand
{
    private const long Parts = 1_000;

    private readonly TextOption file = new(
        "--out", "FILE", "The CSV file to write.") { IsNeeded = true, IsPath = true };
    private readonly TextOption catalog = CatalogOption.Create();
    private readonly SeriesSelection selection = new();
    private readonly TextOption from = new("--from", "DATE", "Begin with the first row at or after this UTC time.");
    private readonly TextOption to = new("--to", "DATE", "End before this UTC time.");
    private readonly TextOption times = new("--times", "FORMAT", "How times are written: iso or ns.")
    {
        Choices = ["iso", "ns"],
        DefaultText = "iso",
    };

    public DataExportCommand()
        : base("export", "Write a series as CSV; importing it again gives the same series.")
    {
        foreach (
            var option in new[] { file, selection.Instrument, selection.Period, selection.Kind, from, to, times,
                catalog })
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll data export --out bars.csv --instrument BTCUSDT.BINANCE --period 1m "
            + "--from 2024-02-01 --to 2024-02-02"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var folder = CatalogOption.Folder(values, catalog);
        var options = new ExportOptions
        {
            CatalogFolder = folder,
            Key = selection.FindOne(values, Catalog.Open(folder)).Key,
            File = values.Needed(file),
            From = values.Time(from),
            To = values.Time(to),
            TimeFormat = values.Word(times) == "ns" ? ExportTimeFormat.Nanoseconds : ExportTimeFormat.Iso,
        };
        long rows;
        using (var interrupt = new Interrupt(scope.Output))
        using (var display = new ProgressDisplay(scope.Output, "exporting"))
        {
            rows = CsvExporter.Run(options, new ExportDisplay(display), interrupt.Token);
        }

        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("file", options.File);
            json.Write("instrument", options.Key.Instrument.ToString());
            json.Write("rows", rows);
            json.Write("series", options.Key.Name);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            scope.Output.Line(string.Create(
                CultureInfo.InvariantCulture, $"{options.Key}: {rows:N0} rows written to {options.File}"));
        }

        return ExitCode.Ok;
    }

    private sealed class ExportDisplay(ProgressDisplay display) : IProgress<double>
    {
        public void Report(double value) => display.Report("exporting", (long)(value * Parts), Parts);
    }
}
