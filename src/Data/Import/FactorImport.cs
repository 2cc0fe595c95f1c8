using System.Globalization;
using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>
/// Imports split and dividend factors: columns date, price_factor, split_factor and, if they are there, reference_price
/// and symbol, by which only the instrument's rows are taken. The table replaces the one before.
/// </summary>
internal sealed class FactorImport
{
    private readonly ImportOptions options;
    private readonly SourceFile source;
    private readonly ImportTracker tracker;

    public FactorImport(ImportOptions options, SourceFile source, ImportTracker tracker)
    {
        this.options = options;
        this.source = source;
        this.tracker = tracker;
    }

    public ImportResult Run()
    {
        tracker.Begin("reading");
        var table = new FactorTable(ReadRows());
        var folder = CatalogPaths.Instrument(options.CatalogFolder, options.Instrument);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, CatalogPaths.FactorsFile);
        var bytes = table.ToBytes();
        var isSame = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
        if (!isSame)
        {
            DurableFile.Replace(path, bytes);
        }

        return new ImportResult(new SeriesKey(options.Instrument, SeriesKind.None, default))
        {
            RowsAdded = isSame ? 0 : table.Rows.Count,
            RowsPresent = isSame ? table.Rows.Count : 0,
            IsAlreadyImported = isSame,
        };
    }

    private List<FactorRow> ReadRows()
    {
        var rows = new List<FactorRow>();
        var reader = new SourceRows(options, source, tracker);
        var fault = new RowFault();
        var symbol = reader.Map["symbol"];
        while (reader.TryRead(out var line, fault, out var isBad))
        {
            if (isBad)
            {
                throw reader.Error(line, fault);
            }

            if (symbol >= 0 && options.Where is null && reader.Cells.Text(line, symbol) != options.Instrument.Symbol)
            {
                continue;
            }

            if (!TryRead(reader, line, rows, fault))
            {
                throw reader.Error(line, fault);
            }
        }

        return rows.Count > 0
            ? rows
            : throw new DataError(
                DataErrorKind.NoRows,
                $"{source.Name}: there is no row for the symbol {options.Instrument.Symbol}; check --instrument");
    }

    private static bool TryRead(SourceRows reader, ReadOnlySpan<byte> line, List<FactorRow> rows, RowFault fault)
    {
        var date = reader.Map["date"];
        if (!IsoText.TryDate(reader.Cells.Cell(line, date), out var dayNs))
        {
            return fault.Set(DataErrorKind.BadValue, date, "a date, yyyy-MM-dd");
        }

        var moment = DateTime.UnixEpoch.AddTicks(dayNs / 100);
        var day = (moment.Year * 10_000) + (moment.Month * 100) + moment.Day;
        if (rows.Count > 0 && day <= rows[^1].LastDay)
        {
            return fault.Set(DataErrorKind.TimeOrder, date, "a date after that of the row before");
        }

        var reference = reader.Map["reference_price"];
        if (!TryNumber(reader, line, reader.Map["price_factor"], out var priceFactor, fault)
            || !TryNumber(reader, line, reader.Map["split_factor"], out var splitFactor, fault))
        {
            return false;
        }

        decimal referencePrice = 0;
        if (reference >= 0
            && !decimal.TryParse(
                reader.Cells.Text(line, reference),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out referencePrice))
        {
            return fault.Set(DataErrorKind.BadValue, reference, "a decimal number");
        }

        rows.Add(new FactorRow(day, priceFactor, splitFactor, referencePrice));
        return true;
    }

    private static bool TryNumber(
        SourceRows reader, ReadOnlySpan<byte> line, int cell, out decimal value, RowFault fault) =>
        (decimal.TryParse(reader.Cells.Text(line, cell), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && value is > 0m and < 1_000_000m)
        || fault.Set(DataErrorKind.BadValue, cell, "a factor above zero");
}
