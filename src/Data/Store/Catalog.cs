using System.Text;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>
/// A folder of market data: one folder for each instrument, in it one for each series. Reading needs no lock and is
/// never blocked by a writer; a series once opened stays what it was.
/// </summary>
public sealed class Catalog
{
    private const int OpenAttempts = 5;

    private Catalog(string folder) => Folder = folder;

    /// <summary>Where the catalog lies.</summary>
    public string Folder { get; }

    /// <summary>Opens a catalog for reading.</summary>
    /// <exception cref="DataError">The folder does not exist.</exception>
    public static Catalog Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Directory.Exists(folder)
            ? new Catalog(folder)
            : throw new DataError(
                DataErrorKind.NotFound, $"{folder}: there is no catalog; make one with 'plimsoll data import'");
    }

    /// <summary>Makes the folder a catalog unless it is one.</summary>
    internal static void Make(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, CatalogPaths.CatalogFile);
        if (!File.Exists(file))
        {
            DurableFile.Replace(file, "{\n  \"schema\": 1\n}\n"u8);
        }
    }

    /// <summary>All series, ordered by instrument and name.</summary>
    /// <exception cref="DataError">A manifest is damaged.</exception>
    public IReadOnlyList<SeriesManifest> List()
    {
        var manifests = new List<SeriesManifest>();
        foreach (var instrument in Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal))
        {
            if (InstrumentId.TryParse(Path.GetFileName(instrument), out _))
            {
                foreach (var series in Directory.EnumerateDirectories(instrument).Order(StringComparer.Ordinal))
                {
                    var manifest = Path.Combine(series, CatalogPaths.ManifestFile);
                    if (File.Exists(manifest))
                    {
                        manifests.Add(ManifestReader.Read(manifest));
                    }
                }
            }
        }

        return manifests;
    }

    /// <summary>The table of contents of a series, or null when there is none.</summary>
    /// <param name="instrument">Which instrument.</param>
    /// <param name="kind">What the rows are.</param>
    /// <param name="period">Length of the bars; ignored for all other kinds.</param>
    /// <exception cref="DataError">The manifest is damaged.</exception>
    public SeriesManifest? Find(InstrumentId instrument, SeriesKind kind, BarPeriod period = default)
    {
        var key = new SeriesKey(instrument, kind, SeriesKey.HasPeriod(kind) ? period : default);
        var path = CatalogPaths.Manifest(Folder, key);
        return File.Exists(path) ? ManifestReader.Read(path) : null;
    }

    /// <summary>Opens the bars of an instrument.</summary>
    /// <param name="instrument">Which instrument.</param>
    /// <param name="period">Length of the bars.</param>
    /// <param name="adjustment">
    /// How prices are adjusted; other than <see cref="Adjustment.None"/> gives the series an instrument with a finer
    /// tick.
    /// </param>
    /// <exception cref="DataError">There are none of that period, a file is damaged, or factors are
    /// missing.</exception>
    public BarSeries OpenBars(InstrumentId instrument, BarPeriod period, Adjustment adjustment = Adjustment.None)
    {
        var (manifest, files) = OpenFiles(new SeriesKey(instrument, SeriesKind.Bars, period));
        if (adjustment == Adjustment.None)
        {
            return new BarSeries(manifest, manifest.Instrument, files, [.. files.Select(file => new BarSegment(file))]);
        }

        var factors = Factors(instrument) ?? throw new DataError(
            DataErrorKind.NotFound,
            $"{Folder}: no split and dividend factors of {instrument}; import them with --kind factors");
        var adjuster = new PriceAdjuster(manifest.Instrument, factors, adjustment);
        return new BarSeries(manifest, adjuster.Instrument, files, [.. files.Select(adjuster.Adjust)]);
    }

    /// <summary>Opens the trades of an instrument.</summary>
    /// <exception cref="DataError">There are none, or a file is damaged.</exception>
    public TradeSeries OpenTrades(InstrumentId instrument)
    {
        var (manifest, files) = OpenFiles(new SeriesKey(instrument, SeriesKind.Trades, default));
        return new TradeSeries(manifest, files);
    }

    /// <summary>Opens the order book of an instrument by price level.</summary>
    /// <exception cref="DataError">There is none, or a file is damaged.</exception>
    public BookSeries OpenBook(InstrumentId instrument)
    {
        var (manifest, files) = OpenFiles(new SeriesKey(instrument, SeriesKind.BookLevels, default));
        return new BookSeries(manifest, files);
    }

    /// <summary>Opens the order book of an instrument order by order.</summary>
    /// <exception cref="DataError">There is none, or a file is damaged.</exception>
    public BookOrderSeries OpenBookOrders(InstrumentId instrument)
    {
        var (manifest, files) = OpenFiles(new SeriesKey(instrument, SeriesKind.BookOrders, default));
        return new BookOrderSeries(manifest, files);
    }

    /// <summary>Opens the best bids and offers of an instrument.</summary>
    /// <exception cref="DataError">There are none, or a file is damaged.</exception>
    public QuoteSeries OpenQuotes(InstrumentId instrument)
    {
        var (manifest, files) = OpenFiles(new SeriesKey(instrument, SeriesKind.Quotes, default));
        return new QuoteSeries(manifest, files);
    }

    /// <summary>Opens the quote bars of an instrument.</summary>
    /// <exception cref="DataError">There are none of that period, or a file is damaged.</exception>
    public QuoteBarSeries OpenQuoteBars(InstrumentId instrument, BarPeriod period)
    {
        var (manifest, files) = OpenFiles(new SeriesKey(instrument, SeriesKind.QuoteBars, period));
        return new QuoteBarSeries(manifest, files);
    }

    /// <summary>The split and dividend factors of an instrument, or null when none were imported.</summary>
    /// <exception cref="DataError">The file of factors is damaged.</exception>
    public FactorTable? Factors(InstrumentId instrument)
    {
        var path = Path.Combine(CatalogPaths.Instrument(Folder, instrument), CatalogPaths.FactorsFile);
        return File.Exists(path) ? FactorTable.Read(path) : null;
    }

    /// <summary>Stores the result of a quality check beside a series.</summary>
    /// <param name="key">Which series.</param>
    /// <param name="qualityJson">The result, a JSON value.</param>
    /// <exception cref="DataError">There is no such series, or another process writes to the catalog.</exception>
    public void StoreQuality(SeriesKey key, string qualityJson)
    {
        using var held = CatalogLock.Acquire(Folder);
        var manifest = Find(key.Instrument, key.Kind, key.Period) ?? throw NotFound(key);
        DurableFile.Replace(
            CatalogPaths.Manifest(Folder, key), ManifestWriter.ToBytes(manifest with { QualityJson = qualityJson }));
    }

    /// <summary>Reads all files of a series and compares them with their hashes.</summary>
    /// <exception cref="DataError">There is no such series, or a file is damaged.</exception>
    public void Verify(SeriesKey key)
    {
        var (_, files) = OpenFiles(key);
        try
        {
            foreach (var file in files)
            {
                file.Verify();
            }
        }
        finally
        {
            Close(files);
        }
    }

    internal (SeriesManifest Manifest, SegmentFile[] Files) OpenFiles(SeriesKey key)
    {
        for (var attempt = 1; ; attempt++)
        {
            var manifest = Find(key.Instrument, key.Kind, key.Period) ?? throw NotFound(key);
            try
            {
                return (manifest, OpenFiles(manifest));
            }
            catch (FileNotFoundException cause)
            {
                // A writer may have replaced the manifest and removed the file since it was read: look again.
                if (attempt == OpenAttempts)
                {
                    throw new DataError(
                        DataErrorKind.Corrupt,
                        $"{cause.FileName}: the file is missing; "
                        + "delete the series' folder and import its sources again",
                        cause);
                }
            }
        }
    }

    private static void Close(ReadOnlySpan<SegmentFile> files)
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private SegmentFile[] OpenFiles(SeriesManifest manifest)
    {
        var folder = CatalogPaths.Series(Folder, manifest.Key);
        var files = new SegmentFile[manifest.Segments.Count];
        var opened = 0;
        try
        {
            for (; opened < files.Length; opened++)
            {
                files[opened] = OpenFile(folder, manifest.Segments[opened]);
            }

            return files;
        }
        finally
        {
            if (opened < files.Length)
            {
                Close(files.AsSpan(0, opened));
            }
        }
    }

    private static SegmentFile OpenFile(string folder, SegmentRecord record)
    {
        var file = SegmentFile.Open(Path.Combine(folder, record.File));
        if (file.Header.Rows == record.Rows
            && string.Equals(
                Convert.ToHexStringLower(file.Header.ContentHash), record.Hash, StringComparison.Ordinal))
        {
            return file;
        }

        file.Dispose();
        throw SegmentHeader.Corrupt(file.Path, "is not the one its manifest names");
    }

    private DataError NotFound(SeriesKey key)
    {
        var present = new StringBuilder();
        foreach (var manifest in List())
        {
            present.Append(present.Length == 0 ? "" : ", ").Append(manifest.Key);
        }

        return new DataError(
            DataErrorKind.NotFound,
            $"{Folder}: no series {key}; "
            + (present.Length == 0 ? "the catalog is empty" : $"there are {DataErrorList(present.ToString())}")
            + "; import it with 'plimsoll data import'");
    }

    private static string DataErrorList(string text) => text.Length <= 300 ? text : text[..300] + "...";
}
