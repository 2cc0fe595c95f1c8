using System.Globalization;
using System.Text;
using Plimsoll.Data.Store;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Import;

/// <summary>One import of bars, trades or quote bars, from the file to the catalog.</summary>
internal sealed class SeriesImport
{
    private readonly ImportOptions options;
    private readonly SourceFile source;
    private readonly ImportTracker tracker;
    private readonly SeriesKey key;
    private readonly RowFault fault = new();
    private readonly long[] row = new long[ColumnLayout.ColumnsMax];
    private readonly long[] outcomes = new long[(int)StageOutcome.Conflict + 1];
    private long firstTimeNs;
    private long disordered;
    private DataError? firstBadRow;
    private CellNumbers? numbers;

    public SeriesImport(ImportOptions options, SourceFile source, ImportTracker tracker)
    {
        this.options = options;
        this.source = source;
        this.tracker = tracker;
        var kind = options.Kind switch
        {
            ImportKind.Trades or ImportKind.AggTrades => SeriesKind.Trades,
            ImportKind.QuoteBars => SeriesKind.QuoteBars,
            _ => SeriesKind.Bars,
        };
        if (kind != SeriesKind.Trades && options.Period == default)
        {
            throw new DataError(
                DataErrorKind.Option, "--period is missing: the length of the bars, such as 1m, 1h or 1d");
        }

        if (options.Delimiter > 0x7F)
        {
            throw new DataError(
                DataErrorKind.Option, $"--delimiter: value '{options.Delimiter}': a character of ASCII expected");
        }

        key = new SeriesKey(options.Instrument, kind, kind == SeriesKind.Trades ? default : options.Period);
    }

    public ImportResult Run()
    {
        var existing = Catalog.Open(options.CatalogFolder).Find(key.Instrument, key.Kind, key.Period);
        tracker.Begin("checking");
        var sha256 = source.Sha256(() => tracker.Report(0));
        var reading = OptionsText();
        foreach (var earlier in existing?.Sources ?? [])
        {
            if (earlier.Sha256 == sha256 && earlier.Options == reading)
            {
                return new ImportResult(key)
                {
                    Manifest = existing,
                    RowsPresent = earlier.Rows,
                    RowsSkipped = earlier.Skipped,
                    IsAlreadyImported = true,
                };
            }
        }

        var resolver = new InstrumentResolver(options, existing);
        var probe = resolver.NeedsProbe ? Probe() : null;
        var instrument = resolver.Resolve(probe?.Tick, probe?.Lot);
        var target = new SeriesManifest(key, instrument)
        {
            IsGridInferred = existing?.IsGridInferred ?? (options.Tick is null || options.Lot is null),
        };
        using var stager = new SeriesStager(options.CatalogFolder, existing, target, options.Replace);
        using var skipped = new SkippedRows(stager.Folder);
        ReadRows(instrument, stager, skipped);
        tracker.Begin("storing");
        skipped.Publish(CatalogPaths.Series(options.CatalogFolder, key));
        var record = new SourceRecord(
            source.Name, sha256, reading, RowsRead, skipped.Count, firstTimeNs, row[ColumnLayout.Time]);
        return Result(stager.Commit([.. existing?.Sources ?? [], record]), skipped.Count, resolver.Notes);
    }

    private long RowsRead =>
        outcomes[(int)StageOutcome.Added] + outcomes[(int)StageOutcome.Present] + outcomes[(int)StageOutcome.Replaced];

    private ImportResult Result(SeriesManifest manifest, long skipped, IReadOnlyList<string> notes) => new(key)
    {
        Manifest = manifest,
        RowsAdded = outcomes[(int)StageOutcome.Added],
        RowsPresent = outcomes[(int)StageOutcome.Present],
        RowsReplaced = outcomes[(int)StageOutcome.Replaced],
        RowsSkipped = skipped,
        RowsDisordered = disordered,
        Notes = numbers is { CutVolumes: > 0 }
            ? [.. notes, CutNote(numbers.CutVolumes, manifest.Instrument.QuantityGrid)]
            : notes,
    };

    private static string CutNote(long count, DecimalGrid lot) => string.Create(
        CultureInfo.InvariantCulture, $"{count} volumes were no multiple of the lot {lot} and were cut to whole lots");

    // Only what decides how the file's rows are read: the same bytes read the same way are the same import.
    private string OptionsText()
    {
        var text = new StringBuilder("kind=").Append(options.Kind);
        text.Append(";stamp=").Append(options.Stamp);
        text.Append(";delimiter=").Append(options.Delimiter);
        text.Append(";columns=").Append(options.Columns);
        text.Append(";zone=").Append(options.Zone);
        text.Append(";where=").Append(options.Where);
        return text.Append(";local-times=").Append(options.LocalTimes).ToString();
    }

    private GridProbe Probe()
    {
        tracker.Begin("measuring");
        var rows = new SourceRows(options, source, tracker);
        var probe = new GridProbe(rows.Map);
        while (rows.TryRead(out var line, fault, out var isBad))
        {
            if (!isBad)
            {
                probe.Add(rows.Cells, line);
            }
        }

        return probe;
    }

    private IRowReader Reader(ColumnMap map, Instrument instrument)
    {
        numbers = new CellNumbers(instrument, options.AllowNonPositivePrices);
        var times = Times(map);
        var barTimes = new BarTimes(options.Period, options.Stamp, SessionCalendar.Get(instrument.CalendarName));
        return key.Kind switch
        {
            SeriesKind.Trades => new TradeRowReader(map, numbers, times),
            SeriesKind.QuoteBars => new QuoteRowReader(map, numbers, times, barTimes),
            _ => new BarRowReader(map, numbers, times, Times(map), barTimes),
        };
    }

    private TimeReader Times(ColumnMap map) => new(map.Unit, map.Pattern, options.Zone, options.LocalTimes);

    private void ReadRows(Instrument instrument, SeriesStager stager, SkippedRows skipped)
    {
        tracker.Begin("reading");
        var rows = new SourceRows(options, source, tracker);
        var reader = Reader(rows.Map, instrument);
        var next = new long[ColumnLayout.ColumnsMax];
        while (rows.TryRead(out var line, fault, out var isBad))
        {
            if (isBad || !reader.TryRead(rows.Cells, line, next, fault) || !Follows(rows.Map, next))
            {
                Refuse(rows, line, skipped);
                continue;
            }

            var outcome = stager.Append(next);
            if (outcome == StageOutcome.Conflict)
            {
                throw Conflict(rows, stager.ConflictingRow, next, instrument);
            }

            outcomes[(int)outcome]++;
            Count(next);
        }

        if (RowsRead == 0)
        {
            throw NoRows();
        }
    }

    private void Count(ReadOnlySpan<long> next)
    {
        if (RowsRead == 1)
        {
            firstTimeNs = next[ColumnLayout.Time];
        }

        if (key.Kind == SeriesKind.Bars
            && (Math.Max(next[ColumnLayout.Open], next[ColumnLayout.Close]) > next[ColumnLayout.High]
                || Math.Min(next[ColumnLayout.Open], next[ColumnLayout.Close]) < next[ColumnLayout.Low]))
        {
            disordered++;
        }

        next.CopyTo(row);
    }

    private bool Follows(ColumnMap map, ReadOnlySpan<long> next)
    {
        if (RowsRead == 0)
        {
            return true;
        }

        var cell = map[FieldNames.Time];
        var timeNs = next[ColumnLayout.Time];
        if (timeNs < row[ColumnLayout.Time])
        {
            return fault.Set(DataErrorKind.TimeOrder, cell, "a time after that of the row before; time runs backwards");
        }

        if (key.Kind == SeriesKind.Trades)
        {
            return next[ColumnLayout.TradeNumber] > row[ColumnLayout.TradeNumber]
                || fault.Set(
                    DataErrorKind.TimeOrder,
                    map[FieldNames.Number],
                    "a number above that of the row before; the trade is a duplicate or out of order");
        }

        if (timeNs == row[ColumnLayout.Time])
        {
            return fault.Set(DataErrorKind.TimeOrder, cell, "a new time; the row before has the same one");
        }

        return next[ColumnLayout.OpenTime] >= row[ColumnLayout.Time]
            || fault.Set(
                DataErrorKind.TimeOrder,
                cell,
                $"a bar that begins when the one before has ended; is --period {key.Period} right?");
    }

    private void Refuse(SourceRows rows, ReadOnlySpan<byte> line, SkippedRows skipped)
    {
        var error = rows.Error(line, fault);
        firstBadRow ??= error;
        if (!options.SkipBadRows)
        {
            throw error;
        }

        var isWhole = fault.Cell < 0;
        skipped.Add(
            source.Name,
            rows.Line,
            isWhole ? "" : rows.Map.NameOf(fault.Cell),
            isWhole ? DataError.Show(Encoding.UTF8.GetString(line)) : DataError.Show(rows.Cells.Text(line, fault.Cell)),
            fault.Expected);
    }

    private DataError NoRows() => firstBadRow is not null
        ? new DataError(firstBadRow.Kind, $"{firstBadRow.Message} (and no row of the file is good)", firstBadRow)
        : new DataError(
            DataErrorKind.NoRows,
            options.Where is null
                ? $"{source.Name}: there is no row after the header line; fetch the file again"
                : $"{source.Name}: no row has {DataError.Show(options.Where)}; check --where");

    private DataError Conflict(
        SourceRows rows, ReadOnlySpan<long> stored, ReadOnlySpan<long> next, Instrument instrument)
    {
        var layout = ColumnLayout.Of(key.Kind);
        for (var column = 0; column < layout.Count; column++)
        {
            if (stored[column] != next[column])
            {
                return new DataError(
                    DataErrorKind.Conflict,
                    FormattableString.Invariant($"{source.Name}:{rows.Line}: column '{layout.Names[column]}': ")
                    + $"value {ColumnText.Format(key.Kind, column, next[column], instrument)}: the catalog has "
                    + $"{ColumnText.Format(key.Kind, column, stored[column], instrument)} at the same time; "
                    + "give --replace to take the new rows");
            }
        }

        throw new InvalidOperationException("rows in conflict are equal");
    }
}
