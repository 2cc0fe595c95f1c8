using Plimsoll.Kernel.Books;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Books;

public sealed class OrderBookTests
{
    [Theory]
    [InlineData(1, 300, 0)]
    [InlineData(2, 8_000, 0)]
    [InlineData(3, 200_000, 3)]
    [InlineData(4, 20_000, -1_000_000)]
    public void Apply_MillionRandomUpdates_AgreesWithNaiveBook(int seed, int spread, long start)
    {
        var random = new Random(seed);
        var book = new OrderBook(OrderBook.WindowTicksMin);
        var naive = new NaiveBook();
        var middle = start;
        for (var i = 0; i < 250_000; i++)
        {
            // The market wanders and sometimes leaps, so that the window moves both ways and falls empty.
            middle += random.Next(1_000) == 0 ? random.Next(-30_000, 30_001) : random.Next(-3, 4);
            var side = random.Next(2) == 0 ? OrderSide.Buy : OrderSide.Sell;
            var distance = (long)(spread * Math.Pow(random.NextDouble(), 3));
            var price = side == OrderSide.Buy ? middle - distance : middle + distance;
            var lots = random.Next(3) == 0 ? 0 : random.Next(1, 1_000);
            Set(book, naive, side, price, lots);
            if (random.Next(3) == 0)
            {
                var best = naive.Best(side);
                Set(book, naive, side, best.PriceTicks, 0);
            }

            if (random.Next(40_000) == 0)
            {
                book.Clear(BookFlags.Snapshot);
                naive.Clear();
            }

            AssertSameBest(book, naive);
            Assert.Equal(naive.LotsAt(side, price), book.LotsAt(side, price));
            if (i % 2_000 == 0)
            {
                AssertSame(book, naive);
            }
        }

        AssertSame(book, naive);
    }

    [Fact]
    public void TryNext_BetweenLevelsAndBeyondTheWindow_FindsTheNextWorseOne()
    {
        var book = new OrderBook(OrderBook.WindowTicksMin);
        foreach (var price in (long[])[100, 98, -50_000, -70_000])
        {
            book.Set(OrderSide.Buy, price, 5);
            book.Set(OrderSide.Sell, 300 - price, 7);
        }

        Assert.Equal([98, 98, -50_000, -50_000, -70_000], Walk(OrderSide.Buy, [100, 99, 98, -49_999, -50_000]));
        Assert.Equal(
            [200, 202, 202, 50_300, 50_300, 70_300], Walk(OrderSide.Sell, [0, 200, 201, 202, 50_299, 50_300]));
        Assert.False(book.TryNext(OrderSide.Buy, -70_000, out _));
        Assert.False(book.TryNext(OrderSide.Sell, 70_300, out _));

        long[] Walk(OrderSide side, long[] prices) =>
            [.. prices.Select(price => book.TryNext(side, price, out var level) ? level.PriceTicks : long.MinValue)];
    }

    [Fact]
    public void IsValid_FollowsSnapshotAndGap()
    {
        var book = new OrderBook();
        Assert.False(book.IsValid);

        book.Clear(BookFlags.Snapshot);
        book.Apply(new BookLevel(1, 100, 5, 77, OrderSide.Buy, BookFlags.Last, 0));
        Assert.True(book.IsValid);
        Assert.Equal(77, book.Sequence);

        book.Clear(BookFlags.Gap);
        Assert.False(book.IsValid);
        Assert.False(book.HasBid);
        book.Apply(new BookLevel(2, 101, 5, 80, OrderSide.Buy, BookFlags.Last, 0));
        Assert.False(book.IsValid);

        book.Clear(BookFlags.Snapshot);
        Assert.True(book.IsValid);
        Assert.Equal(0, book.LevelCount(OrderSide.Buy));
    }

    [Fact]
    public void Best_EmptySide_IsZero()
    {
        var book = new OrderBook();
        book.Set(OrderSide.Sell, 10, 3);
        book.Set(OrderSide.Sell, 10, 0);

        Assert.False(book.HasAsk);
        Assert.Equal((0, 0), (book.BestAskTicks, book.BestAskLots));
        Assert.Equal((0, 0), (book.BestBidTicks, book.BestBidLots));
        Assert.False(book.IsOrderly);
    }

    [Theory]
    [InlineData(10, -1)]
    [InlineData((1L << 60) + 1, 1)]
    [InlineData(long.MinValue, 1)]
    public void Set_ImpossibleLevel_BreaksTheInvariant(long price, long lots)
    {
        var book = new OrderBook();

        Assert.Throws<BrokenInvariantException>(() => book.Set(OrderSide.Buy, price, lots));
        Assert.Throws<BrokenInvariantException>(() => book.Set(OrderSide.Sell, price, lots));
    }

    [Fact]
    public void Set_LargestPrices_AreHeld()
    {
        var book = new OrderBook();
        book.Set(OrderSide.Buy, -OrderBook.PriceTicksMax, 1);
        book.Set(OrderSide.Buy, OrderBook.PriceTicksMax, 2);
        book.Set(OrderSide.Sell, -OrderBook.PriceTicksMax, 3);

        Assert.Equal(OrderBook.PriceTicksMax, book.BestBidTicks);
        Assert.Equal(1, book.LotsAt(OrderSide.Buy, -OrderBook.PriceTicksMax));
        Assert.Equal(-OrderBook.PriceTicksMax, book.BestAskTicks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2_048)]
    [InlineData(5_000)]
    [InlineData(524_288)]
    public void Constructor_NoSuchWindow_Throws(int window) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderBook(window));

    [Fact]
    public void Apply_WarmBook_AllocatesNothing()
    {
        var book = new OrderBook(OrderBook.WindowTicksMin);
        var levels = new PriceLevel[20];
        Churn(book, levels);

        var probe = AllocationProbe.Start();
        var found = Churn(book, levels);
        probe.AssertNothing();
        Assert.True(found > 300_000);
    }

    private static int Churn(OrderBook book, Span<PriceLevel> levels)
    {
        var found = 0;
        book.Clear(BookFlags.Snapshot);
        for (var i = 0L; i < 40_000; i++)
        {
            var price = (i * 7_919 % 40_000) + (i % 3 * 10_000);
            book.Apply(new BookLevel(i, price, i % 5, i, (OrderSide)(i & 1), BookFlags.Last, 0));
            found += book.Depth(OrderSide.Buy, 10, levels);
        }

        return found;
    }

    private static void Set(OrderBook book, NaiveBook naive, OrderSide side, long price, long lots)
    {
        book.Apply(new BookLevel(0, price, lots, 0, side, BookFlags.None, 0));
        naive.Set(side, price, lots);
    }

    private static void AssertSameBest(OrderBook book, NaiveBook naive)
    {
        var bid = naive.Best(OrderSide.Buy);
        var ask = naive.Best(OrderSide.Sell);
        if (bid != new PriceLevel(book.BestBidTicks, book.BestBidLots)
            || ask != new PriceLevel(book.BestAskTicks, book.BestAskLots))
        {
            Assert.Fail($"best {book.BestBidTicks} / {book.BestAskTicks}, expected {bid} / {ask}");
        }
    }

    private static void AssertSame(OrderBook book, NaiveBook naive)
    {
        foreach (var side in (OrderSide[])[OrderSide.Buy, OrderSide.Sell])
        {
            var levels = new PriceLevel[naive.LevelCount(side) + 1];
            Assert.Equal(naive.LevelCount(side), book.LevelCount(side));
            var count = book.Depth(side, levels.Length, levels);
            Assert.Equal(naive.Depth(side, int.MaxValue), levels[..count]);
        }
    }
}
