using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Feeds;

/// <summary>The captured feeds and how they are imported.</summary>
internal static class Feeds
{
    public const string SpotFile = "data/feeds/binance_spot_btcusdt_20240808.gz";
    public const string FuturesFile = "data/feeds/binance_usdm_btcusdt_20240808.gz";
    public const string OrdersFile = "data/feeds/cme_esm4_mbo_20240508.csv.gz";
    public const string QuotesFile = "data/feeds/cme_esu4_mbp1_20240701.csv.gz";

    public static InstrumentId Spot { get; } = InstrumentId.Parse("BTCUSDT.BINANCE");

    public static InstrumentId Futures { get; } = InstrumentId.Parse("BTCUSDT-PERP.BINANCE");

    public static InstrumentId June { get; } = InstrumentId.Parse("ESM4.CME");

    public static InstrumentId September { get; } = InstrumentId.Parse("ESU4.CME");

    public static ImportOptions Options(TemporaryFolder folder, string file, ImportKind kind) => kind switch
    {
        ImportKind.BinanceSpotFeed => Options(folder, file, kind, Spot, "0.01", "0.00001"),
        ImportKind.BinanceFuturesFeed => Options(folder, file, kind, Futures, "0.1", "0.001") with { Quote = "USDT" },
        ImportKind.DatabentoOrders => Options(folder, file, kind, June, "0.25", "1") with { Multiplier = 50 },
        _ => Options(folder, file, kind, September, "0.25", "1") with { Multiplier = 50 },
    };

    public static ImportResult Import(TemporaryFolder folder, string file, ImportKind kind) => ImportRunner.Run(
        Options(folder, file, kind), null, TestContext.Current.CancellationToken);

    public static List<Event> Book(TemporaryFolder folder, InstrumentId id)
    {
        using var series = Catalog.Open(folder.Catalog).OpenBook(id);
        return Store.BookEvents.Read(new BookEventSource(series, default));
    }

    public static List<Event> Orders(TemporaryFolder folder, InstrumentId id)
    {
        using var series = Catalog.Open(folder.Catalog).OpenBookOrders(id);
        return Store.BookEvents.Read(new BookOrderEventSource(series, default));
    }

    public static List<Event> Quotes(TemporaryFolder folder, InstrumentId id)
    {
        using var series = Catalog.Open(folder.Catalog).OpenQuotes(id);
        return Store.BookEvents.Read(new QuoteEventSource(series, default));
    }

    public static List<Event> Trades(TemporaryFolder folder, InstrumentId id)
    {
        using var series = Catalog.Open(folder.Catalog).OpenTrades(id);
        return Store.BookEvents.Read(new TradeEventSource(series, default));
    }

    public static void Apply(OrderBook book, in Event item)
    {
        if (item.Kind == EventKind.BookClear)
        {
            book.Clear(item.BookLevel.Flags);
        }
        else
        {
            book.Apply(item.BookLevel);
        }
    }

    private static ImportOptions Options(
        TemporaryFolder folder, string file, ImportKind kind, InstrumentId id, string tick, string lot) => new()
    {
        CatalogFolder = folder.Catalog,
        File = file,
        Kind = kind,
        Instrument = id,
        Tick = DecimalGrid.Parse(tick),
        Lot = DecimalGrid.Parse(lot),
    };
}
