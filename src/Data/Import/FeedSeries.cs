using Plimsoll.Data.Store;
using Plimsoll.Model.Quality;
using static System.FormattableString;

namespace Plimsoll.Data.Import;

/// <summary>One series that a feed is being written to.</summary>
internal sealed class FeedSeries : IDisposable
{
    private const double ClockOffsetGraveSeconds = 10;

    private readonly ImportOptions options;
    private readonly string file;
    private readonly SeriesManifest target;
    private readonly SeriesManifest? existing;
    private readonly string sha256;
    private readonly string reading;
    private readonly List<QualityFinding> findings = [];
    private readonly bool isPresent;
    private EventStage? stage;
    private long firstTimeNs;
    private long limitNs = long.MaxValue;

    public FeedSeries(ImportOptions options, string file, SeriesManifest target, string sha256, string reading)
    {
        this.options = options;
        this.file = file;
        this.target = target;
        this.sha256 = sha256;
        this.reading = reading;
        existing = Catalog.Open(options.CatalogFolder).Find(target.Key.Instrument, target.Key.Kind);
        isPresent = existing?.Sources.Any(source => source.Sha256 == sha256 && source.Options == reading) ?? false;
    }

    public SeriesKind Kind => target.Key.Kind;

    public long Rows { get; private set; }

    public long LastTimeNs { get; private set; } = long.MinValue;

    /// <summary>The time of a row, not before that of the row before: what lies back is found and moved.</summary>
    public long TimeOf(long timeNs, long line)
    {
        if (timeNs >= LastTimeNs)
        {
            return timeNs;
        }

        Find(
            new QualityFinding(
                timeNs, FindingKind.TimeBackward, FindingSeverity.Low, (LastTimeNs - timeNs) / 1e9, line),
            int.MaxValue);
        return LastTimeNs;
    }

    /// <summary>
    /// Where the next row goes; null when the file is in the series already, as after an import that was interrupted
    /// between two series.
    /// </summary>
    public EventStage? Begin(long timeNs, long line)
    {
        if (Rows == 0)
        {
            firstTimeNs = timeNs;
        }

        Rows++;
        LastTimeNs = timeNs;
        if (isPresent)
        {
            return null;
        }

        if (stage is null)
        {
            Open(timeNs, line);
        }

        return timeNs < limitNs ? stage : throw Overlap(timeNs, line);
    }

    public void Find(in QualityFinding finding, int findingsMax)
    {
        if (findings.Count < findingsMax)
        {
            findings.Add(finding);
        }
    }

    public ImportResult Commit(long clockOffsetNs, long skipped)
    {
        if (clockOffsetNs != 0)
        {
            var seconds = clockOffsetNs / 1e9;
            findings.Insert(0, new QualityFinding(
                firstTimeNs,
                FindingKind.ClockOffset,
                Math.Abs(seconds) < ClockOffsetGraveSeconds ? FindingSeverity.Info : FindingSeverity.Medium,
                seconds,
                1));
        }

        if (stage is null)
        {
            return new ImportResult(target.Key)
            {
                Manifest = existing, RowsPresent = Rows, RowsSkipped = skipped, IsAlreadyImported = true,
            };
        }

        var record = new SourceRecord(file, sha256, reading, Rows, skipped, firstTimeNs, LastTimeNs)
        {
            Findings = findings,
        };
        return new ImportResult(target.Key)
        {
            Manifest = stage.Commit([.. existing?.Sources ?? [], record]),
            RowsAdded = stage.RowsAdded,
            RowsPresent = stage.RowsPresent,
            RowsReplaced = stage.RowsReplaced,
            RowsSkipped = skipped,
        };
    }

    public void Dispose() => stage?.Dispose();

    // Two recordings of one stretch cannot be merged: a book is what all rows before make it.
    private void Open(long timeNs, long line)
    {
        stage = new EventStage(options.CatalogFolder, existing, target, options.Replace, isHashed: false);
        if (Kind == SeriesKind.Trades && options.Kind != ImportKind.DatabentoQuotes)
        {
            // Trades with numbers of their own are merged one by one.
            return;
        }

        foreach (var source in existing?.Sources ?? [])
        {
            if (source.LastTimeNs < timeNs)
            {
                continue;
            }

            limitNs = Math.Min(limitNs, source.FirstTimeNs);
            if (source.FirstTimeNs <= timeNs)
            {
                throw Overlap(timeNs, line);
            }
        }
    }

    private DataError Overlap(long timeNs, long line) => new(
        DataErrorKind.Conflict,
        Invariant($"{file}:{line}: time {timeNs} lies inside another recording that {target.Key} holds; ")
        + "use another catalog, or delete the series' folder first");
}
