using System.Text;
using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Feeds;

/// <summary>
/// Whatever is lost, told twice or out of order: a book that says it is valid is the book of the venue. A fault planted
/// in the rules of the numbers makes these fail.
/// </summary>
public sealed class FeedCorruptionTests
{
    private static readonly InstrumentId Coin = InstrumentId.Parse("COINUSDT.BINANCE");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_LinesLostTwiceOrSwapped_ValidBookIsTheTrueOne(bool isFutures)
    {
        var invalid = 0;
        var valid = 0;
        for (var seed = 1; seed <= 25; seed++)
        {
            var feed = new RandomFeed(seed, 300, isFutures);
            var random = new Random(seed + 1_000);
            for (var faults = seed % 5; faults > 0; faults--)
            {
                Spoil(feed.Lines, random);
            }

            using var folder = new TemporaryFolder();
            if (TryImport(folder, feed.Text(), isFutures))
            {
                Compare(folder, feed, seed, ref valid, ref invalid);
            }
        }

        // Most of what was recorded can be used, and the faults did make books invalid.
        Assert.InRange(valid, 4_500, 7_500);
        Assert.InRange(invalid, 20, 400);
    }

    [Fact]
    public void Run_CleanFeed_EveryUpdateIsKept()
    {
        using var folder = new TemporaryFolder();
        var feed = new RandomFeed(77, 300, isFutures: false);
        var valid = 0;
        var invalid = 0;
        Assert.True(TryImport(folder, feed.Text(), isFutures: false));
        Compare(folder, feed, 77, ref valid, ref invalid);

        Assert.Equal(0, invalid);
        Assert.InRange(valid, 300, 301);
    }

    [Fact]
    public void Run_BytesChanged_IsAnErrorThatNamesTheFileOrIsImportedWhole()
    {
        var refused = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var bytes = Encoding.UTF8.GetBytes(new RandomFeed(seed % 3, 12, isFutures: false).Text());
            var random = new Random(seed);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            }

            using var folder = new TemporaryFolder();
            if (!TryImport(folder, Encoding.UTF8.GetString(bytes), isFutures: false))
            {
                refused++;
                Assert.Empty(Catalog.Open(folder.Catalog).List());
                continue;
            }

            foreach (var manifest in Catalog.Open(folder.Catalog).List())
            {
                Catalog.Open(folder.Catalog).Verify(manifest.Key);
            }
        }

        Assert.InRange(refused, 60, 149);
    }

    private static void Spoil(List<string> lines, Random random)
    {
        var at = random.Next(lines.Count - 1);
        switch (random.Next(3))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(Math.Min(lines.Count, at + random.Next(1, 4)), lines[at]);
                break;
            default:
                (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
                break;
        }
    }

    private static bool TryImport(TemporaryFolder folder, string text, bool isFutures)
    {
        var options = new ImportOptions
        {
            CatalogFolder = folder.Catalog,
            File = folder.Write("feed.txt", text),
            Kind = isFutures ? ImportKind.BinanceFuturesFeed : ImportKind.BinanceSpotFeed,
            Instrument = Coin,
            Tick = DecimalGrid.Parse("0.01"),
            Lot = DecimalGrid.Parse("1"),
        };
        try
        {
            ImportRunner.Run(options, null, TestContext.Current.CancellationToken);
            return true;
        }
        catch (DataError error)
        {
            Assert.StartsWith("feed.txt", error.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static void Compare(
        TemporaryFolder folder, RandomFeed feed, int seed, ref int valid, ref int invalid)
    {
        var book = new OrderBook(OrderBook.WindowTicksMin);
        foreach (var item in Feeds.Book(folder, Coin))
        {
            Feeds.Apply(book, item);
            if (!item.BookLevel.IsLast)
            {
                continue;
            }

            if (!book.IsValid)
            {
                invalid++;
                Assert.Equal(BookFlags.Gap | BookFlags.Last, item.BookLevel.Flags);
                continue;
            }

            valid++;
            var (bids, asks) = feed.Truth[item.BookLevel.Sequence];
            if (!Levels(book, OrderSide.Buy).SequenceEqual(bids) || !Levels(book, OrderSide.Sell).SequenceEqual(asks))
            {
                Assert.Fail($"seed {seed}: the book after update {item.BookLevel.Sequence} is not the true one");
            }
        }
    }

    private static PriceLevel[] Levels(OrderBook book, OrderSide side)
    {
        var levels = new PriceLevel[book.LevelCount(side)];
        book.Depth(side, levels.Length, levels);
        return levels;
    }
}
