using System.Text;
using Plimsoll.Data.Import;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Import;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("12.50", 1250, 2)]
    [InlineData("-0.25", -25, 2)]
    [InlineData("+7", 7, 0)]
    [InlineData(".5", 5, 1)]
    [InlineData("5.", 5, 0)]
    [InlineData("1e-05", 1, 5)]
    [InlineData("1.5E3", 1500, 0)]
    [InlineData("2e+2", 200, 0)]
    [InlineData("0e9", 0, 0)]
    [InlineData("46319.000000000000000000000", 46319, 0)]
    [InlineData("000000000000000000000000012.5", 125, 1)]
    [InlineData("123456789012345678", 123456789012345678, 0)]
    [InlineData("0.000000000000000001", 1, 18)]
    [InlineData("1234567890.12345678", 123456789012345678, 8)]
    public void TryParse_Number_IsExact(string text, long digits, int decimals)
    {
        Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out var readDigits, out var readDecimals));
        Assert.Equal((digits, decimals), (readDigits, readDecimals));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e99")]
    [InlineData("0x10")]
    [InlineData("1,5")]
    [InlineData("1234567890123456789")]
    [InlineData("0.0000000000000000001")]
    [InlineData("123456789012345678x")]
    public void TryParse_Other_IsRefused(string text) =>
        Assert.False(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));

    [Theory]
    [InlineData("0.25", "1676.75", 6707)]
    [InlineData("0.01", "12.5", 1250)]
    [InlineData("0.01", "12.500", 1250)]
    [InlineData("1", "1e3", 1000)]
    public void TryToSteps_OnGrid_CountsSteps(string step, string text, long steps)
    {
        Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out var digits, out var decimals));
        Assert.True(new GridScale(DecimalGrid.Parse(step)).TryToSteps(digits, decimals, out var read));
        Assert.Equal(steps, read);
    }

    [Theory]
    [InlineData("0.25", "1676.80")]
    [InlineData("0.01", "12.505")]
    [InlineData("0.00000001", "123456789012345678")]
    public void TryToSteps_OffGridOrTooLarge_IsRefused(string step, string text)
    {
        Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out var digits, out var decimals));
        Assert.False(new GridScale(DecimalGrid.Parse(step)).TryToSteps(digits, decimals, out _));
    }

    [Fact]
    public void TryParse_RandomDecimals_AgreesWithDecimal()
    {
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
        {
            var value = new decimal(
                random.Next(), random.Next(2_000_000), 0, random.Next(2) == 0, (byte)random.Next(10));
            var text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out var digits, out var decimals), text);
            Assert.Equal(value, digits / (decimal)PowersOfTen.Int64(decimals));
        }
    }

    [Theory]
    [InlineData("2024-02-29", true, "2024-02-29T00:00:00Z", false)]
    [InlineData("20240229", true, "2024-02-29T00:00:00Z", false)]
    [InlineData("2024-02-29T01:02", false, "2024-02-29T01:02:00Z", false)]
    [InlineData("2024-02-29 01:02:03.5Z", false, "2024-02-29T01:02:03.500Z", true)]
    [InlineData("2024-02-29T01:02:03-05:00", false, "2024-02-29T06:02:03Z", true)]
    [InlineData("2024-02-29T01:02:03+0530", false, "2024-02-28T19:32:03Z", true)]
    public void TryDateTime_Iso_IsRead(string text, bool isDate, string expected, bool hasOffset)
    {
        long ns;
        var read = false;
        var ok = isDate
            ? IsoText.TryDate(Encoding.UTF8.GetBytes(text), out ns)
            : IsoText.TryDateTime(Encoding.UTF8.GetBytes(text), out ns, out read);
        Assert.True(ok);
        Assert.Equal((expected, hasOffset), (TimestampText.Format(ns), read));
    }

    [Theory]
    [InlineData("2023-02-29T00:00Z")]
    [InlineData("2024-13-01T00:00Z")]
    [InlineData("2024-01-01T24:00Z")]
    [InlineData("2024-01-01T00:60Z")]
    [InlineData("2024-01-01T00:00:61Z")]
    [InlineData("2024-01-01T00:00:00.Z")]
    [InlineData("2024-01-01T00:00:00X")]
    [InlineData("2024-01-01T00:00:00+5")]
    [InlineData("2024/01/01 00:00")]
    [InlineData("")]
    public void TryDateTime_Other_IsRefused(string text) =>
        Assert.False(IsoText.TryDateTime(Encoding.UTF8.GetBytes(text), out _, out _));
}
