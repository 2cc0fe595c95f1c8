using System.Globalization;
using Plimsoll.Data.Import;
using Plimsoll.Data.Json;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary>Tells what an import did.</summary>
internal static class ImportReport
{
    public static void Write(Output output, ImportResult result)
    {
        output.Json(json => Write(json, result));
        WriteSeries(output, result);
        foreach (var further in result.Further)
        {
            WriteSeries(output, further);
        }

        foreach (var note in result.Notes)
        {
            output.Line("  " + note);
        }
    }

    private static void WriteSeries(Output output, ImportResult result)
    {
        if (result.IsAlreadyImported)
        {
            output.Line($"{Subject(result)}: this very file was imported before; nothing was done");
            return;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{Subject(result)}: {result.RowsAdded:N0} rows added");
        text += Count(result.RowsPresent, "already there") + Count(result.RowsReplaced, "replaced")
            + Count(result.RowsSkipped, "bad rows left out")
            + Count(result.RowsDisordered, "with open or close outside low to high");
        output.Line(text);
    }

    private static string Subject(ImportResult result) => $"{result.Key.Instrument} {SeriesName(result)}";

    // Factors belong to the instrument and are no series of their own.
    private static string SeriesName(ImportResult result) =>
        result.Key.Kind == SeriesKind.None ? "factors" : result.Key.Name;

    private static string Count(long rows, string what) =>
        rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {rows:N0} {what}");

    private static void Write(CanonicalJsonWriter json, ImportResult result)
    {
        json.BeginObject();
        json.Write("alreadyImported", result.IsAlreadyImported);
        if (result.Further.Count > 0)
        {
            json.BeginArray("further");
            foreach (var further in result.Further)
            {
                Write(json, further);
            }

            json.EndArray();
        }

        json.Write("instrument", result.Key.Instrument.ToString());
        json.BeginArray("notes");
        foreach (var note in result.Notes)
        {
            json.WriteValue(note);
        }

        json.EndArray();
        json.Write("rowsAdded", result.RowsAdded);
        json.Write("rowsDisordered", result.RowsDisordered);
        json.Write("rowsPresent", result.RowsPresent);
        json.Write("rowsReplaced", result.RowsReplaced);
        json.Write("rowsSkipped", result.RowsSkipped);
        json.Write("series", SeriesName(result));
        json.EndObject();
    }
}
