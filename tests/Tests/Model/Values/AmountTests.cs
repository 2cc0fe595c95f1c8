using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Values;

public sealed class AmountTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("12.50", "12.5")]
    [InlineData("-12.5", "-12.5")]
    [InlineData(".5", "0.5")]
    [InlineData("+3", "3")]
    [InlineData("0.000000000000000001", "0.000000000000000001")]
    [InlineData("-0.000000000000000001", "-0.000000000000000001")]
    [InlineData("170000000000000000000", "170000000000000000000")]
    [InlineData("1234567890.123456789012345678", "1234567890.123456789012345678")]
    public void TryParse_DecimalText_RoundTripsInShortestForm(string text, string expected)
    {
        Assert.True(Amount.TryParse(text, out var amount));
        Assert.Equal(expected, amount.ToString());
        Assert.True(Amount.TryParse(amount.ToString(), out var again));
        Assert.Equal(amount, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("NaN")]
    [InlineData("0.0000000000000000001")]
    [InlineData("1000000000000000000000")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("12345678901234567890.1234567890123")]
    public void TryParse_NoExactAmount_IsFalse(string? text)
    {
        Assert.False(Amount.TryParse(text, out var amount));
        Assert.Equal(Amount.Zero, amount);
    }

    [Fact]
    public void TryParse_RandomAmounts_RoundTripExactly()
    {
        var random = new SplitMix(11);
        for (var i = 0; i < 5_000; i++)
        {
            // 64 random bits of atto, shifted up at random: at most 28 digits.
            var amount = Amount.FromAtto((Int128)Signed(random) * (long)(random.Next() % 1_000_000_000));
            Assert.True(Amount.TryParse(amount.ToString(), out var again), amount.ToString());
            Assert.Equal(amount, again);
        }
    }

    [Fact]
    public void ToString_ExtremeAmounts_WritesAllDigits()
    {
        Assert.Equal("170141183460469231731.687303715884105727", Amount.FromAtto(Int128.MaxValue).ToString());
        Assert.Equal("-170141183460469231731.687303715884105728", Amount.FromAtto(Int128.MinValue).ToString());
    }

    // Numerator and denominator applied to 10^-18 units; at 18 decimals a half of the last unit goes away from zero.
    [Theory]
    [InlineData(5, 1, 2, 3)]
    [InlineData(-5, 1, 2, -3)]
    [InlineData(5, -1, 2, -3)]
    [InlineData(4, 1, 3, 1)]
    [InlineData(5, 1, 3, 2)]
    [InlineData(-4, 1, 3, -1)]
    [InlineData(-5, 1, 3, -2)]
    [InlineData(7, 0, 3, 0)]
    [InlineData(1, 1, 1_000_000_000, 0)]
    [InlineData(999_999_999, 1, 1_000_000_000, 1)]
    [InlineData(499_999_999, 1, 1_000_000_000, 0)]
    public void Scale_Attos_RoundsHalfAwayFromZero(long atto, long numerator, long denominator, long expected) =>
        Assert.Equal((Int128)expected, Amount.FromAtto(atto).Scale(numerator, denominator).Atto);

    [Theory]
    [InlineData("0.125", 1, 1, 2, "0.13")]
    [InlineData("-0.125", 1, 1, 2, "-0.13")]
    [InlineData("0.124999999999999999", 1, 1, 2, "0.12")]
    [InlineData("0.25", 1, 2, 2, "0.13")]
    [InlineData("0.249999999999999999", 1, 2, 2, "0.12")]
    [InlineData("-0.249999999999999999", 1, 2, 2, "-0.12")]
    [InlineData("100", 10, 10_000, 8, "0.1")]
    [InlineData("2.5", 1, 1, 0, "3")]
    [InlineData("-2.5", 1, 1, 0, "-3")]
    // 0.125 less a third of the last unit lies under the tie, whatever its sign; the remainder decides.
    [InlineData("0.375000000000000000", 1, 3, 2, "0.13")]
    [InlineData("0.374999999999999999", 1, 3, 2, "0.12")]
    [InlineData("-0.374999999999999999", 1, 3, 2, "-0.12")]
    public void Scale_ToDecimals_RoundsHalfAwayFromZero(
        string value, long numerator, long denominator, int decimals, string expected) =>
        Assert.Equal(expected, Of(value).Scale(numerator, denominator, decimals).ToString());

    [Fact]
    public void Scale_RandomAmounts_EqualsExactRational()
    {
        var random = new SplitMix(5);
        for (var i = 0; i < 20_000; i++)
        {
            var atto = (Int128)Signed(random) * ((long)(random.Next() % 2_000_001) - 1_000_000);
            var numerator = (long)(random.Next() % 20_001) - 10_000;
            var denominator = 1 + (long)(random.Next() % 1_000_000);
            var decimals = (int)(random.Next() % 19);

            var scaled = Amount.FromAtto(atto).Scale(numerator, denominator, decimals).Atto;

            // Nearest multiple of the step to atto * numerator / denominator, ties away, all in whole numbers.
            var step = System.Numerics.BigInteger.Pow(10, 18 - decimals);
            var exact = (System.Numerics.BigInteger)atto * numerator;
            var divisor = step * denominator;
            var magnitude = System.Numerics.BigInteger.Abs(exact);
            var steps = ((magnitude * 2) + divisor) / (divisor * 2);
            Assert.Equal(exact.Sign * steps * step, (System.Numerics.BigInteger)scaled);
        }
    }

    [Fact]
    public void ToDouble_RandomAmounts_IsWithinOneLastBitOfDecimal()
    {
        var random = new SplitMix(8);
        for (var i = 0; i < 20_000; i++)
        {
            var value = new decimal(
                Word(random), Word(random), 0, random.Next() % 2 == 0, (byte)(random.Next() % 19));
            var expected = (double)value;
            var lastBit = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
            Assert.Equal(expected, Amount.FromDecimal(value).ToDouble(), lastBit);
        }
    }

    [Fact]
    public void ToDouble_BeyondLong_Holds()
    {
        Assert.Equal(1.5e20, Amount.FromDecimal(150_000_000_000_000_000_000m).ToDouble());
        Assert.Equal(-1e19, Amount.FromDecimal(-10_000_000_000_000_000_000m).ToDouble());
    }

    [Fact]
    public void Arithmetic_PastTheRange_Throws()
    {
        var largest = Amount.FromAtto(Int128.MaxValue);
        var smallest = Amount.FromAtto(Int128.MinValue);
        var atto = Amount.FromAtto(1);
        Assert.Throws<OverflowException>(() => largest + atto);
        Assert.Throws<OverflowException>(() => smallest - atto);
        Assert.Throws<OverflowException>(() => largest * 2);
        Assert.Throws<OverflowException>(() => -smallest);
        Assert.Throws<OverflowException>(() => smallest.Magnitude());
        Assert.Throws<OverflowException>(() => largest.Scale(3, 2));
        Assert.Throws<OverflowException>(() => Amount.FromDecimal(200_000_000_000_000_000_000m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.FromDecimal(0.0000000000000000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => atto.Scale(1, 0));
    }

    [Theory]
    [InlineData("10", "3", 3)]
    [InlineData("9", "3", 3)]
    [InlineData("0.99", "0.001", 990)]
    [InlineData("0.9999", "1", 0)]
    public void DivideToWhole_Amounts_CountsWholeUnits(string value, string unit, long expected) =>
        Assert.Equal(expected, Of(value).DivideToWhole(Of(unit)));

    [Fact]
    public void DivideToWhole_TooManyOrZero_Throws()
    {
        Assert.Throws<OverflowException>(() => Of("100").DivideToWhole(Amount.FromAtto(1)));
        Assert.Throws<DivideByZeroException>(() => Of("100").DivideToWhole(Amount.Zero));
    }

    [Fact]
    public void Comparison_Amounts_FollowsValue()
    {
        var small = Of("-1");
        var large = Of("0.5");
        Assert.True(small < large && small <= large && large > small && large >= small);
        Assert.Equal(small, Amount.Min(large, small));
        Assert.Equal(large, Amount.Max(large, small));
        Assert.Equal(-1, small.Sign);
        Assert.Equal(1, large.Sign);
        Assert.True(small.CompareTo(large) < 0);
        Assert.Equal(Of("1"), small.Magnitude());
        Assert.Equal(Of("-0.5"), large - Of("1"));
    }

    [Fact]
    public void Default_Amount_IsZero()
    {
        Amount amount = default;
        Assert.True(amount.IsZero);
        Assert.Equal(0, amount.Sign);
        Assert.Equal("0", amount.ToString());
        Assert.Equal(0.0, amount.ToDouble());
        Assert.Equal(Amount.FromUnits(0), amount);
    }

    [Fact]
    public void Round_Halves_GoAwayFromZero()
    {
        Assert.Equal("0.3", Of("0.25").Round(1).ToString());
        Assert.Equal("-0.3", Of("-0.25").Round(1).ToString());
        Assert.Equal("0.2", Of("0.249999999999999999").Round(1).ToString());
        Assert.Equal("0.25", Of("0.25").Round(18).ToString());
    }

    private static long Signed(SplitMix random) => unchecked((long)random.Next());

    private static int Word(SplitMix random) => unchecked((int)random.Next());

    private static Amount Of(string text) => Amount.FromDecimal(decimal.Parse(text, CultureInfo.InvariantCulture));
}
