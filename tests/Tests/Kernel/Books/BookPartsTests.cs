using Plimsoll.Kernel.Books;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Books;

/// <summary>The parts of the books against the plainest collections.</summary>
public sealed class BookPartsTests
{
    [Theory]
    [InlineData(4_096, 3)]
    [InlineData(65_536, 40)]
    [InlineData(262_144, 2_000)]
    public void OccupancyMap_RandomNumbers_FindsTheNeighboursOfASortedSet(int capacity, int count)
    {
        var random = new Random(count);
        var map = new OccupancyMap(capacity);
        var set = new SortedSet<int>();
        for (var i = 0; i < 20_000; i++)
        {
            var number = random.Next(4) == 0 ? random.Next(64) * (capacity / 64) : random.Next(capacity);
            if (set.Count < count && set.Add(number))
            {
                map.Add(number);
            }
            else if (set.Count > 0)
            {
                var gone = set.Min + random.Next(set.Max - set.Min + 1);
                gone = set.GetViewBetween(gone, capacity).Min;
                set.Remove(gone);
                map.Remove(gone);
            }

            var asked = random.Next(capacity);
            var below = set.GetViewBetween(0, asked);
            var above = set.GetViewBetween(asked, capacity);
            Assert.Equal(below.Count == 0 ? -1 : below.Max, map.HighestAtOrBelow(asked));
            Assert.Equal(above.Count == 0 ? -1 : above.Min, map.LowestAtOrAbove(asked));
        }
    }

    [Fact]
    public void NumberTable_RandomNumbersThatCluster_AgreesWithADictionary()
    {
        var random = new Random(5);
        var table = new NumberTable();
        var expected = new Dictionary<long, int>();
        for (var i = 0; i < 300_000; i++)
        {
            // Few numbers, with negative and neighbouring ones and multiples of large powers of two among them.
            var number = random.Next(3) switch
            {
                0 => random.Next(-2_000, 2_000),
                1 => random.Next(2_000) * (1L << 40),
                _ => long.MaxValue - random.Next(500),
            };
            if (expected.Remove(number))
            {
                table.Remove(number);
                table.Remove(number);
            }
            else
            {
                expected.Add(number, i);
                table.Add(number, i);
            }

            var asked = random.Next(-2_000, 2_000);
            Assert.Equal(expected.TryGetValue(asked, out var place) ? place : -1, table.Find(asked));
            Assert.Equal(expected.Count, table.Count);
        }

        Assert.All(expected, entry => Assert.Equal(entry.Value, table.Find(entry.Key)));
        table.Clear();
        Assert.All(expected, entry => Assert.Equal(-1, table.Find(entry.Key)));
    }

    [Fact]
    public void FarLevels_RandomChanges_AgreesWithASortedDictionary()
    {
        var random = new Random(6);
        var far = new FarLevels();
        var expected = new SortedDictionary<long, long>();
        for (var i = 0; i < 30_000; i++)
        {
            var key = random.NextInt64(-700, 700) * 1_000_000;
            var lots = random.Next(2) == 0 ? 0 : random.Next(1, 50);
            far.Set(key, lots);
            if (lots == 0)
            {
                expected.Remove(key);
            }
            else
            {
                expected[key] = lots;
            }

            Assert.Equal(expected.Count, far.Count);
            Assert.Equal(lots, far.Lots(key));
        }

        Assert.Equal(expected.Keys, Enumerable.Range(0, far.Count).Select(far.KeyAt));
        Assert.Equal(expected.Values, Enumerable.Range(0, far.Count).Select(far.LotsAt));
        Assert.Equal(expected.Keys.Last(), far.BestKey);
    }

    [Theory]
    [InlineData(1_000_000_000_000)]
    [InlineData(-1_000_000_000_000)]
    [InlineData(4_096)]
    [InlineData(3_071)]
    public void OrderBook_AbsurdPriceComesAndGoes_TheRestStaysAsItWas(long far)
    {
        var book = new OrderBook(OrderBook.WindowTicksMin);
        var naive = new NaiveBook();
        for (var i = 0; i < 500; i++)
        {
            Set(OrderSide.Buy, 10_000 - (i * 37), i + 1);
            Set(OrderSide.Sell, 10_001 + (i * 37), i + 2);
        }

        for (var round = 0; round < 20; round++)
        {
            foreach (var side in (OrderSide[])[OrderSide.Buy, OrderSide.Sell])
            {
                Set(side, 10_000 + far, 9);
                AssertSame(side);
                Set(side, 10_000 + far, 0);
                AssertSame(side);
            }
        }

        void Set(OrderSide side, long price, long lots)
        {
            book.Set(side, price, lots);
            naive.Set(side, price, lots);
        }

        void AssertSame(OrderSide side)
        {
            var levels = new PriceLevel[book.LevelCount(side)];
            Assert.Equal(levels.Length, book.Depth(side, int.MaxValue, levels));
            Assert.Equal(naive.Depth(side, int.MaxValue), levels);
        }
    }
}
