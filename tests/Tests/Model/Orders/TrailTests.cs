using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Model.Orders;

public sealed class TrailTests
{
    // Highs and average true ranges of seven bars, three ranges behind the highest high: the textbook's chandelier.
    private static readonly double[] Highs = [100.5, 101.6, 103.4, 103.1, 104.3, 104.2, 103];
    private static readonly double[] Ranges = [1, 1.1, 1.2, 1.2, 1.1, 1.3, 1.4];
    private static readonly double[] Stops = [97.5, 98.3, 99.8, 99.8, 101, 101, 101];

    [Fact]
    public void Ratchet_RangesThatWiden_NeverLoosen()
    {
        var stop = 0L;
        var mirrored = 0L;
        var best = long.MinValue;
        for (var i = 0; i < Highs.Length; i++)
        {
            best = Math.Max(best, Ticks(Highs[i]));
            var trail = Trail.OfAverageTrueRange(3 * Ticks(Ranges[i]));
            stop = trail.Ratchet(OrderSide.Sell, best, stop);
            Assert.Equal(Ticks(Stops[i]), stop);

            // The same path turned over, for a short position.
            mirrored = trail.Ratchet(OrderSide.Buy, 20_000 - best, mirrored);
            Assert.Equal(20_000 - Ticks(Stops[i]), mirrored);
        }
    }

    [Theory]
    [InlineData(10_000, 20_000, 200)]
    [InlineData(10_001, 20_000, 201)]
    [InlineData(99, 10_000, 1)]
    public void DistanceTicks_Percent_IsRoundedAwayFromThePrice(long best, long millionths, long expected) =>
        Assert.Equal(expected, Trail.OfPercent(millionths).DistanceTicks(best));

    [Fact]
    public void Kinds_RoundTripThroughTheirPackedForm()
    {
        Assert.Equal((TrailKind.Amount, 17), (Trail.OfAmount(17).Kind, Trail.OfAmount(17).Value));
        Assert.Equal((TrailKind.Percent, 999_999), (Trail.OfPercent(999_999).Kind, Trail.OfPercent(999_999).Value));
        Assert.Equal(TrailKind.AverageTrueRange, Trail.OfAverageTrueRange(1L << 40).Kind);
        Assert.Equal(1L << 40, Trail.OfAverageTrueRange(1L << 40).Value);
        Assert.Equal(TrailKind.None, default(Trail).Kind);
    }

    [Fact]
    public void Of_ValuesOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Trail.OfAmount(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trail.OfPercent(1_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trail.OfAverageTrueRange(-1));
    }

    private static long Ticks(double price) => (long)Math.Round(price * 100);
}
