using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll data list</c></summary>
internal sealed class DataListCommand : PlimsollCommand
{
    private readonly TextOption catalog = CatalogOption.Create();

    public DataListCommand()
        : base("list", "List the series of the catalog.") => Options.Add(catalog);

    public override IReadOnlyList<string> Examples =>
        ["plimsoll data list", "plimsoll data list --catalog my-data --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var folder = CatalogOption.Folder(new ValueReader(arguments), catalog);
        var series = Catalog.Open(folder).List();
        if (scope.Output.IsJson)
        {
            WriteJson(scope.Output, series);
        }
        else if (series.Count == 0)
        {
            scope.Output.Line(
                $"{folder}: the catalog is empty; fill it with 'plimsoll data import' or 'plimsoll data synth'");
        }
        else
        {
            WriteTable(scope.Output, series);
        }

        return ExitCode.Ok;
    }

    private static void WriteTable(Output output, IReadOnlyList<SeriesManifest> series)
    {
        var table = new TextTable(
            "instrument", "series", ">rows", "first", "last", ">tick", ">lot", "quote", "calendar");
        foreach (var one in series)
        {
            table.Add(
                one.Key.Instrument.ToString(),
                one.Key.Name,
                one.Rows.ToString("N0", CultureInfo.InvariantCulture),
                TimestampText.Format(one.FirstTimeNs),
                TimestampText.Format(one.LastTimeNs),
                one.Instrument.PriceGrid.ToString(),
                one.Instrument.QuantityGrid.ToString(),
                one.Instrument.Quote.Code,
                one.Instrument.CalendarName);
        }

        table.WriteTo(output.Human);
    }

    private static void WriteJson(Output output, IReadOnlyList<SeriesManifest> series) => output.Json(json =>
    {
        json.BeginObject();
        json.BeginArray("series");
        foreach (var one in series)
        {
            json.BeginObject();
            json.Write("calendar", one.Instrument.CalendarName);
            json.Write("first", TimestampText.Format(one.FirstTimeNs));
            json.Write("hash", one.ContentHash);
            json.Write("instrument", one.Key.Instrument.ToString());
            json.Write("last", TimestampText.Format(one.LastTimeNs));
            json.Write("lot", one.Instrument.QuantityGrid.ToString());
            json.Write("quote", one.Instrument.Quote.Code);
            json.Write("rows", one.Rows);
            json.Write("series", one.Key.Name);
            json.Write("sources", one.Sources.Count);
            json.Write("tick", one.Instrument.PriceGrid.ToString());
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    });
}
