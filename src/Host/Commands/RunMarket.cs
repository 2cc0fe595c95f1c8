using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Market;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Host.Commands;

/// <summary>The data of a backtest, opened: stored bars, stored books, or a made market.</summary>
internal sealed class RunMarket : IDisposable
{
    private readonly List<IDisposable> open = [];

    public IReadOnlyList<RunSeries> Series { get; private set; } = [];

    /// <summary>Currency pairs that are there for their rates alone.</summary>
    public IReadOnlyList<RunSeries> Rates { get; private set; } = [];

    /// <summary>Rows to be read; 0 when nobody knows.</summary>
    public long Count { get; private set; }

    /// <exception cref="CommandException">An instrument is unknown.</exception>
    public void Open(BacktestSettings settings, string catalogFolder)
    {
        if (settings.Books?.World is { } world)
        {
            OpenWorld(settings.Books, world, settings.Period);
            return;
        }

        var catalog = Catalog.Open(catalogFolder);
        if (settings.Books is { } books)
        {
            OpenBooks(catalog, settings, books.Kind);
        }
        else
        {
            OpenBars(catalog, settings);
        }
    }

    public void Dispose()
    {
        foreach (var one in open)
        {
            one.Dispose();
        }
    }

    private static void RequireKnown(Catalog catalog, BacktestSettings settings, SeriesKind kind)
    {
        var known = catalog.List().Where(series => series.Key.Kind == kind).ToArray();
        if (known.Length == 0)
        {
            throw CommandException.Usage(
                kind == SeriesKind.Bars ? "the catalog holds no bars" : "the catalog holds no such series",
                catalog.Folder, "fill it with 'plimsoll data import' or 'plimsoll data synth'");
        }

        foreach (var id in settings.Instruments)
        {
            if (!Array.Exists(known, series => series.Key.Instrument == id))
            {
                throw SeriesSelection.UnknownInstrument(id, known);
            }
        }
    }

    private void OpenWorld(BookSettings books, string name, BarPeriod period)
    {
        var parameters = WorldParameters.Find(name)! with { Seed = books.WorldSeed };
        var feed = books.Kind == SeriesKind.BookOrders ? WorldFeed.ByOrder : WorldFeed.ByLevel;
        Series = [WorldSeries.Of(parameters, books.WorldMinutes, feed, period)];
    }

    private void OpenBooks(Catalog catalog, BacktestSettings settings, SeriesKind kind)
    {
        RequireKnown(catalog, settings, kind);
        var series = new List<RunSeries>();
        foreach (var id in settings.Instruments)
        {
            var book = CatalogBooks.Open(catalog, id, kind, settings.Period);
            open.Add(book);
            series.Add(book.Series);
            Count += book.Count;
        }

        Series = series;
    }

    private void OpenBars(Catalog catalog, BacktestSettings settings)
    {
        RequireKnown(catalog, settings, SeriesKind.Bars);
        var basePeriod = CatalogSeries.BasePeriod(catalog, settings.Instruments, settings.Period);
        var series = new List<RunSeries>();
        foreach (var id in settings.Instruments)
        {
            var bars = catalog.OpenBars(id, basePeriod, settings.Adjustment);
            open.Add(bars);
            Count += bars.Count;
            series.Add(SeriesOf(catalog, settings, bars));
        }

        Series = series;
        OpenRates(catalog, settings.Costs, basePeriod);
    }

    /// <summary>Opens the pairs that convert what is not in the account's currency.</summary>
    private void OpenRates(Catalog catalog, CostSettings costs, BarPeriod period)
    {
        var instruments = Series.Select(static series => series.Instrument).ToArray();
        var account = costs.AccountCurrency ?? instruments[0].Quote;
        var needed = instruments.Select(static one => one.Quote).Where(quote => quote != account).ToList();
        if (costs.Fees.Asset == FeeAsset.Third)
        {
            needed.Add(costs.Fees.Third);
        }

        var rates = new List<RunSeries>();
        foreach (var pair in RateSearch.Find(catalog, instruments, needed, account, period))
        {
            var bars = catalog.OpenBars(pair.Key.Instrument, pair.Key.Period);
            open.Add(bars);
            rates.Add(CatalogSeries.Of(bars));
        }

        Rates = rates;
    }

    /// <summary>Adjusted prices do not jump at splits any more, so there is nothing to know about them.</summary>
    private static RunSeries SeriesOf(Catalog catalog, BacktestSettings settings, BarSeries bars)
    {
        var isStored = settings.Adjustment == Adjustment.None;
        var found = CatalogSeries.Of(bars) with
        {
            OpenQuotes = CatalogSeries.QuotesBeside(catalog, bars),
            Facts = isStored ? KnownSplits.Of(catalog, bars.Instrument) : null,
        };
        return isStored ? CatalogSeries.WithFiner(catalog, found) : found;
    }
}
