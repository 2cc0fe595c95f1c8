using Plimsoll.Data.Store;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;
using static System.FormattableString;

namespace Plimsoll.Data.Import;

/// <summary>
/// Where the rows of a feed go: the stage of each series, opened with its first row, and what was found on the way.
/// </summary>
internal sealed class FeedOutput : IDisposable
{
    private const int FindingsMax = 1_000;

    private readonly ImportOptions options;
    private readonly string file;
    private readonly Instrument instrument;
    private readonly bool isGridInferred;
    private readonly FeedSeries?[] series = new FeedSeries?[(int)SeriesKind.Quotes + 1];
    private readonly string sha256;
    private readonly string reading;

    public FeedOutput(
        ImportOptions options, string file, Instrument instrument, bool isGridInferred, string sha256, string reading)
    {
        this.options = options;
        this.file = file;
        this.instrument = instrument;
        this.isGridInferred = isGridInferred;
        this.sha256 = sha256;
        this.reading = reading;
    }

    /// <summary>Line of the row being read, for messages and findings.</summary>
    public long Line { get; set; }

    public void AddLevel(in BookLevel level, bool isClear)
    {
        var target = Series(SeriesKind.BookLevels);
        var timeNs = target.TimeOf(level.TimeNs, Line);
        target.Begin(timeNs, Line)?.Append(level with { TimeNs = timeNs }, isClear);
    }

    public void AddOrder(in BookOrder order)
    {
        var target = Series(SeriesKind.BookOrders);
        var timeNs = target.TimeOf(order.TimeNs, Line);
        target.Begin(timeNs, Line)?.Append(order with { TimeNs = timeNs });
    }

    public void AddQuote(in QuoteTick quote, long sequence)
    {
        var target = Series(SeriesKind.Quotes);
        var timeNs = target.TimeOf(quote.TimeNs, Line);
        target.Begin(timeNs, Line)?.Append(quote with { TimeNs = timeNs }, sequence);
    }

    public void AddTrade(in TradeTick trade)
    {
        var target = Series(SeriesKind.Trades);
        var timeNs = target.TimeOf(trade.TimeNs, Line);
        var outcome = target.Begin(timeNs, Line)?.Append(trade with { TimeNs = timeNs });
        if (outcome == StageOutcome.Conflict)
        {
            throw new DataError(
                DataErrorKind.Conflict,
                Invariant($"{file}:{Line}: trade {trade.TradeNumber}: ")
                + "the catalog has another one of that number and time; give --replace to take the new rows");
        }
    }

    /// <summary>Time of the last row of a series; the smallest number before the first.</summary>
    public long LastTimeNs(SeriesKind kind) => series[(int)kind]?.LastTimeNs ?? long.MinValue;

    /// <summary>Whether any series has a row.</summary>
    public bool HasRows => Array.Exists(series, static one => one is { Rows: > 0 });

    /// <summary>Notes what the rows of a series will not show.</summary>
    public void Find(SeriesKind kind, FindingKind finding, FindingSeverity severity, long timeNs, double value) =>
        Series(kind).Find(new QualityFinding(timeNs, finding, severity, value, Line), FindingsMax);

    /// <summary>Commits all series, the one that stands for the whole file last.</summary>
    public IReadOnlyList<ImportResult> Commit(SeriesKind primary, long clockOffsetNs, long skipped)
    {
        var results = new List<ImportResult>();
        foreach (var one in series)
        {
            if (one is { Rows: > 0 } && one.Kind != primary)
            {
                results.Add(one.Commit(clockOffsetNs, skipped: 0));
            }
        }

        if (series[(int)primary] is { Rows: > 0 } main)
        {
            results.Insert(0, main.Commit(clockOffsetNs, skipped));
        }

        return results;
    }

    public void Dispose()
    {
        foreach (var one in series)
        {
            one?.Dispose();
        }
    }

    private FeedSeries Series(SeriesKind kind) => series[(int)kind] ??= new FeedSeries(
        options, file, new SeriesManifest(new SeriesKey(instrument.Id, kind, default), instrument)
        {
            IsGridInferred = isGridInferred,
        },
        sha256,
        reading);
}
