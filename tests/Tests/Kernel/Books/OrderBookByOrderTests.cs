using Plimsoll.Kernel.Books;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Books;

public sealed class OrderBookByOrderTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Apply_HalfMillionRandomEvents_AgreesWithNaiveQueues(int seed)
    {
        var random = new Random(seed);
        var book = new OrderBookByOrder(OrderBook.WindowTicksMin);
        var naive = new NaiveOrders();
        var numbers = new List<long>();
        for (var i = 0; i < 500_000; i++)
        {
            var change = Next(random, naive, numbers, i);
            Assert.True(book.Apply(change));
            naive.Apply(change);
            if (numbers.Count > 0 && i % 16 == 0)
            {
                var number = numbers[random.Next(numbers.Count)];
                var lots = book.QueueAheadLots(number, out var orders);
                Assert.Equal(naive.Ahead(number), (lots, orders));
                Assert.True(book.TryFind(number, out var order));
                Assert.Equal(naive.Order(number), order);
            }

            if (i % 20_000 == 0)
            {
                AssertSame(book, naive);
            }
        }

        AssertSame(book, naive);
        Assert.Equal(0, book.Inconsistencies);
    }

    [Fact]
    public void Modify_LessOrMoreOrElsewhere_KeepsOrLosesThePlace()
    {
        var book = new OrderBookByOrder();
        foreach (var number in (long[])[1, 2, 3])
        {
            book.Apply(Order(BookOrderAction.Add, number, 100, 10));
        }

        book.Apply(Order(BookOrderAction.Modify, 1, 100, 4));
        Assert.Equal((4L, 1), (book.QueueAheadLots(2, out var ahead), ahead));
        book.Apply(Order(BookOrderAction.Modify, 1, 100, 5));
        Assert.Equal((0L, 0), (book.QueueAheadLots(2, out ahead), ahead));
        Assert.Equal((20L, 2), (book.QueueAheadLots(1, out ahead), ahead));
        book.Apply(Order(BookOrderAction.Modify, 2, 101, 10));
        Assert.Equal((10L, 1), (book.QueueAheadLots(1, out ahead), ahead));
        Assert.Equal((101L, 10L), (book.Levels.BestBidTicks, book.Levels.BestBidLots));
        Assert.Equal(15, book.Levels.LotsAt(OrderSide.Buy, 100));
    }

    [Fact]
    public void Apply_TradeAndFill_ChangeNothing()
    {
        var book = new OrderBookByOrder();
        book.Apply(Order(BookOrderAction.Add, 1, 100, 10));

        Assert.True(book.Apply(Order(BookOrderAction.Trade, 0, 100, 4)));
        Assert.True(book.Apply(Order(BookOrderAction.Fill, 1, 100, 4)));
        Assert.Equal(10, book.Levels.BestBidLots);

        book.Apply(Order(BookOrderAction.Cancel, 1, 100, 4));
        Assert.Equal(6, book.Levels.BestBidLots);
    }

    [Fact]
    public void Apply_EventThatDoesNotFit_IsCountedAndMended()
    {
        var book = new OrderBookByOrder();
        Assert.True(book.Apply(Order(BookOrderAction.Add, 1, 100, 10)));

        Assert.False(book.Apply(Order(BookOrderAction.Add, 1, 101, 3)));
        Assert.Equal((101L, 3L), (book.Levels.BestBidTicks, book.Levels.BestBidLots));
        Assert.False(book.Apply(Order(BookOrderAction.Cancel, 9, 100, 1)));
        Assert.False(book.Apply(Order(BookOrderAction.Modify, 5, 99, 7)));
        Assert.Equal(7, book.Levels.LotsAt(OrderSide.Buy, 99));
        Assert.False(book.Apply(Order(BookOrderAction.Cancel, 5, 99, 8)));
        Assert.Equal(1, book.OrderCount);
        Assert.Equal(4, book.Inconsistencies);
        Assert.Equal(-1, book.QueueAheadLots(5, out _));
    }

    [Fact]
    public void Apply_NegativeQuantity_BreaksTheInvariant() => Assert.Throws<BrokenInvariantException>(
        () => new OrderBookByOrder().Apply(Order(BookOrderAction.Add, 1, 100, -1)));

    [Fact]
    public void Clear_GapThenSnapshot_InvalidThenValid()
    {
        var book = new OrderBookByOrder();
        book.Apply(Order(BookOrderAction.Add, 1, 100, 10));
        book.Apply(new BookOrder(0, 0, 0, 0, 0, OrderSide.Buy, BookOrderAction.Clear, BookFlags.Gap, 0));
        Assert.False(book.Levels.IsValid);
        Assert.Equal(0, book.OrderCount);

        book.Apply(new BookOrder(0, 0, 0, 0, 0, OrderSide.Buy, BookOrderAction.Clear, BookFlags.Snapshot, 0));
        Assert.True(book.Levels.IsValid);
        Assert.True(book.Apply(Order(BookOrderAction.Add, 1, 100, 10)));
        Assert.True(book.TryFirst(OrderSide.Buy, 100, out var first));
        Assert.Equal(1, first.Number);
        Assert.False(book.TryFirst(OrderSide.Sell, 100, out _));
    }

    [Fact]
    public void Apply_WarmBook_AllocatesNothing()
    {
        var book = new OrderBookByOrder(OrderBook.WindowTicksMin);
        Churn(book, 0);

        var probe = AllocationProbe.Start();
        Churn(book, 1_000_000);
        probe.AssertNothing();
    }

    private static void Churn(OrderBookByOrder book, long from)
    {
        book.Clear(BookFlags.Snapshot);
        for (var i = 0L; i < 50_000; i++)
        {
            var side = (OrderSide)(i & 1);
            var price = side == OrderSide.Buy ? 10_000 - (i * 31 % 997) : 10_001 + (i * 31 % 997);
            book.Apply(new BookOrder(
                i, from + i, price, 1 + (i % 9), 0, side, BookOrderAction.Add, BookFlags.Last, 0));
            if (i >= 3_000)
            {
                book.TryFind(from + i - 3_000, out var old);
                book.Apply(new BookOrder(
                    i, old.Number, old.PriceTicks, old.QuantityLots, 0, old.Side, BookOrderAction.Cancel,
                    BookFlags.Last, 0));
            }
        }
    }

    private static BookOrder Order(BookOrderAction action, long number, long price, long lots) =>
        new(0, number, price, lots, 0, OrderSide.Buy, action, BookFlags.Last, 0);

    private static BookOrder Next(Random random, NaiveOrders naive, List<long> numbers, long time)
    {
        if (numbers.Count == 0 || random.Next(numbers.Count > 3_000 ? 4 : 2) == 0)
        {
            var side = random.Next(2) == 0 ? OrderSide.Buy : OrderSide.Sell;
            var number = (time * 1_024) + random.Next(3);
            numbers.Add(number);
            return new BookOrder(
                time, number, Price(random, side), random.Next(1, 100), time, side, BookOrderAction.Add,
                BookFlags.Last, 0);
        }

        var at = random.Next(numbers.Count);
        var order = naive.Order(numbers[at]);
        if (random.Next(3) == 0)
        {
            var price = random.Next(2) == 0 ? order.PriceTicks : Price(random, order.Side);
            return new BookOrder(
                time, order.Number, price, random.Next(1, 100), time, order.Side, BookOrderAction.Modify,
                BookFlags.Last, 0);
        }

        var lots = random.Next(4) == 0 ? random.NextInt64(1, order.QuantityLots + 1) : order.QuantityLots;
        if (lots == order.QuantityLots)
        {
            numbers[at] = numbers[^1];
            numbers.RemoveAt(numbers.Count - 1);
        }

        return new BookOrder(
            time, order.Number, order.PriceTicks, lots, time, order.Side, BookOrderAction.Cancel, BookFlags.Last, 0);
    }

    private static long Price(Random random, OrderSide side)
    {
        var distance = random.Next(20) == 0 ? random.Next(100_000) : random.Next(50);
        return side == OrderSide.Buy ? 5_000 - distance : 5_001 + distance;
    }

    private static void AssertSame(OrderBookByOrder book, NaiveOrders naive)
    {
        Assert.Equal(naive.Count, book.OrderCount);
        foreach (var side in (OrderSide[])[OrderSide.Buy, OrderSide.Sell])
        {
            var expected = naive.Levels(side);
            var levels = new PriceLevel[expected.Length + 1];
            var count = book.Levels.Depth(side, levels.Length, levels);
            Assert.Equal(expected, levels[..count]);
            foreach (var level in expected)
            {
                var isThere = book.TryFirst(side, level.PriceTicks, out var order);
                foreach (var other in naive.Queue(side, level.PriceTicks))
                {
                    Assert.True(isThere);
                    Assert.Equal(other, order);
                    isThere = book.TryBehind(order.Number, out order);
                }

                Assert.False(isThere);
            }
        }
    }
}
