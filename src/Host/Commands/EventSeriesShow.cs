using System.Globalization;
using Plimsoll.Data.Export;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary>Shows the first rows of a series that is not made of bars.</summary>
internal static class EventSeriesShow
{
    public static void Write(Output output, SeriesPreview preview)
    {
        if (output.IsJson)
        {
            WriteJson(output, preview);
            return;
        }

        var instrument = preview.Manifest.Instrument;
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{preview.Manifest.Key}: {preview.Manifest.Rows:N0} rows, tick {instrument.PriceGrid}, "
            + $"lot {instrument.QuantityGrid}, {instrument.Quote}, {instrument.Kind}, "
            + $"calendar {instrument.CalendarName}"));
        foreach (var source in preview.Manifest.Sources)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"  from {source.File}, {source.Rows:N0} rows"));
        }

        var table = new TextTable([.. preview.Columns.Select(
            static name => name is "time" or "mark" ? name : ">" + name)]);
        foreach (var row in preview.Rows)
        {
            table.Add([.. row]);
        }

        table.WriteTo(output.Human);
    }

    private static void WriteJson(Output output, SeriesPreview preview) => output.Json(json =>
    {
        var instrument = preview.Manifest.Instrument;
        json.BeginObject();
        json.BeginArray("columns");
        foreach (var column in preview.Columns)
        {
            json.WriteValue(column);
        }

        json.EndArray();
        json.Write("hash", preview.Manifest.ContentHash);
        json.Write("instrument", instrument.Id.ToString());
        json.Write("lot", instrument.QuantityGrid.ToString());
        json.Write("rows", preview.Manifest.Rows);
        json.Write("series", preview.Manifest.Key.Name);
        json.Write("tick", instrument.PriceGrid.ToString());
        json.BeginArray("values");
        foreach (var row in preview.Rows)
        {
            json.BeginArray();
            foreach (var cell in row)
            {
                json.WriteValue(cell);
            }

            json.EndArray();
        }

        json.EndArray();
        json.EndObject();
    });
}
