using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Quality;

/// <summary>
/// Checks a whole stored series with the same monitors that watch a running one. Memory does not grow with the series.
/// </summary>
public static class SeriesQuality
{
    /// <summary>Findings of one kind that a report keeps.</summary>
    public const int FindingsPerKindMax = 1_000;

    // A kind with grave findings costs a fiftieth at once, and a fifth when one row in a hundred is concerned.
    private const double FirstFindingCost = 0.02;
    private const double KindCostMax = 0.2;
    private const double RowShareCost = 18;
    private const double MediumWeight = 0.1;

    /// <summary>Checks bars, in the order they are stored.</summary>
    /// <param name="bars">The series.</param>
    /// <param name="instrument">Whose bars they are.</param>
    /// <param name="period">Length of the bars.</param>
    /// <param name="calendar">When bars are expected; null when unknown.</param>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <param name="facts">Known splits and ticker changes; null for none.</param>
    /// <exception cref="ArgumentException">As <see cref="BarQualityMonitor"/>.</exception>
    public static SeriesQualityReport CheckBars(
        IEnumerable<Bar> bars,
        Instrument instrument,
        BarPeriod period,
        SessionCalendar? calendar,
        QualityRules? rules = null,
        SeriesFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var collector = new FindingCollector(FindingsPerKindMax);
        var monitor = new BarQualityMonitor(instrument, period, calendar, rules, facts);
        foreach (var bar in bars)
        {
            monitor.Observe(bar, collector);
        }

        monitor.Complete(collector);
        return Report(
            collector,
            new Tally(monitor.Rows, monitor.MissingBars, monitor.LostValidity, monitor.Validity),
            monitor.FlatBars,
            monitor.ZeroVolumeBars);
    }

    /// <summary>Checks bid/ask bars, in the order they are stored.</summary>
    /// <param name="quotes">The series.</param>
    /// <param name="period">Length of the bars.</param>
    /// <param name="calendar">When quotes are expected; null when unknown.</param>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <exception cref="ArgumentException">As <see cref="QuoteQualityMonitor"/>.</exception>
    public static SeriesQualityReport CheckQuotes(
        IEnumerable<QuoteBar> quotes, BarPeriod period, SessionCalendar? calendar, QualityRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(quotes);
        var collector = new FindingCollector(FindingsPerKindMax);
        var monitor = new QuoteQualityMonitor(period, calendar, rules);
        foreach (var quote in quotes)
        {
            monitor.Observe(quote, collector);
        }

        return Report(
            collector, new Tally(monitor.Rows, monitor.MissingBars, monitor.LostValidity, monitor.Validity), 0, 0);
    }

    /// <summary>Checks trades, in the order they are stored.</summary>
    /// <param name="trades">The series.</param>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <param name="recorded">What the import found that the rows do not show; null for nothing.</param>
    /// <exception cref="ArgumentException">As <see cref="TradeQualityMonitor"/>.</exception>
    public static SeriesQualityReport CheckTrades(
        IEnumerable<TradeTick> trades, QualityRules? rules = null, IEnumerable<QualityFinding>? recorded = null)
    {
        ArgumentNullException.ThrowIfNull(trades);
        var collector = Collector(recorded);
        var monitor = new TradeQualityMonitor(rules);
        foreach (var trade in trades)
        {
            monitor.Observe(trade, collector);
        }

        return Report(
            collector, new Tally(monitor.Rows, monitor.MissingTrades, monitor.LostValidity, monitor.Validity), 0, 0);
    }

    /// <summary>Checks best bids and offers, in the order they are stored.</summary>
    /// <param name="quotes">The series.</param>
    /// <param name="rules">Thresholds; null for the default ones.</param>
    /// <param name="recorded">What the import found that the rows do not show; null for nothing.</param>
    /// <exception cref="ArgumentException">As <see cref="BestPriceQualityMonitor"/>.</exception>
    public static SeriesQualityReport CheckBestPrices(
        IEnumerable<QuoteTick> quotes, QualityRules? rules = null, IEnumerable<QualityFinding>? recorded = null)
    {
        ArgumentNullException.ThrowIfNull(quotes);
        var collector = Collector(recorded);
        var monitor = new BestPriceQualityMonitor(rules);
        foreach (var quote in quotes)
        {
            monitor.Observe(quote, monitor.Rows + 1, collector);
        }

        return Summarize(collector, monitor.Rows, 0, monitor.LostValidity, monitor.Validity);
    }

    /// <summary>The report of a check that was made elsewhere, as of books, which need a book to be built.</summary>
    /// <param name="collector">What was found.</param>
    /// <param name="rows">Rows observed.</param>
    /// <param name="missingRows">Expected rows, or update numbers, that were absent.</param>
    /// <param name="lostValidity">Sum over all rows of 1 minus the score.</param>
    /// <param name="validity">The lowest score of the last ten rows.</param>
    public static SeriesQualityReport Summarize(
        FindingCollector collector, long rows, long missingRows, double lostValidity, double validity)
    {
        ArgumentNullException.ThrowIfNull(collector);
        return Report(collector, new Tally(rows, missingRows, lostValidity, validity), 0, 0);
    }

    private static FindingCollector Collector(IEnumerable<QualityFinding>? recorded)
    {
        var collector = new FindingCollector(FindingsPerKindMax);
        foreach (var finding in recorded ?? [])
        {
            collector.Add(finding);
        }

        return collector;
    }

    private static SeriesQualityReport Report(
        FindingCollector collector, Tally tally, long flatBars, long zeroVolumeBars)
    {
        var rows = tally.Rows;
        var counts = collector.Counts();
        var coverage = rows == 0 ? 0 : rows / (double)(rows + tally.Missing);
        var cleanliness = rows == 0 ? 0 : Math.Clamp(1 - (tally.LostValidity / rows), 0, 1);
        var integrity = rows == 0 ? 0 : Integrity(counts, rows);
        return new SeriesQualityReport(
            coverage * cleanliness * integrity,
            coverage,
            cleanliness,
            integrity,
            tally.Validity,
            rows,
            tally.Missing,
            flatBars,
            zeroVolumeBars,
            counts,
            collector.InOrder());
    }

    private static double Integrity(IReadOnlyList<FindingCount> counts, long rows)
    {
        var integrity = 1.0;
        foreach (var count in counts)
        {
            // Absence has its own factor, coverage.
            if (count.Kind != FindingKind.Gap)
            {
                integrity -= KindCost(count.High, rows) + (MediumWeight * KindCost(count.Medium, rows));
            }
        }

        return Math.Clamp(integrity, 0, 1);
    }

    private static double KindCost(long findings, long rows) =>
        findings == 0 ? 0 : Math.Min(KindCostMax, FirstFindingCost + (RowShareCost * findings / rows));

    private readonly record struct Tally(long Rows, long Missing, double LostValidity, double Validity);
}
