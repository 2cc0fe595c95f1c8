using System.Numerics;
using Plimsoll.Journal.Projections.Folding;

namespace Plimsoll.Tests.Journal.Projections.Folding;

public sealed class ExactRatioTests
{
    [Theory]
    [InlineData(1, 2, 4, "0.5")]
    [InlineData(2, 3, 4, "0.6667")]
    [InlineData(-2, 3, 4, "-0.6667")]
    [InlineData(1, 8, 2, "0.13")]
    [InlineData(-1, 8, 2, "-0.13")]
    [InlineData(1, -8, 2, "-0.13")]
    [InlineData(10, 5, 6, "2")]
    [InlineData(0, 7, 3, "0")]
    [InlineData(1, 3, 0, "0")]
    [InlineData(5, 2, 0, "3")]
    [InlineData(1, 1_000_000, 2, "0")]
    public void Text_RoundsHalfAwayFromZero_WithoutTrailingZeros(
        long numerator, long denominator, int decimals, string wanted) =>
        Assert.Equal(wanted, ExactRatio.Text(numerator, denominator, decimals));

    [Fact]
    public void Text_NumbersOfAnySize_AreExact()
    {
        var large = BigInteger.Pow(10, 60) + 1;
        Assert.Equal(
            "1000000000000000000000000000000000000000000000000000000000000.5",
            ExactRatio.Text((large * 2) - 1, 2, 18));
    }
}
