using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Lots by price: what lies above the last price, whichever way the price and the orders move.</summary>
public sealed class PriceLadderTests
{
    [Fact]
    public void Above_PriceThatMovesThroughTheLevels_CountsWhatIsStrictlyAbove()
    {
        var ladder = new PriceLadder();
        ladder.Add(100, 5);
        ladder.Add(110, 2);
        ladder.Add(90, 1);
        Assert.Equal((3, 90L, 110L), (ladder.Count, ladder.Lowest, ladder.Highest));
        Assert.Equal(20, (long)ladder.Above(100));
        Assert.Equal(0, (long)ladder.Above(110));
        Assert.Equal((1 * 1) + (11 * 5) + (21 * 2), (long)ladder.Above(89));
        Assert.Equal((1 * 5) + (11 * 2), (long)ladder.Above(99));
    }

    [Fact]
    public void Remove_PartOfALevel_LeavesTheRest()
    {
        var ladder = new PriceLadder();
        ladder.Add(100, 5);
        ladder.Add(100, 3);
        ladder.Remove(100, 6);
        Assert.Equal((1, 20), (ladder.Count, (int)ladder.Above(90)));
        ladder.Remove(100, 2);
        Assert.Equal((0, 0), (ladder.Count, (int)ladder.Above(90)));
    }

    [Fact]
    public void Add_NoLots_MakesNoLevel()
    {
        var ladder = new PriceLadder();
        ladder.Add(100, 0);
        ladder.Remove(100, 0);
        Assert.Equal(0, ladder.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Above_RandomLevels_IsTheSumMadeAnew(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var ladder = new PriceLadder();
        var truth = new SortedDictionary<long, long>();
        for (var step = 0; step < 4_000; step++)
        {
            var price = 1_000 + (long)random.NextInt32(60);
            var lots = 1 + (long)random.NextInt32(9);
            if (random.NextInt32(2) == 0)
            {
                ladder.Add(price, lots);
                truth[price] = truth.GetValueOrDefault(price) + lots;
            }
            else if (truth.TryGetValue(price, out var there))
            {
                var less = Math.Min(lots, there);
                ladder.Remove(price, less);
                truth[price] = there - less;
                if (there == less)
                {
                    truth.Remove(price);
                }
            }

            if (random.NextInt32(3) == 0)
            {
                var last = 995 + (long)random.NextInt32(70);
                Assert.Equal(
                    truth.Where(pair => pair.Key > last).Sum(pair => (pair.Key - last) * pair.Value),
                    (long)ladder.Above(last));
            }

            Assert.Equal(truth.Count, ladder.Count);
            if (truth.Count != 0)
            {
                Assert.Equal((truth.First().Key, truth.Last().Key), (ladder.Lowest, ladder.Highest));
            }
        }
    }
}
