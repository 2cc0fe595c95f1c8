using System.Globalization;
using System.Text;
using Plimsoll.Data.Store;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Data.Export;

/// <summary>
/// Writes a series as CSV, exactly: importing the file of bars, quote bars or trades again, with the same tick and lot,
/// gives the same content hash, except that latencies of trades are not read back. Bars and quote bars are stamped with
/// their open time.
/// </summary>
public static class CsvExporter
{
    private const int ReportEveryRows = 8_192;

    /// <summary>Exports one series; the file appears when it is complete.</summary>
    /// <param name="options">What to export.</param>
    /// <param name="progress">Is told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the export; no file is then left.</param>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="DataError">There is no such series, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static long Run(
        ExportOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (manifest, files) = Catalog.Open(options.CatalogFolder).OpenFiles(options.Key);
        var temporary = options.File + ".new";
        try
        {
            long rows;
            using (var writer = new StreamWriter(
                temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16))
            {
                writer.NewLine = "\n";
                rows = Write(options, manifest, files, writer, progress, cancellation);
            }

            File.Move(temporary, options.File, overwrite: true);
            return rows;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new DataError(
                DataErrorKind.Path,
                $"{options.File}: the file cannot be written ({DataError.Show(cause.Message)}); choose another path",
                cause);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            foreach (var file in files)
            {
                file.Dispose();
            }
        }
    }

    private static long Write(
        ExportOptions options,
        SeriesManifest manifest,
        SegmentFile[] files,
        StreamWriter writer,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var columns = Columns(manifest.Key.Kind, files);
        var layout = ColumnLayout.Of(manifest.Key.Kind);
        writer.WriteLine(string.Join(',', columns.Select(column => layout.Names[column])));
        long seen = 0;
        long written = 0;
        foreach (var file in files)
        {
            for (var row = 0; row < file.Rows; row++)
            {
                if (seen++ % ReportEveryRows == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report((double)seen / manifest.Rows);
                }

                var timeNs = file.Value(layout.HasOpenTime ? ColumnLayout.OpenTime : ColumnLayout.Time, row);
                if (timeNs >= (options.From?.UnixNanos ?? long.MinValue)
                    && timeNs < (options.To?.UnixNanos ?? long.MaxValue))
                {
                    WriteRow(options.TimeFormat, manifest.Instrument, file, row, columns, writer);
                    written++;
                }
            }
        }

        return written;
    }

    private static void WriteRow(
        ExportTimeFormat format,
        Instrument instrument,
        SegmentFile file,
        int row,
        List<int> columns,
        StreamWriter writer)
    {
        var kind = file.Header.Kind;
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            var value = file.Value(columns[i], row);
            var isTime = columns[i] == TimeColumn(kind);
            if (isTime && format == ExportTimeFormat.Nanoseconds)
            {
                writer.Write(value.ToString(CultureInfo.InvariantCulture));
            }
            else if (kind == SeriesKind.Trades && columns[i] == ColumnLayout.TradeMaker)
            {
                writer.Write(value switch { 1 => "true", 0 => "false", _ => "" });
            }
            else
            {
                writer.Write(ColumnText.Format(kind, columns[i], value, instrument));
            }
        }

        writer.WriteLine();
    }

    // The open time stands for both times, the close time follows from it; what no file knows is left out.
    private static List<int> Columns(SeriesKind kind, SegmentFile[] files)
    {
        var columns = new List<int>();
        for (var column = TimeColumn(kind); column < ColumnLayout.Of(kind).Count; column++)
        {
            var isOptional = kind == SeriesKind.Bars ? column >= ColumnLayout.Volume
                : ColumnLayout.Of(kind).Names[column] is "latency" or "sequence";
            if (!isOptional || Array.Exists(files, file => !file.Column(column).IsEmpty))
            {
                columns.Add(column);
            }
        }

        return columns;
    }

    private static int TimeColumn(SeriesKind kind) =>
        SeriesKey.HasPeriod(kind) ? ColumnLayout.OpenTime : ColumnLayout.Time;
}
