using System.Globalization;
using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>
/// One import of a recorded feed: a first walk over the file measures it, a second one writes its series. All of them
/// are stored or none.
/// </summary>
internal sealed class FeedImport
{
    private const int LineLengthMax = 1 << 20;
    private const int ReportEveryLines = 4_096;

    private readonly ImportOptions options;
    private readonly SourceFile source;
    private readonly ImportTracker tracker;
    private readonly FeedFault fault = new();
    private DataError? firstBadLine;
    private long goodLines;

    public FeedImport(ImportOptions options, SourceFile source, ImportTracker tracker)
    {
        this.options = options;
        this.source = source;
        this.tracker = tracker;
    }

    // The series whose manifest stands for the whole file.
    private SeriesKind Primary => options.Kind switch
    {
        ImportKind.DatabentoOrders => SeriesKind.BookOrders,
        ImportKind.DatabentoQuotes => SeriesKind.Quotes,
        _ => SeriesKind.BookLevels,
    };

    private bool IsBinance => options.Kind is ImportKind.BinanceSpotFeed or ImportKind.BinanceFuturesFeed;

    public ImportResult Run()
    {
        var existing = Catalog.Open(options.CatalogFolder).Find(options.Instrument, Primary);
        tracker.Begin("checking");
        var sha256 = source.Sha256(() => tracker.Report(0));
        var reading = "kind=" + options.Kind;
        foreach (var earlier in existing?.Sources ?? [])
        {
            if (earlier.Sha256 == sha256 && earlier.Options == reading)
            {
                return new ImportResult(existing!.Key)
                {
                    Manifest = existing,
                    RowsPresent = earlier.Rows,
                    RowsSkipped = earlier.Skipped,
                    IsAlreadyImported = true,
                };
            }
        }

        var resolver = new InstrumentResolver(WithUsualKind(), existing);
        var measure = Measure(resolver.NeedsProbe);
        var instrument = resolver.Resolve(measure.Tick, measure.Lot);
        var isGridInferred = existing?.IsGridInferred ?? (options.Tick is null || options.Lot is null);
        using var output = new FeedOutput(options, source.Name, instrument, isGridInferred, sha256, reading);
        var feed = Feed(measure, new FeedGrid(instrument, options.AllowNonPositivePrices), output);
        var skippedFolder = Directory.CreateTempSubdirectory("plimsoll-import-");
        try
        {
            using var skipped = new SkippedRows(skippedFolder.FullName);
            Read(feed, output, skipped);
            var notes = feed.Complete();
            RequireRows(output);
            tracker.Begin("storing");
            var results = output.Commit(Primary, measure.ClockOffsetNs, skipped.Count);
            skipped.Publish(CatalogPaths.Series(options.CatalogFolder, results[0].Key));
            return results[0] with
            {
                Further = [.. results.Skip(1)],
                Notes = [.. resolver.Notes, .. ClockNote(measure.ClockOffsetNs), .. notes],
            };
        }
        finally
        {
            skippedFolder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<string> ClockNote(long offsetNs) => offsetNs == 0
        ? []
        : [string.Create(
            CultureInfo.InvariantCulture,
            $"the recorder's clock is {-offsetNs / 1e9:0.000000} s behind the venue's; latencies are corrected by it, "
            + $"the smallest one counts as nothing")];

    private ImportOptions WithUsualKind() => options.Kind == ImportKind.BinanceFuturesFeed
        ? options with { InstrumentKind = options.InstrumentKind ?? Model.Instruments.InstrumentKind.Perpetual }
        : options;

    private FeedMeasure Measure(bool needsSteps)
    {
        tracker.Begin("measuring");
        var measure = new FeedMeasure();
        IFeedProbe probe = options.Kind switch
        {
            ImportKind.DatabentoOrders => new DatabentoOrdersFeed(measure),
            ImportKind.DatabentoQuotes => new DatabentoQuotesFeed(measure),
            _ => needsSteps ? new BinanceFeedProbe(measure) : new BinanceClockProbe(measure),
        };
        var lines = new LineReader(source.OpenText(), source.Name, LineLengthMax);
        while (lines.TryRead(out var line))
        {
            if (!line.IsEmpty)
            {
                probe.Add(line);
            }

            if (lines.Line % ReportEveryLines == 0)
            {
                tracker.Report(lines.Line);
            }
        }

        return lines.Line > 0
            ? measure
            : throw new DataError(
                DataErrorKind.EmptyFile, $"{source.Name}: the file has no text; fetch it again");
    }

    private IFeed Feed(FeedMeasure measure, FeedGrid grid, FeedOutput output) => options.Kind switch
    {
        ImportKind.DatabentoOrders => new DatabentoOrdersFeed(measure, grid, output),
        ImportKind.DatabentoQuotes => new DatabentoQuotesFeed(measure, grid, output),
        _ => new BinanceFeed(
            measure, grid, output, source.Name, options.Kind == ImportKind.BinanceFuturesFeed),
    };

    private void Read(IFeed feed, FeedOutput output, SkippedRows skipped)
    {
        tracker.Begin("reading");
        var lines = new LineReader(source.OpenText(), source.Name, LineLengthMax);
        while (lines.TryRead(out var line))
        {
            output.Line = lines.Line;
            if (lines.Line % ReportEveryLines == 0)
            {
                tracker.Report(lines.Line);
            }

            if (line.IsEmpty || feed.TryRead(line, fault))
            {
                goodLines++;
                continue;
            }

            var error = fault.Error(source.Name, lines.Line);
            firstBadLine ??= error;
            if (!options.SkipBadRows || (!IsBinance && goodLines == 0))
            {
                throw error;
            }

            skipped.Add(source.Name, lines.Line, fault.Field, fault.Value, fault.Expected);
        }
    }

    private void RequireRows(FeedOutput output)
    {
        if (output.HasRows)
        {
            return;
        }

        throw firstBadLine is null
            ? new DataError(
                DataErrorKind.NoRows,
                $"{source.Name}: there is no {(IsBinance ? "depth update, quote or trade" : "row")} in the file; "
                + "check --kind and fetch it again")
            : new DataError(
                firstBadLine.Kind, $"{firstBadLine.Message} (and no line of the file is good)", firstBadLine);
    }
}
