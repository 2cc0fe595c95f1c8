using Plimsoll.Data.Store;

namespace Plimsoll.Data.Export;

/// <summary>The first rows of a series of any kind, as text in the columns of an export.</summary>
/// <param name="Manifest">What the catalog says of the series.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">One text for each column: times as ISO 8601, prices and quantities in units, the unknown
/// empty.</param>
public sealed record SeriesPreview(
    SeriesManifest Manifest, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads rows.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="key">Which series.</param>
    /// <param name="fromNs">Earlier rows are passed over; nanoseconds since the epoch, UTC.</param>
    /// <param name="rowsMax">How many rows at most.</param>
    /// <exception cref="DataError">There is no such series, or a file is damaged.</exception>
    public static SeriesPreview Take(Catalog catalog, SeriesKey key, long fromNs, int rowsMax)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var (manifest, files) = catalog.OpenFiles(key);
        try
        {
            var layout = ColumnLayout.Of(key.Kind);
            var rows = new List<IReadOnlyList<string>>();
            foreach (var file in files)
            {
                var start = SortedTimes.FirstAtOrAfter(file.Column(ColumnLayout.Time), fromNs);
                for (var row = start; row < file.Rows && rows.Count < rowsMax; row++)
                {
                    var cells = new string[layout.Count];
                    for (var column = 0; column < cells.Length; column++)
                    {
                        cells[column] = ColumnText.Format(
                            key.Kind, column, file.Value(column, row), manifest.Instrument);
                    }

                    rows.Add(cells);
                }
            }

            return new SeriesPreview(manifest, layout.Names, rows);
        }
        finally
        {
            foreach (var file in files)
            {
                file.Dispose();
            }
        }
    }
}
