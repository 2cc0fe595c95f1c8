using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Export;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll data show</c></summary>
internal sealed class DataShowCommand : PlimsollCommand
{
    private const int RowsDefault = 10;

    private readonly TextOption catalog = CatalogOption.Create();
    private readonly SeriesSelection selection = new();
    private readonly TextOption rows = new("--rows", "N", "How many rows, from the start.") { DefaultText = "10" };
    private readonly TextOption from = new(
        "--from", "DATE", "Begin with the first row (bar that opens) at or after this UTC time.");

    public DataShowCommand()
        : base("show", "Show the definition of a series and its first rows; of bars unless --kind says otherwise.")
    {
        Options.Add(selection.Instrument);
        Options.Add(selection.Period);
        Options.Add(selection.Kind);
        Options.Add(from);
        Options.Add(rows);
        Options.Add(catalog);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll data show --instrument BTCUSDT.BINANCE --period 1m",
        "plimsoll data show --instrument BTCUSDT.BINANCE --period 1m --from 2024-02-01T14:30 --rows 3",
        "plimsoll data show --instrument BTCUSDT.BINANCE --kind book --rows 20",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var count = (int)(values.Whole(rows, 0, 1_000_000) ?? RowsDefault);
        var fromNs = values.Time(from)?.UnixNanos ?? long.MinValue;
        var store = Catalog.Open(CatalogOption.Folder(values, catalog));
        var isBars = values.Word(selection.Kind) is null or "bars";
        var chosen = selection.FindOne(values, store, isBars ? SeriesKind.Bars : null);
        if (!isBars)
        {
            EventSeriesShow.Write(scope.Output, SeriesPreview.Take(store, chosen.Key, fromNs, count));
            return ExitCode.Ok;
        }

        using var series = store.OpenBars(chosen.Key.Instrument, chosen.Key.Period);
        var shown = Take(series, fromNs, count);
        if (scope.Output.IsJson)
        {
            WriteJson(scope.Output, series, shown);
        }
        else
        {
            WriteText(scope.Output, series, shown);
        }

        return ExitCode.Ok;
    }

    private static List<Bar> Take(BarSeries series, long fromNs, int count)
    {
        var shown = new List<Bar>();
        foreach (var segment in series.Segments)
        {
            for (var i = 0; i < segment.Count && shown.Count < count; i++)
            {
                if (segment.OpenTimeNs(i) >= fromNs)
                {
                    shown.Add(segment.Bar(i));
                }
            }
        }

        return shown;
    }

    private static void WriteText(Output output, BarSeries series, List<Bar> bars)
    {
        var instrument = series.Instrument;
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{series.Manifest.Key}: {series.Count:N0} rows, tick {instrument.PriceGrid}, "
            + $"lot {instrument.QuantityGrid}, {instrument.Quote}, {instrument.Kind}, "
            + $"calendar {instrument.CalendarName}"));
        foreach (var source in series.Manifest.Sources)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"  from {source.File}, {source.Rows:N0} rows"));
        }

        var table = new TextTable("open time (UTC)", ">open", ">high", ">low", ">close", ">volume");
        foreach (var bar in bars)
        {
            table.Add(
                TimestampText.Format(bar.OpenTimeNs),
                instrument.PriceGrid.Format(bar.OpenTicks),
                instrument.PriceGrid.Format(bar.HighTicks),
                instrument.PriceGrid.Format(bar.LowTicks),
                instrument.PriceGrid.Format(bar.CloseTicks),
                instrument.QuantityGrid.Format(bar.VolumeLots));
        }

        table.WriteTo(output.Human);
    }

    private static void WriteJson(Output output, BarSeries series, List<Bar> bars) => output.Json(json =>
    {
        var instrument = series.Instrument;
        json.BeginObject();
        json.BeginArray("bars");
        foreach (var bar in bars)
        {
            json.BeginObject();
            json.Write("close", instrument.PriceGrid.Format(bar.CloseTicks));
            json.Write("high", instrument.PriceGrid.Format(bar.HighTicks));
            json.Write("low", instrument.PriceGrid.Format(bar.LowTicks));
            json.Write("open", instrument.PriceGrid.Format(bar.OpenTicks));
            json.Write("time", TimestampText.Format(bar.OpenTimeNs));
            json.Write("volume", instrument.QuantityGrid.Format(bar.VolumeLots));
            json.EndObject();
        }

        json.EndArray();
        json.Write("calendar", instrument.CalendarName);
        json.Write("hash", series.Manifest.ContentHash);
        json.Write("instrument", instrument.Id.ToString());
        json.Write("kind", instrument.Kind.ToString());
        json.Write("lot", instrument.QuantityGrid.ToString());
        json.Write("period", series.Period.ToString());
        json.Write("quote", instrument.Quote.Code);
        json.Write("rows", series.Count);
        json.Write("tick", instrument.PriceGrid.ToString());
        json.EndObject();
    });
}
