namespace Plimsoll.Data.Store;

/// <summary>
/// Builds the next state of one series in a folder of its own: rows offered in order of time are merged with those of
/// the catalog, segment by segment. Nothing of the catalog changes before <see cref="Commit"/>, whose last step,
/// replacing the manifest, is the one that counts.
/// </summary>
internal sealed class SeriesStager : IDisposable
{
    private readonly string catalog;
    private readonly string staging;
    private readonly SeriesManifest? existing;
    private readonly SeriesManifest target;
    private readonly bool isReplacing;
    private readonly ColumnLayout layout;
    private readonly SegmentBuilder builder;
    private readonly GridChange gridChange;
    private readonly SortedDictionary<string, SegmentRecord> segments = new(StringComparer.Ordinal);
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly long[] oldRow = new long[ColumnLayout.ColumnsMax];
    private SegmentFile? old;
    private int oldIndex;
    private string name = "";
    private long spanEndNs = long.MinValue;
    private bool isChanged;

    /// <param name="catalog">Folder of the catalog.</param>
    /// <param name="existing">What the catalog holds of the series; null for a new one.</param>
    /// <param name="target">Key and instrument of the result; its grid is that of <paramref name="existing"/> or
    /// finer.</param>
    /// <param name="isReplacing">Whether a different row of the same time is replaced.</param>
    public SeriesStager(string catalog, SeriesManifest? existing, SeriesManifest target, bool isReplacing)
    {
        this.catalog = catalog;
        this.existing = existing;
        this.target = target;
        this.isReplacing = isReplacing;
        layout = ColumnLayout.Of(target.Key.Kind);
        gridChange = GridChange.Between((existing ?? target).Instrument, target.Instrument);
        foreach (var segment in existing?.Segments ?? [])
        {
            segments.Add(segment.Name, segment);
        }

        staging = Path.Combine(CatalogPaths.Staging(catalog), target.Key.Name);
        if (Directory.Exists(staging))
        {
            // What an interrupted import left behind; the lock says that nobody works on it.
            Directory.Delete(staging, recursive: true);
        }

        Directory.CreateDirectory(staging);
        builder = new SegmentBuilder(target.Key, target.Instrument.Version, staging);
    }

    /// <summary>Folder for files that live until the import ends.</summary>
    public string Folder => staging;

    /// <summary>The row of the catalog that the last offered one contradicts.</summary>
    public ReadOnlySpan<long> ConflictingRow => oldRow.AsSpan(0, layout.Count);

    /// <summary>Offers the next row; its time is later than that of the one before (trades: or the same).</summary>
    public StageOutcome Append(ReadOnlySpan<long> row)
    {
        var timeNs = row[layout.HasOpenTime ? ColumnLayout.OpenTime : ColumnLayout.Time];
        if (timeNs >= spanEndNs)
        {
            CloseSegment();
            OpenSegment(timeNs);
        }

        if (old is not null && CopyOldBefore(row))
        {
            return Merge(row);
        }

        builder.Append(row);
        isChanged = true;
        return StageOutcome.Added;
    }

    /// <summary>Makes the merged series the one of the catalog.</summary>
    /// <param name="sources">Sources of the new manifest.</param>
    /// <returns>The new manifest.</returns>
    public SeriesManifest Commit(IReadOnlyList<SourceRecord> sources)
    {
        CloseSegment();
        RewriteUnvisited();
        var manifest = target with { Segments = [.. segments.Values], Sources = sources };
        var folder = CatalogPaths.Series(catalog, target.Key);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(staging, CatalogPaths.SegmentPattern))
        {
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        DurableFile.Replace(CatalogPaths.Manifest(catalog, target.Key), ManifestWriter.ToBytes(manifest));
        DeleteUnreferenced(folder, manifest);
        return manifest;
    }

    public void Dispose()
    {
        old?.Dispose();
        builder.Dispose();
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        var parent = CatalogPaths.Staging(catalog);
        if (Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }

    private static void DeleteUnreferenced(string folder, SeriesManifest manifest)
    {
        var referenced = manifest.Segments.Select(segment => segment.File).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, CatalogPaths.SegmentPattern))
        {
            if (!referenced.Contains(Path.GetFileName(file)))
            {
                File.Delete(file);
            }
        }
    }

    private void OpenSegment(long timeNs)
    {
        var (startNs, endNs) = SegmentNames.Span(target.Key, timeNs);
        spanEndNs = endNs;
        name = SegmentNames.Name(target.Key, startNs);
        visited.Add(name);
        isChanged = !gridChange.IsNone;
        oldIndex = 0;
        if (segments.TryGetValue(name, out var record))
        {
            old = SegmentFile.Open(Path.Combine(CatalogPaths.Series(catalog, target.Key), record.File));
        }
    }

    private void CloseSegment()
    {
        while (old is not null && oldIndex < old.Rows)
        {
            CopyOld();
        }

        old?.Dispose();
        old = null;
        if (isChanged && builder.Rows > 0)
        {
            segments[name] = builder.Finish(name);
        }

        builder.Clear();
        isChanged = false;
    }

    // A finer grid concerns every segment, also those the import has no row for.
    private void RewriteUnvisited()
    {
        if (gridChange.IsNone)
        {
            return;
        }

        foreach (var segment in existing?.Segments ?? [])
        {
            if (!visited.Contains(segment.Name))
            {
                name = segment.Name;
                isChanged = true;
                oldIndex = 0;
                old = SegmentFile.Open(Path.Combine(CatalogPaths.Series(catalog, target.Key), segment.File));
                CloseSegment();
            }
        }
    }

    private void LoadOld()
    {
        for (var column = 0; column < layout.Count; column++)
        {
            oldRow[column] = gridChange.Apply(target.Key.Kind, column, old!.Value(column, oldIndex));
        }
    }

    private void CopyOld()
    {
        LoadOld();
        builder.Append(oldRow);
        oldIndex++;
    }

    // Copies old rows that come before the offered one; says whether an old one of the same identity follows.
    private bool CopyOldBefore(ReadOnlySpan<long> row)
    {
        while (oldIndex < old!.Rows)
        {
            var order = old.Value(ColumnLayout.Time, oldIndex).CompareTo(row[ColumnLayout.Time]);
            if (order == 0 && target.Key.Kind == SeriesKind.Trades)
            {
                order = old.Value(ColumnLayout.TradeNumber, oldIndex).CompareTo(row[ColumnLayout.TradeNumber]);
            }

            if (order >= 0)
            {
                return order == 0;
            }

            CopyOld();
        }

        return false;
    }

    private StageOutcome Merge(ReadOnlySpan<long> row)
    {
        LoadOld();
        oldIndex++;
        var isSame = true;
        var learns = false;
        Span<long> merged = stackalloc long[ColumnLayout.ColumnsMax];
        for (var column = 0; column < layout.Count; column++)
        {
            var mayBeUnknown = (target.Key.Kind == SeriesKind.Bars && column >= ColumnLayout.Volume)
                || (target.Key.Kind == SeriesKind.Trades && column == ColumnLayout.TradeLatency);
            var isNewUnknown = mayBeUnknown && row[column] == ColumnLayout.Missing;
            var isOldUnknown = mayBeUnknown && oldRow[column] == ColumnLayout.Missing;
            merged[column] = isNewUnknown ? oldRow[column] : row[column];
            isSame &= row[column] == oldRow[column] || isNewUnknown || isOldUnknown;
            learns |= isOldUnknown && !isNewUnknown;
        }

        if (!isSame && !isReplacing)
        {
            return StageOutcome.Conflict;
        }

        builder.Append(merged);
        isChanged |= learns || !isSame;
        return isSame ? StageOutcome.Present : StageOutcome.Replaced;
    }
}
