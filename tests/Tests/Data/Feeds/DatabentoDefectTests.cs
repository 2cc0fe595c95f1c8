using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Data.Quality;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Feeds;

public sealed class DatabentoDefectTests : IDisposable
{
    private const string OrdersHeader =
        "ts_recv_ns,ts_event_ns,action,side,price,size,order_id,flags,sequence,instrument_id\n";

    private const string QuotesHeader =
        "ts_recv,ts_event,action,side,price,size,flags,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,"
        + "instrument_id\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Orders_BookThatMayBeBad_IsInvalidToTheNextClearing()
    {
        var result = Feeds.Import(
            folder,
            folder.Write(
                "mbo.csv",
                OrdersHeader + Order(0, "R", "N", "", 0, 0, 8) + Order(1, "A", "B", "10.25", 3, 7, 128)
                + Order(2, "A", "A", "10.50", 3, 8, 132) + Order(3, "C", "A", "10.50", 3, 8, 128)
                + Order(4, "R", "N", "", 0, 0, 40) + Order(5, "A", "B", "10.00", 1, 9, 128)),
            ImportKind.DatabentoOrders);

        var orders = Feeds.Orders(folder, Feeds.June).ConvertAll(item => item.BookOrder);
        Assert.Equal(
            [BookOrderAction.Clear, BookOrderAction.Add, BookOrderAction.Clear, BookOrderAction.Clear,
                BookOrderAction.Add],
            orders.Select(order => order.Action));
        Assert.Equal(BookFlags.Gap | BookFlags.Last, orders[2].Flags);
        Assert.Equal(BookFlags.Snapshot, orders[3].Flags);
        Assert.Contains("2 rows after a gap and before the next clearing were left out", result.Notes);
        var collector = new FindingCollector(10);
        var monitor = new BookQualityMonitor();
        foreach (var item in Feeds.Orders(folder, Feeds.June))
        {
            monitor.Observe(item, collector);
        }

        Assert.Equal([FindingKind.Gap, FindingKind.OneSidedQuote],
            collector.Counts().Select(count => count.Kind));
        Assert.Equal(5, monitor.Rows);
    }

    [Fact]
    public void Orders_TradeWithoutSide_IsLeftOutAndCounted()
    {
        var result = Feeds.Import(
            folder,
            folder.Write(
                "mbo.csv",
                OrdersHeader + Order(1, "A", "B", "10.25", 3, 7, 128) + Order(2, "T", "N", "10.25", 1, 0, 0)
                + Order(3, "T", "A", "10.25", 1, 0, 128)),
            ImportKind.DatabentoOrders);

        Assert.Equal(2, result.RowsAdded);
        Assert.Contains("1 trades without a side were left out", result.Notes);
    }

    [Theory]
    [InlineData("X,B,10.25,1,7,128,5,1", "field 'action': value 'X': expected A, M, C, T, F or R")]
    [InlineData("A,N,10.25,1,7,128,5,1", "field 'side': value 'N': expected B or A")]
    [InlineData("A,B,10.30,1,7,128,5,1", "field 'price': value '10.3': expected a price above zero, a multiple of")]
    [InlineData("A,B,,1,7,128,5,1", "field 'price': value '': expected a decimal number")]
    [InlineData("A,B,10.25,-1,7,128,5,1", "field 'size': value '-1': expected a whole number")]
    [InlineData("A,B,10.25,1,7,128,5,2", "field 'instrument_id': value '2': expected 1, the instrument")]
    [InlineData("A,B,10.25,1", "line '1700000000000000002,1700000000000000001,A,B,10.25,1': expected 10 col")]
    public void Orders_BadRow_NamesLineFieldAndValue(string rest, string message)
    {
        var path = folder.Write(
            "mbo.csv",
            OrdersHeader + Order(0, "A", "B", "10.25", 3, 6, 128) + "1700000000000000002,1700000000000000001," + rest
            + "\n");

        var error = Assert.Throws<DataError>(() => Feeds.Import(folder, path, ImportKind.DatabentoOrders));
        Assert.StartsWith("mbo.csv:3: " + message, error.Message, StringComparison.Ordinal);
        Assert.Empty(Catalog.Open(folder.Catalog).List());
    }

    [Fact]
    public void Orders_HeaderWithoutColumn_NamesIt()
    {
        var path = folder.Write("mbo.csv", "ts_recv,ts_event,action,price\n1,2,A,3\n");

        var error = Assert.Throws<DataError>(() => Feeds.Import(folder, path, ImportKind.DatabentoOrders));
        Assert.StartsWith(
            "mbo.csv:1: line 'ts_recv,ts_event,action,price': expected a header line with the column side",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_SideEmptyAndUnchangedRows_GiveOneSidedQuotesOnce()
    {
        Feeds.Import(
            folder,
            folder.Write(
                "mbp.csv",
                QuotesHeader + Quote(1, "A", "B", "10.25,,4,0") + Quote(2, "A", "A", "10.25,,4,0")
                + Quote(3, "T", "N", "10.25,10.50,4,2") + Quote(4, "M", "A", "10.25,10.50,4,3")),
            ImportKind.DatabentoQuotes);

        var quotes = Feeds.Quotes(folder, Feeds.September).ConvertAll(item => item.Quote);
        Assert.Equal([(41L, 4L, 0L), (41, 4, 2), (41, 4, 3)],
            quotes.Select(quote => (quote.BidTicks, quote.BidLots, quote.AskLots)));
        var trade = Assert.Single(Feeds.Trades(folder, Feeds.September)).Trade;
        Assert.Equal((-1L, 0L, 1u), (trade.BuyerIsMaker, trade.TradeNumber, trade.RecordedLatencyNs));
        var report = SeriesQuality.CheckBestPrices(quotes);
        Assert.Equal(1, report.CountOf(FindingKind.OneSidedQuote));
        Assert.Equal(1.0, report.Score);
    }

    private static string Order(int at, string action, string side, string price, int size, int id, int flags) =>
        FormattableString.Invariant($"{1_700_000_000_000_000_001 + at},{1_700_000_000_000_000_000 + at},{action},")
        + FormattableString.Invariant($"{side},{price},{size},{id},{flags},{at},1\n");

    private static string Quote(int at, string action, string side, string best) =>
        FormattableString.Invariant($"{1_700_000_000_000_000_001 + at},{1_700_000_000_000_000_000 + at},{action},")
        + FormattableString.Invariant($"{side},10.25,1,128,{at},{best},1\n");
}
