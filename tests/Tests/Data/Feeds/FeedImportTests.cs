using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Feeds;

public sealed class FeedImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Spot_WholeFile_GivesThreeSeriesWithTimesAndLatencies()
    {
        var path = ReferenceData.Require(Feeds.SpotFile);
        var result = Feeds.Import(folder, path, ImportKind.BinanceSpotFeed);

        Assert.Equal(SeriesKind.BookLevels, result.Key.Kind);
        Assert.Equal(
            [(SeriesKind.Trades, 9_757L), (SeriesKind.Quotes, 28_040L)],
            result.Further.Select(one => (one.Key.Kind, one.RowsAdded)));
        var book = Feeds.Book(folder, Feeds.Spot);
        Assert.Equal(EventKind.BookClear, book[0].Kind);
        Assert.Equal(BookFlags.Snapshot, book[0].BookLevel.Flags);
        Assert.Equal(2_000, book.Count(item => item.Kind == EventKind.BookLevel
            && (item.BookLevel.Flags & BookFlags.Snapshot) != 0));
        AssertAscending(book);
        AssertAscending(Feeds.Quotes(folder, Feeds.Spot));
        var trades = Feeds.Trades(folder, Feeds.Spot);
        AssertAscending(trades);

        // The first trade of the file: E 1723161255343, T 1723161255342, received at 1723161254087896568.
        Assert.Equal(
            new TradeTick(1_723_161_255_342_000_000, 6_183_763, 2_000, 3_735_683_259, 1, 20_914_833),
            trades[0].Trade);
        var offset = Assert.Single(result.Manifest!.Sources).Findings.Single();
        Assert.Equal((FindingKind.ClockOffset, FindingSeverity.Info), (offset.Kind, offset.Severity));
        Assert.Equal(-1.275018265, offset.Value, 9);
        Assert.Contains(result.Notes, note => note.Contains("1.275018 s behind", StringComparison.Ordinal));
        Assert.Contains(result.Notes, note => note.StartsWith("2 depth updates were older", StringComparison.Ordinal));
        Assert.All(trades, item => Assert.InRange(item.Trade.RecordedLatencyNs, 1u, 1_000_000_000u));
    }

    [Fact]
    public void Spot_QuotesHaveNoVenueTime_CorrectedReceiptStandsForIt()
    {
        Feeds.Import(folder, ReferenceData.Require(Feeds.SpotFile), ImportKind.BinanceSpotFeed);
        var first = Feeds.Quotes(folder, Feeds.Spot)[0].Quote;

        Assert.Equal(1_723_161_254_087_891_268 + 1_275_018_265, first.TimeNs);
        Assert.Equal(0u, first.RecordedLatencyNs);
        Assert.Equal((6_183_763, 378_826, 6_183_764, 154_698),
            (first.BidTicks, first.BidLots, first.AskTicks, first.AskLots));
    }

    [Fact]
    public void Futures_WholeFile_GivesThreeSeriesOfAPerpetual()
    {
        var result = Feeds.Import(folder, ReferenceData.Require(Feeds.FuturesFile), ImportKind.BinanceFuturesFeed);

        Assert.Equal(InstrumentKind.Perpetual, result.Manifest!.Instrument.Kind);
        Assert.Equal(
            [(SeriesKind.Trades, 21_313L), (SeriesKind.Quotes, 66_089L)],
            result.Further.Select(one => (one.Key.Kind, one.RowsAdded)));
        Assert.Equal(6_547, Feeds.Book(folder, Feeds.Futures).Count(
            item => item.BookLevel.IsLast && (item.BookLevel.Flags & BookFlags.Snapshot) == 0));

        // The first quote: T 1723161256313, received at 1723161255088169167, smallest latency -1272.548721 ms.
        var quote = Feeds.Quotes(folder, Feeds.Futures)[0].Quote;
        Assert.Equal(1_723_161_256_313_000_000, quote.TimeNs);
        Assert.Equal(
            1_723_161_255_088_169_167 + 1_272_548_721 - 1_723_161_256_313_000_000, quote.RecordedLatencyNs);
    }

    [Fact]
    public void Orders_WholeFile_SnapshotAndEventsAreConsistent()
    {
        var result = Feeds.Import(folder, ReferenceData.Require(Feeds.OrdersFile), ImportKind.DatabentoOrders);
        var events = Feeds.Orders(folder, Feeds.June);

        Assert.Equal(13_796, result.RowsAdded);
        Assert.Equal(13_796, events.Count);
        AssertAscending(events);
        var book = new OrderBookByOrder();
        var told = 0;
        for (var i = 0; i < events.Count; i++)
        {
            var order = events[i].BookOrder;
            Assert.True(book.Apply(order), $"event {i} does not fit: {order}");
            if (i == 13_600)
            {
                Assert.Equal(13_600, book.OrderCount);
                Assert.True(order.IsLast);
            }

            told += order.Action == BookOrderAction.Trade ? 1 : 0;
            if (i > 13_600 && order.IsLast)
            {
                Assert.True(book.Levels.IsOrderly);
                Assert.InRange(order.RecordedLatencyNs, 80_247u, 279_530u);
            }
        }

        Assert.Equal(0, book.Inconsistencies);
        Assert.Equal(5, told);

        // 13,600 orders, 79 added and 80 cancelled after the snapshot.
        Assert.Equal(13_598, book.OrderCount);
    }

    [Fact]
    public void Quotes_WholeFile_TradesAndQuotesOfEveryChange()
    {
        var result = Feeds.Import(folder, ReferenceData.Require(Feeds.QuotesFile), ImportKind.DatabentoQuotes);

        Assert.Equal((SeriesKind.Quotes, 2_168L), (result.Key.Kind, result.RowsAdded));
        Assert.Equal((SeriesKind.Trades, 120L), (result.Further[0].Key.Kind, result.Further[0].RowsAdded));
        var quote = Feeds.Quotes(folder, Feeds.September)[0].Quote;
        Assert.Equal(
            new QuoteTick(1_719_878_281_218_218_853, 22_114, 29, 22_115, 6, 266_536), quote);
        var trades = Feeds.Trades(folder, Feeds.September);
        Assert.Equal(66, trades.Count(item => item.Trade.BuyerIsMaker == 0));
        Assert.Equal(54, trades.Count(item => item.Trade.BuyerIsMaker == 1));
        Assert.Equal(
            50, result.Manifest!.Instrument.Multiplier);
        AssertAscending(trades);
    }

    [Theory]
    [InlineData(Feeds.SpotFile, ImportKind.BinanceSpotFeed)]
    [InlineData(Feeds.OrdersFile, ImportKind.DatabentoOrders)]
    [InlineData(Feeds.QuotesFile, ImportKind.DatabentoQuotes)]
    public void Run_SameFileAgain_ChangesNothing(string file, ImportKind kind)
    {
        var path = ReferenceData.Require(file);
        Feeds.Import(folder, path, kind);
        var before = TemporaryFolder.Fingerprint(folder.Catalog);
        var again = Feeds.Import(folder, path, kind);

        Assert.True(again.IsAlreadyImported);
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
        foreach (var manifest in Catalog.Open(folder.Catalog).List())
        {
            Catalog.Open(folder.Catalog).Verify(manifest.Key);
        }
    }

    private static void AssertAscending(List<Event> events)
    {
        for (var i = 1; i < events.Count; i++)
        {
            if (events[i].TimeNs < events[i - 1].TimeNs)
            {
                Assert.Fail($"event {i} goes back");
            }
        }
    }
}
