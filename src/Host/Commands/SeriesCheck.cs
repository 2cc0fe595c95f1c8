using Plimsoll.Data.Quality;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Host.Commands;

/// <summary>Checks stored series, telling how many rows are done.</summary>
internal sealed class SeriesCheck
{
    private const int RowsBetweenReports = 16_384;

    private readonly Catalog catalog;
    private readonly CancellationToken cancellation;
    private readonly Action<long> progress;
    private long rowsDone;

    public SeriesCheck(Catalog catalog, Action<long> progress, CancellationToken cancellation)
    {
        this.catalog = catalog;
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SeriesQualityReport Run(SeriesManifest series)
    {
        var key = series.Key;
        var calendar = SessionCalendar.Get(series.Instrument.CalendarName);
        switch (key.Kind)
        {
            case SeriesKind.Trades:
                using (var trades = catalog.OpenTrades(key.Instrument))
                {
                    return SeriesQuality.CheckTrades(Counted(Trades(trades)), recorded: Recorded(series));
                }

            case SeriesKind.Quotes:
                using (var quotes = catalog.OpenQuotes(key.Instrument))
                {
                    return SeriesQuality.CheckBestPrices(Counted(Ticks(quotes)), recorded: Recorded(series));
                }

            case SeriesKind.BookLevels:
                using (var book = catalog.OpenBook(key.Instrument))
                {
                    return CheckBook(new BookEventSource(book, default), Recorded(series));
                }

            case SeriesKind.BookOrders:
                using (var book = catalog.OpenBookOrders(key.Instrument))
                {
                    return CheckBook(new BookOrderEventSource(book, default), Recorded(series));
                }

            case SeriesKind.QuoteBars:
                using (var quotes = catalog.OpenQuoteBars(key.Instrument, key.Period))
                {
                    return SeriesQuality.CheckQuotes(Counted(Quotes(quotes)), key.Period, calendar);
                }

            default:
                using (var bars = catalog.OpenBars(key.Instrument, key.Period))
                {
                    return SeriesQuality.CheckBars(
                        Counted(Bars(bars)), bars.Instrument, key.Period, calendar,
                            facts: KnownSplits.Of(catalog, bars.Instrument));
                }
        }
    }

    private static IEnumerable<Bar> Bars(BarSeries series)
    {
        for (var s = 0; s < series.Segments.Length; s++)
        {
            for (var i = 0; i < series.Segments[s].Count; i++)
            {
                yield return series.Segments[s].Bar(i);
            }
        }
    }

    private static IEnumerable<QuoteBar> Quotes(QuoteBarSeries series)
    {
        for (var s = 0; s < series.Segments.Length; s++)
        {
            for (var i = 0; i < series.Segments[s].Count; i++)
            {
                yield return series.Segments[s].Bar(i);
            }
        }
    }

    private static IEnumerable<QualityFinding> Recorded(SeriesManifest series) =>
        series.Sources.SelectMany(static source => source.Findings);

    private static IEnumerable<QuoteTick> Ticks(QuoteSeries series)
    {
        for (var s = 0; s < series.Segments.Length; s++)
        {
            for (var i = 0; i < series.Segments[s].Count; i++)
            {
                yield return series.Segments[s].Quote(i);
            }
        }
    }

    private static IEnumerable<TradeTick> Trades(TradeSeries series)
    {
        for (var s = 0; s < series.Segments.Length; s++)
        {
            for (var i = 0; i < series.Segments[s].Count; i++)
            {
                yield return series.Segments[s].Trade(i);
            }
        }
    }

    private SeriesQualityReport CheckBook(IEventSource source, IEnumerable<QualityFinding> recorded)
    {
        var collector = new FindingCollector(SeriesQuality.FindingsPerKindMax);
        var monitor = new BookQualityMonitor();
        var buffer = new Event[RowsBetweenReports];
        foreach (var finding in recorded)
        {
            collector.Add(finding);
        }

        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            foreach (ref readonly var item in buffer.AsSpan(0, count))
            {
                monitor.Observe(item, collector);
            }

            rowsDone += count;
            cancellation.ThrowIfCancellationRequested();
            progress(rowsDone);
        }

        return SeriesQuality.Summarize(
            collector, monitor.Rows, monitor.MissingUpdates, monitor.LostValidity, monitor.Validity);
    }

    private IEnumerable<T> Counted<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            if (++rowsDone % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(rowsDone);
            }

            yield return row;
        }
    }
}
