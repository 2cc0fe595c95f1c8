using Plimsoll.Data;
using Plimsoll.Data.Export;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using static Plimsoll.Tests.Data.Store.BookEvents;

namespace Plimsoll.Tests.Data.Store;

public sealed class EventSeriesWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Commit_EventsOfAllKinds_AreReadBackEqual()
    {
        List<Event> book = TwoDays();
        List<Event> orders =
        [
            Order(StartNs, BookOrderAction.Clear, 0, 0, 0), Order(StartNs + 1, BookOrderAction.Add, 9, 100, 4),
            Order(StartNs + 2, BookOrderAction.Trade, 0, 100, 1, OrderSide.Sell),
            Order(StartNs + 2, BookOrderAction.Cancel, 9, 100, 1),
        ];
        List<Event> quotes = [Quote(StartNs, 99, 101, 5), Quote(StartNs + 3, 99, 102)];
        List<Event> trades = [Trade(StartNs, 100, 0, uint.MaxValue), Trade(StartNs, 101, 0)];
        var manifests = Write([.. book, .. orders, .. quotes, .. trades]);

        Assert.Equal(
            ["trades", "book", "book-orders", "quotes"], manifests.Select(manifest => manifest.Key.Name));
        var catalog = Catalog.Open(folder.Catalog);
        using var bookSeries = catalog.OpenBook(Coin.Id);
        using var orderSeries = catalog.OpenBookOrders(Coin.Id);
        using var quoteSeries = catalog.OpenQuotes(Coin.Id);
        using var tradeSeries = catalog.OpenTrades(Coin.Id);
        Assert.Equal(2, bookSeries.Segments.Length);
        AssertSame(book, Read(new BookEventSource(bookSeries, new InstrumentIndex(3))));
        AssertSame(orders, Read(new BookOrderEventSource(orderSeries, default)));
        AssertSame(quotes, Read(new QuoteEventSource(quoteSeries, default)));
        AssertSame(trades, Read(new TradeEventSource(tradeSeries, default)));
        Assert.Equal(
            new InstrumentIndex(3), Read(new BookEventSource(bookSeries, new InstrumentIndex(3)))[5].Instrument);
        Assert.Equal(bookSeries.Segments[0].Level(7), book[7].BookLevel);
        Assert.True(bookSeries.Segments[0].IsClear(0));
        Assert.Equal(quotes[0].Quote, quoteSeries.Segments[0].Quote(0));
        foreach (var manifest in manifests)
        {
            catalog.Verify(manifest.Key);
        }
    }

    [Fact]
    public void Commit_SameEventsTwice_SameBytes()
    {
        Write(TwoDays());
        var before = TemporaryFolder.Fingerprint(folder.Catalog);
        Write(TwoDays());

        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesTheCatalogAsItWas()
    {
        Write(TwoDays());
        var before = TemporaryFolder.Fingerprint(folder.Catalog);
        using (var writer = new EventSeriesWriter(folder.Catalog, Coin, "made"))
        {
            writer.Append(Clear(1, BookFlags.Snapshot));
        }

        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
    }

    [Fact]
    public void Append_TimeBackOrForeignKindOrForeignSeries_IsRefused()
    {
        Write(TwoDays());
        using var writer = new EventSeriesWriter(folder.Catalog, Coin, "other");

        Assert.Equal(
            DataErrorKind.Conflict,
            Assert.Throws<DataError>(() => writer.Append(Clear(1, BookFlags.Snapshot))).Kind);
        Assert.Equal(DataErrorKind.BadValue, Assert.Throws<DataError>(() => writer.Append(Event.OfTimer(1))).Kind);
        writer.Append(Trade(10, 5, 1));
        var error = Assert.Throws<DataError>(() => writer.Append(Trade(9, 5, 2)));
        Assert.Equal(DataErrorKind.TimeOrder, error.Kind);
        Assert.Contains("event 2 of COIN.LAB trades: time 9 lies before 10", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(700)]
    [InlineData(1_440)]
    [InlineData(2_000)]
    public void Read_FromTheMiddle_TellsTheBookFirstAsOneUpdate(int minute)
    {
        Write(TwoDays());
        using var series = Catalog.Open(folder.Catalog).OpenBook(Coin.Id);
        var from = StartNs + (minute * 60_000_000_000L);
        var events = Read(new BookEventSource(
            series, default, Timestamp.FromUnixNanos(from), Timestamp.FromUnixNanos(from + 120_000_000_000)), 64);

        Assert.All(events, item => Assert.True(item.TimeNs >= from));
        Assert.Equal(EventKind.BookClear, events[0].Kind);
        Assert.Equal(3, events.Count(item => item.BookLevel.IsLast));
        var whole = Book(TwoDays().Where(item => item.TimeNs < from + 120_000_000_000));
        var partial = Book(events);
        Assert.True(partial.IsValid);
        Assert.Equal(Levels(whole, OrderSide.Buy), Levels(partial, OrderSide.Buy));
        Assert.Equal(Levels(whole, OrderSide.Sell), Levels(partial, OrderSide.Sell));
    }

    [Fact]
    public void Read_BookSource_AllocatesNothing()
    {
        Write(TwoDays());
        using var series = Catalog.Open(folder.Catalog).OpenBook(Coin.Id);
        var warm = new BookEventSource(series, default);
        var measured = new BookEventSource(series, default);
        var buffer = new Event[256];
        var expected = Drain(warm, buffer);

        var probe = AllocationProbe.Start();
        var count = Drain(measured, buffer);
        probe.AssertNothing();
        Assert.Equal(2_881, expected);
        Assert.Equal(expected, count);
    }

    [Fact]
    public void Read_OrdersFromTheMiddle_TellsTheBookWithoutItsTrades()
    {
        Write(
            [Order(StartNs, BookOrderAction.Clear, 0, 0, 0), Order(StartNs + 10, BookOrderAction.Add, 1, 100, 5),
                Order(StartNs + 20, BookOrderAction.Trade, 0, 100, 2),
                Order(StartNs + 20, BookOrderAction.Fill, 1, 100, 2),
                Order(StartNs + 20, BookOrderAction.Cancel, 1, 100, 2),
                Order(StartNs + 30, BookOrderAction.Add, 2, 99, 4),
                Order(StartNs + 40, BookOrderAction.Add, 3, 98, 1)]);
        using var series = Catalog.Open(folder.Catalog).OpenBookOrders(Coin.Id);
        var events = Read(new BookOrderEventSource(
            series, default, Timestamp.FromUnixNanos(StartNs + 25), Timestamp.FromUnixNanos(StartNs + 40)));

        Assert.Equal(
            [BookOrderAction.Clear, BookOrderAction.Add, BookOrderAction.Cancel, BookOrderAction.Add],
            events.Select(item => item.BookOrder.Action));
        Assert.Equal([false, false, true, true], events.Select(item => item.BookOrder.IsLast));
        Assert.Equal(
            [StartNs + 25, StartNs + 25, StartNs + 25, StartNs + 30], events.Select(item => item.TimeNs));
    }

    [Fact]
    public void Preview_RowsOfAnyKind_AreShownInUnits()
    {
        Write([Quote(StartNs, 99, 101, 5), Quote(StartNs + 3, 99, 102), Trade(StartNs, 100, 7)]);
        var catalog = Catalog.Open(folder.Catalog);
        var quotes = SeriesPreview.Take(catalog, new SeriesKey(Coin.Id, SeriesKind.Quotes, default), StartNs + 1, 9);
        var trades = SeriesPreview.Take(catalog, new SeriesKey(Coin.Id, SeriesKind.Trades, default), 0, 9);

        Assert.Equal(
            ["2022-01-08T00:00:00.000000003Z", "0.99", "0.003", "1.02", "0.004", "", ""], Assert.Single(quotes.Rows));
        Assert.Equal(["time", "price", "quantity", "number", "buyer_is_maker", "latency"], trades.Columns);
        Assert.Equal(["2022-01-08T00:00:00Z", "1.00", "0.005", "7", "1", ""], Assert.Single(trades.Rows));
    }

    [Fact]
    public void Export_Book_WritesWords()
    {
        Write([Clear(StartNs, BookFlags.Snapshot), Level(StartNs, OrderSide.Sell, 1_050, 12, BookFlags.Last, 77, 9)]);
        CsvExporter.Run(new ExportOptions
        {
            CatalogFolder = folder.Catalog,
            Key = new SeriesKey(Coin.Id, SeriesKind.BookLevels, default),
            File = folder.Path("book.csv"),
            TimeFormat = ExportTimeFormat.Nanoseconds,
        });

        Assert.Equal(
            "time,price,quantity,sequence,mark,latency\n"
            + $"{StartNs},0.00,0.000,,clear snapshot,\n{StartNs},10.50,0.012,77,ask last,9\n",
            File.ReadAllText(folder.Path("book.csv")));
    }

    private static int Drain(BookEventSource source, Event[] buffer)
    {
        var total = 0;
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            total += count;
        }

        return total;
    }

    private static void AssertSame(List<Event> expected, List<Event> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Kind, actual[i].Kind);
            Assert.Equal(expected[i].BookOrder, actual[i].BookOrder);
        }
    }

    private static OrderBook Book(IEnumerable<Event> events)
    {
        var book = new OrderBook();
        foreach (var item in events)
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

        return book;
    }

    private static PriceLevel[] Levels(OrderBook book, OrderSide side)
    {
        var levels = new PriceLevel[book.LevelCount(side)];
        book.Depth(side, levels.Length, levels);
        return levels;
    }

    private IReadOnlyList<Plimsoll.Data.Store.SeriesManifest> Write(List<Event> events)
    {
        using var writer = new EventSeriesWriter(folder.Catalog, Coin, "made");
        Assert.Equal(events.Count, writer.Write(new ListSource(events)));
        return writer.Commit();
    }
}
