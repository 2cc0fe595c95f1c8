using Plimsoll.Model.Values;
using Plimsoll.Research.Markup;

namespace Plimsoll.Tests.Research.Markup;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("-0.004", "0.00")]
    [InlineData("-0.005", "−0.01")]
    [InlineData("1234567.891", "1,234,567.89")]
    [InlineData("-1234.5", "−1,234.50")]
    [InlineData("999999999.99", "999,999,999.99")]
    [InlineData("1234567890", "1.23\u202Fbn")]
    [InlineData("-9000000000000", "−9.00\u202Ftn")]
    [InlineData("9000000000000000000", "9.00E+18")]
    public void Money_Exact_IsRoundedAndGrouped(string amount, string expected)
    {
        Assert.True(Amount.TryParse(amount, out var parsed));
        Assert.Equal(expected, FigureText.Money(parsed));
    }

    [Theory]
    [InlineData(0.1234, "+12.34%")]
    [InlineData(-0.1234, "−12.34%")]
    [InlineData(0.0, "0.00%")]
    [InlineData(-0.00001, "0.00%")]
    [InlineData(0.00001, "0.00%")]
    [InlineData(12.5, "+1,250%")]
    [InlineData(double.NaN, "–")]
    public void SignedPercent_Fraction_ShowsItsSign(double fraction, string expected)
    {
        Assert.Equal(expected, FigureText.SignedPercent(fraction));
    }

    [Theory]
    [InlineData(1.23456, "1.235")]
    [InlineData(-0.0000123, "−1.23E−5")]
    [InlineData(12345.6, "12,346")]
    [InlineData(0.0, "0.000")]
    public void Precise_Number_KeepsThreeDecimals(double value, string expected)
    {
        Assert.Equal(expected, FigureText.Precise(value));
    }

    [Theory]
    [InlineData(59, "59 s")]
    [InlineData(61, "1 min 1 s")]
    [InlineData(7_260, "2 h 1 min")]
    [InlineData(871_200, "10 d 2 h")]
    public void Duration_Seconds_HasTwoUnits(double seconds, string expected)
    {
        Assert.Equal(expected, FigureText.Duration(seconds));
    }

    [Fact]
    public void Unknown_Values_AreADash()
    {
        Assert.Equal("–", FigureText.Money((double?)null));
        Assert.Equal("–", FigureText.Percent(null));
        Assert.Equal("–", FigureText.Number(double.PositiveInfinity));
        Assert.Equal("–", FigureText.Duration(null));
    }

    [Fact]
    public void Price_Tick_GivesTheDecimals()
    {
        Assert.Equal("46,898.70", FigureText.Price(46898.7m, 0.01m));
        Assert.Equal("46,898.705", FigureText.Price(46898.705m, 0.01m));
        Assert.Equal("5,000.25", FigureText.Price(5000.25m, 0.25m));
        Assert.Equal("12", FigureText.Price(12m, 1m));
        Assert.Equal("33.333333", FigureText.Price(100m / 3m, 0.01m));
    }

    [Fact]
    public void Exact_Decimal_HasNoTrailingZeros()
    {
        Assert.Equal("0.00000001", FigureText.Exact(0.000000010m));
        Assert.Equal("100", FigureText.Exact(100.00m));
    }

    [Fact]
    public void Minute_Time_IsUtcToTheMinute()
    {
        Assert.Equal("2024-01-01 00:00", FigureText.Minute(1_704_067_200_000_000_000));
        Assert.Equal("2024-01-01", FigureText.Date(1_704_067_200_000_000_000));
    }
}
