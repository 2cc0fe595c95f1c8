using Plimsoll.Data;
using Plimsoll.Data.Store;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Runs;

/// <summary>
/// The stored market of one instrument event by event, for runs: its book by level or by order, or its best bid and
/// offer where there is no book, and its trades. Must stay open as long as a run on it goes on.
/// </summary>
public sealed class CatalogBooks : IDisposable
{
    private readonly List<IDisposable> open = [];

    private CatalogBooks()
    {
    }

    /// <summary>What a run reads.</summary>
    public RunSeries Series { get; private set; } = null!;

    /// <summary>Rows of the market in all.</summary>
    public long Count { get; private set; }

    /// <summary>Opens what a catalog holds of an instrument.</summary>
    /// <param name="catalog">Where it lies.</param>
    /// <param name="instrument">Whose market.</param>
    /// <param name="kind">Which book, or <see cref="SeriesKind.Quotes"/> for the best bid and offer alone.</param>
    /// <param name="warmUpPeriod">How long a bar counts in which strategies tell their warm-up.</param>
    /// <exception cref="DataError">It is not there or damaged.</exception>
    public static CatalogBooks Open(Catalog catalog, InstrumentId instrument, SeriesKind kind, BarPeriod warmUpPeriod)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var books = new CatalogBooks();
        try
        {
            books.Read(catalog, instrument, kind, warmUpPeriod);
            return books;
        }
        catch (DataError)
        {
            books.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var one in open)
        {
            one.Dispose();
        }
    }

    private static Timestamp? Limit(long timeNs) =>
        timeNs is long.MinValue or long.MaxValue ? null : Timestamp.FromUnixNanos(timeNs);

    private void Read(Catalog catalog, InstrumentId id, SeriesKind kind, BarPeriod warmUpPeriod)
    {
        var (manifest, source) = OpenMarket(catalog, id, kind);
        var hash = manifest.ContentHash;
        Count = manifest.Rows;
        Func<InstrumentIndex, long, long, IEventSource>? trades = null;
        if (kind != SeriesKind.BookOrders && catalog.Find(id, SeriesKind.Trades) is { } stored)
        {
            var series = catalog.OpenTrades(id);
            open.Add(series);
            RequireSameGrid(manifest.Instrument, stored.Instrument);
            trades = (index, from, to) => new TradeEventSource(series, index, Limit(from), Limit(to));
            hash += "+" + stored.ContentHash;
            Count += stored.Rows;
        }

        Series = new RunSeries
        {
            Instrument = manifest.Instrument,
            IsBook = true,
            IsByOrder = kind == SeriesKind.BookOrders,
            Period = warmUpPeriod,
            HasVolume = true,
            ContentHash = hash,
            LastCloseNs = manifest.LastTimeNs,
            Open = source,
            OpenTrades = trades,
            OpenTimeBefore = (fromNs, bars) => fromNs - (bars * warmUpPeriod.Nanos),
        };
    }

    private (SeriesManifest Manifest, Func<InstrumentIndex, long, long, IEventSource> Source) OpenMarket(
        Catalog catalog, InstrumentId id, SeriesKind kind)
    {
        switch (kind)
        {
            case SeriesKind.BookOrders:
                var orders = catalog.OpenBookOrders(id);
                open.Add(orders);
                return (orders.Manifest,
                    (index, from, to) => new BookOrderEventSource(orders, index, Limit(from), Limit(to)));
            case SeriesKind.Quotes:
                var quotes = catalog.OpenQuotes(id);
                open.Add(quotes);
                return (quotes.Manifest,
                    (index, from, to) => new QuoteEventSource(quotes, index, Limit(from), Limit(to)));
            default:
                var levels = catalog.OpenBook(id);
                open.Add(levels);
                return (levels.Manifest,
                    (index, from, to) => new BookEventSource(levels, index, Limit(from), Limit(to)));
        }
    }

    private static void RequireSameGrid(Instrument book, Instrument trades)
    {
        if (book != trades)
        {
            throw new DataError(
                DataErrorKind.Conflict,
                $"{book.Id}: the trades are stored with another definition (tick {trades.PriceGrid}, lot "
                + $"{trades.QuantityGrid}) than the book (tick {book.PriceGrid}, lot {book.QuantityGrid}): import both "
                + "with the same --tick and --lot");
        }
    }
}
