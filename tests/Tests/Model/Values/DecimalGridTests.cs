using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Values;

public sealed class DecimalGridTests
{
    public static TheoryData<string> Grids =>
        ["0.25", "0.05", "5", "0.00000001", "1", "0.01", "0.5", "100", "0.3", "0.000000000000000001"];

    [Theory]
    [InlineData("0.25", 25, 2, "0.25")]
    [InlineData("0.050", 5, 2, "0.05")]
    [InlineData("5", 5, 0, "5")]
    [InlineData("10.0", 10, 0, "10")]
    [InlineData("0.00000001", 1, 8, "0.00000001")]
    public void Parse_Step_KeepsDigitsAndDecimals(string text, long mantissa, int decimals, string written)
    {
        var grid = DecimalGrid.Parse(text);
        Assert.Equal(mantissa, grid.Mantissa);
        Assert.Equal(decimals, grid.Decimals);
        Assert.Equal(written, grid.ToString());
        Assert.Equal(
            decimal.Parse(text, CultureInfo.InvariantCulture),
                decimal.Parse(grid.Step.ToString(), CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-0.01")]
    [InlineData("1e-8")]
    [InlineData("0,01")]
    [InlineData("0.0000000000000000001")]
    [InlineData("1000000001")]
    [InlineData("cheese")]
    public void TryParse_NoStep_IsFalse(string? text)
    {
        Assert.False(DecimalGrid.TryParse(text, out _));
        Assert.Throws<ArgumentException>(() => DecimalGrid.Parse(text!));
    }

    [Theory]
    [InlineData("0.25", 1250, 2, true, 50)]
    [InlineData("0.25", 125, 1, true, 50)]
    [InlineData("0.25", 1, 0, true, 4)]
    [InlineData("0.25", 12510, 3, false, 0)]
    [InlineData("0.25", 12_500_000, 6, true, 50)]
    [InlineData("0.25", -75, 2, true, -3)]
    [InlineData("0.25", 1, 19, false, 0)]
    [InlineData("5", 15, 0, true, 3)]
    [InlineData("5", 150, 1, true, 3)]
    [InlineData("5", 12, 0, false, 0)]
    [InlineData("0.00000001", 1, 8, true, 1)]
    [InlineData("0.00000001", 9_223_372_036_854_775_807, 8, true, 9_223_372_036_854_775_807)]
    [InlineData("0.00000001", 9_223_372_036_854_775_807, 7, false, 0)]
    public void TryToSteps_Digits_FindsTheGridPoint(string step, long digits, int decimals, bool found, long expected)
    {
        Assert.Equal(found, DecimalGrid.Parse(step).TryToSteps(digits, decimals, out var steps));
        Assert.Equal(expected, found ? steps : 0);
    }

    [Theory]
    [InlineData("0.25", "12.5", true, 50)]
    [InlineData("0.25", "12.500000", true, 50)]
    [InlineData("0.25", "12.6", false, 0)]
    [InlineData("0.3", "0.1", false, 0)]
    [InlineData("5", "-15", true, -3)]
    [InlineData("0.05", "0.1", true, 2)]
    [InlineData("0.00000001", "79228162514264337593543950335", false, 0)]
    [InlineData("0.00000001", "92233720368.54775807", true, 9_223_372_036_854_775_807)]
    [InlineData("0.01", "0.0000000000000000000000000001", false, 0)]
    public void TryToSteps_Decimal_FindsTheGridPoint(string step, string value, bool found, long expected)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        Assert.Equal(found, DecimalGrid.Parse(step).TryToSteps(number, out var steps));
        Assert.Equal(expected, found ? steps : 0);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Format_RandomSteps_ParsesBackToTheSameSteps(string step)
    {
        var grid = DecimalGrid.Parse(step);
        var random = new SplitMix((ulong)step.Length);
        for (var i = 0; i < 2_000; i++)
        {
            var steps = unchecked((long)random.Next()) >> (int)(24 + (random.Next() % 40));
            var text = grid.Format(steps);
            var value = decimal.Parse(text, CultureInfo.InvariantCulture);

            Assert.True(grid.TryToSteps(value, out var again), text);
            Assert.Equal(steps, again);
            Assert.Equal(steps < 0, text.StartsWith('-'));
            Assert.Equal(grid.Decimals, text.Contains('.') ? text.Length - text.IndexOf('.') - 1 : 0);
            Assert.Equal((double)value, grid.ToDouble(steps), Math.Abs((double)value) * 2.3e-16);
            if (Math.Abs(steps) < 1L << 40)
            {
                Assert.Equal(steps, grid.NearestSteps(grid.ToDouble(steps)));
            }
        }
    }

    [Theory]
    [InlineData("0.25", 100.37, 401)]
    [InlineData("0.25", 100.38, 402)]
    [InlineData("0.25", 0.125, 1)]
    [InlineData("0.25", -0.125, -1)]
    [InlineData("5", 7.4, 1)]
    [InlineData("5", 7.5, 2)]
    [InlineData("0.00000001", 0.123456785, 12_345_679)]
    public void NearestSteps_Number_RoundsToTheGrid(string step, double value, long expected) =>
        Assert.Equal(expected, DecimalGrid.Parse(step).NearestSteps(value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void NearestSteps_NotRepresentable_Throws(double value) =>
        Assert.Throws<OverflowException>(() => DecimalGrid.Parse("0.01").NearestSteps(value));

    [Fact]
    public void Default_Grid_IsWholeNumbers()
    {
        DecimalGrid grid = default;
        Assert.Equal(DecimalGrid.Parse("1"), grid);
        Assert.Equal("7", grid.Format(7));
        Assert.True(grid.TryToSteps(7, 0, out var steps));
        Assert.Equal(7, steps);
        Assert.Equal(Amount.FromUnits(1), grid.Step);
    }
}
