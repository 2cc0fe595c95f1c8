using Plimsoll.Data.Store;

namespace Plimsoll.Data.Import;

/// <summary>Runs imports: the one entry for programs.</summary>
public static class ImportRunner
{
    private const int DiskFullCode = 28;

    /// <summary>
    /// Imports one file. It is stored whole or, after an error or cancellation, not at all: the catalog is then as it
    /// was.
    /// </summary>
    /// <param name="options">What to import.</param>
    /// <param name="progress">Is told how far the import is, on the calling thread; null for nobody.</param>
    /// <param name="cancellation">Stops the import.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DataError">The file, an option or the catalog is at fault; the message says which and what to
    /// do.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImportResult Run(
        ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            using var source = SourceFile.Open(options.File);
            Catalog.Make(options.CatalogFolder);
            using var held = CatalogLock.Acquire(options.CatalogFolder);
            ForgetInterrupted(options.CatalogFolder);
            var tracker = new ImportTracker(source, progress, cancellation);
            return options.Kind switch
            {
                ImportKind.Factors => new FactorImport(options, source, tracker).Run(),
                >= ImportKind.BinanceSpotFeed => new FeedImport(options, source, tracker).Run(),
                _ => new SeriesImport(options, source, tracker).Run(),
            };
        }
        catch (InvalidDataException cause)
        {
            throw new DataError(
                DataErrorKind.BadArchive,
                $"{Path.GetFileName(options.File)}: the archive is cut off or damaged; fetch it again",
                cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new DataError(
                DataErrorKind.Path,
                $"{options.CatalogFolder}: the catalog may not be written; give yourself the right to write there",
                cause);
        }
        catch (IOException cause)
        {
            throw Translate(options.CatalogFolder, cause);
        }
    }

    internal static DataError Translate(string catalog, IOException cause) =>
        (cause.HResult & 0xFFFF) is DiskFullCode or 0x70
            ? new DataError(
                DataErrorKind.DiskFull,
                $"{catalog}: the disk is full; make room and import again, nothing was lost",
                cause)
            : new DataError(DataErrorKind.Path, $"{catalog}: {DataError.Show(cause.Message)}; check the folder", cause);

    // What an interrupted import left behind; the lock says that nobody works on it.
    private static void ForgetInterrupted(string catalog)
    {
        var staging = CatalogPaths.Staging(catalog);
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }
    }
}
