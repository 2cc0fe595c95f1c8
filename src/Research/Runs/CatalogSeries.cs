using Plimsoll.Data;
using Plimsoll.Data.Store;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Runs;

/// <summary>Finds the data of a run in a catalog.</summary>
public static class CatalogSeries
{
    /// <summary>
    /// The period of the stored bars that a run uses: the wanted one if every instrument has it, else the longest
    /// that it is a
    /// whole multiple of and every instrument has.
    /// </summary>
    /// <exception cref="DataError">There is none.</exception>
    public static BarPeriod BasePeriod(Catalog catalog, IReadOnlyList<InstrumentId> instruments, BarPeriod wanted)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(instruments);
        var manifests = catalog.List().Where(manifest => manifest.Key.Kind == SeriesKind.Bars).ToList();
        var candidates = manifests
            .Select(manifest => manifest.Key.Period)
            .Where(period => period <= wanted && wanted.Nanos % period.Nanos == 0)
            .Distinct()
            .OrderByDescending(period => period);
        foreach (var period in candidates)
        {
            if (instruments.All(id => manifests.Any(one => one.Key.Instrument == id && one.Key.Period == period)))
            {
                return period;
            }
        }

        var missing = instruments.FirstOrDefault(id => manifests.All(one => one.Key.Instrument != id));
        throw missing.Symbol is not null
            ? new DataError(DataErrorKind.NotFound, $"{missing}: not in catalog {catalog.Folder}: {Known(manifests)}")
            : new DataError(
                DataErrorKind.NotFound,
                $"no bars in catalog {catalog.Folder} make up {wanted} for all of " +
                $"{string.Join(", ", instruments)}: {Known(manifests)}");
    }

    /// <summary>Opens an instrument's bars for runs.</summary>
    /// <exception cref="DataError">They are not there or damaged.</exception>
    public static RunSeries Open(Catalog catalog, InstrumentId instrument, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var series = catalog.OpenBars(instrument, period);
        return Of(series);
    }

    /// <summary>The bars of an open series for runs; it must stay open as long as they go on.</summary>
    public static RunSeries Of(BarSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new RunSeries
        {
            Instrument = series.Instrument,
            Period = series.Period,
            HasVolume = series.HasVolume,
            ContentHash = series.Manifest.ContentHash,
            LastCloseNs = series.LastTimeNs,
            Open = (index, fromNs, toNs) => new BarEventSource(
                series, index, Timestamp.FromUnixNanos(fromNs), Timestamp.FromUnixNanos(toNs)),
            OpenTimeBefore = (timeNs, bars) => OpenTimeBefore(series, timeNs, bars),
        };
    }

    /// <summary>
    /// The bid/ask bars that a catalog holds beside a series, as a run opens them; null when there are none, or on
    /// another price grid.
    /// </summary>
    public static Func<InstrumentIndex, long, long, IEventSource>? QuotesBeside(Catalog catalog, BarSeries series)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(series);
        var id = series.Instrument.Id;
        var quotes = catalog.Find(id, SeriesKind.QuoteBars, series.Period);
        return quotes is null || quotes.Instrument.PriceGrid != series.Instrument.PriceGrid
            ? null
            : (index, fromNs, toNs) => new QuoteBarEventSource(
                catalog.OpenQuoteBars(id, series.Period),
                index,
                Timestamp.FromUnixNanos(fromNs),
                Timestamp.FromUnixNanos(toNs));
    }

    /// <summary>
    /// A series with the shortest bars that a catalog holds of the same instrument, on the same price grid, so that
    /// trades that depend on the inside of a bar can be played again.
    /// </summary>
    public static RunSeries WithFiner(Catalog catalog, RunSeries series)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(series);
        var id = series.Instrument.Id;
        var finer = catalog.List()
            .Where(one => one.Key.Kind == SeriesKind.Bars && one.Key.Instrument == id
                && one.Key.Period < series.Period && series.Period.Nanos % one.Key.Period.Nanos == 0
                && one.Instrument.PriceGrid == series.Instrument.PriceGrid)
            .OrderBy(one => one.Key.Period)
            .FirstOrDefault();
        return finer is null
            ? series
            : series with
            {
                FinerPeriod = finer.Key.Period,
                OpenFiner = (index, fromNs, toNs) => new BarEventSource(
                    catalog.OpenBars(id, finer.Key.Period), index, Timestamp.FromUnixNanos(fromNs),
                    Timestamp.FromUnixNanos(toNs)),
            };
    }

    private static long OpenTimeBefore(BarSeries series, long timeNs, int bars)
    {
        var wanted = CountBefore(series, timeNs) - bars;
        foreach (var segment in series.Segments)
        {
            if (wanted < segment.Count)
            {
                return segment.OpenTimeNs((int)Math.Max(0, wanted));
            }

            wanted -= segment.Count;
        }

        return timeNs;
    }

    private static long CountBefore(BarSeries series, long timeNs)
    {
        var count = 0L;
        foreach (var segment in series.Segments)
        {
            var low = 0;
            var high = segment.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (segment.OpenTimeNs(middle) < timeNs)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            count += low;
        }

        return count;
    }

    private static string Known(List<SeriesManifest> manifests) => manifests.Count == 0
        ? "it is empty; import data first (plimsoll data import, plimsoll data synth)"
        : "it holds " + string.Join(", ", manifests.Take(8).Select(one => $"{one.Key.Instrument} {one.Key.Period}"))
            + (manifests.Count > 8 ? ", ..." : "");
}
