using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Values;

/// <summary>
/// The platform's functions are themselves only accurate to about one unit in the last place, so agreement within two
/// units with them is what "within one unit of the exact value" can show; exact values are checked one by one.
/// </summary>
public sealed class DeterministicMathTests(ITestOutputHelper output)
{
    private const int Samples = 60_000;

    [Fact]
    public void Exp_WideRange_IsWithinTwoUnitsOfThePlatform() =>
        Compare("Exp", -745, 709, DeterministicMath.Exp, Math.Exp, 2);

    [Fact]
    public void Exp_SmallArguments_IsWithinTwoUnitsOfThePlatform() =>
        Compare("Exp", -1, 1, DeterministicMath.Exp, Math.Exp, 2);

    [Fact]
    public void Log_AroundOne_IsWithinTwoUnitsOfThePlatform() =>
        Compare("Log", 0.5, 2, DeterministicMath.Log, Math.Log, 2);

    [Fact]
    public void Log_AllMagnitudes_IsWithinTwoUnitsOfThePlatform() =>
        Compare(
            "Log of 2^x", -1074, 1023, x => DeterministicMath.Log(Math.Pow(2, x)), x => Math.Log(Math.Pow(2, x)), 2);

    [Fact]
    public void Tanh_WideRange_IsWithinTwoUnitsOfThePlatform()
    {
        Compare("Tanh", -25, 25, DeterministicMath.Tanh, Math.Tanh, 2);
        Compare("Tanh", -1, 1, DeterministicMath.Tanh, Math.Tanh, 2);
        Compare("Tanh", -1e-6, 1e-6, DeterministicMath.Tanh, Math.Tanh, 2);
    }

    [Fact]
    public void SinAndCos_WideRange_AreWithinTwoUnitsOfThePlatform()
    {
        foreach (double range in new[] { 1e-5, 1.0, 10.0, 1e6 })
        {
            Compare("Sin", -range, range, DeterministicMath.Sin, Math.Sin, 2);
            Compare("Cos", -range, range, DeterministicMath.Cos, Math.Cos, 2);
        }
    }

    [Fact]
    public void Atan_WideRange_IsWithinTwoUnitsOfThePlatform()
    {
        foreach (double range in new[] { 1e-5, 1.0, 10.0, 1e20 })
        {
            Compare("Atan", -range, range, DeterministicMath.Atan, Math.Atan, 2);
        }
    }

    [Fact]
    public void Pow_ManyBasesAndExponents_IsWithinTwoUnitsOfThePlatform()
    {
        SplitMix random = new(7);
        double worst = 0;
        for (int i = 0; i < Samples; i++)
        {
            double x = Math.Exp((random.Unit() - 0.5) * 20);
            double y = (random.Unit() - 0.5) * 120;
            worst = Math.Max(worst, UnitsBetween(DeterministicMath.Pow(x, y), Math.Pow(x, y)));
            double near = 1 + ((random.Unit() - 0.5) * 1e-3);
            double great = (random.Unit() - 0.5) * 1e6;
            worst = Math.Max(worst, UnitsBetween(DeterministicMath.Pow(near, great), Math.Pow(near, great)));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pow: worst {worst} units, {2 * Samples} pairs"));
        Assert.True(worst <= 2, $"worst difference {worst} units");
    }

    [Fact]
    public void Pow_WholePowersOfSmallNumbers_AreExact()
    {
        for (int x = 2; x <= 13; x++)
        {
            double exact = 1;
            for (int y = 0; exact < 9e15; y++)
            {
                Assert.Equal(exact, DeterministicMath.Pow(x, y));
                Assert.Equal(y % 2 == 0 ? exact : -exact, DeterministicMath.Pow(-x, y));
                exact *= x;
            }
        }
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 2.718281828459045)]
    [InlineData(-1.0, 0.36787944117144233)]
    [InlineData(0.5, 1.6487212707001282)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-746.0, 0.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(-745.1, 4.9406564584124654E-324)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_KnownArgument_GivesTheExactValue(double x, double expected) =>
        Assert.Equal(expected, DeterministicMath.Exp(x));

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(2.0, 0.6931471805599453)]
    [InlineData(10.0, 2.302585092994046)]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(4.9406564584124654E-324, -744.4400719213812)]
    [InlineData(1.7976931348623157E+308, 709.782712893384)]
    public void Log_KnownArgument_GivesTheExactValue(double x, double expected) =>
        Assert.Equal(expected, DeterministicMath.Log(x));

    [Fact]
    public void Pow_EdgeCases_AreThoseOfThePlatform()
    {
        double[] edges =
        [
            0.0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 2.5, -2.5, 1e300, -1e300, 1e-300, double.Epsilon, double.NaN,
            double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, 9007199254740993.0,
        ];
        foreach (double x in edges)
        {
            foreach (double y in edges)
            {
                double expected = Math.Pow(x, y);
                double actual = DeterministicMath.Pow(x, y);
                bool same = double.IsNaN(expected)
                    ? double.IsNaN(actual)
                    : UnitsBetween(actual, expected) <= 1 && double.IsNegative(actual) == double.IsNegative(expected);
                Assert.True(same, string.Create(
                    CultureInfo.InvariantCulture, $"Pow({x:R}, {y:R}) is {actual:R}, the platform gives {expected:R}"));
            }
        }
    }

    [Fact]
    public void OddFunctions_NegatedArgument_GiveTheNegatedBits()
    {
        SplitMix random = new(11);
        for (int i = 0; i < 10_000; i++)
        {
            double x = random.Unit() * 30;
            Assert.Equal(-DeterministicMath.Tanh(x), DeterministicMath.Tanh(-x));
            Assert.Equal(-DeterministicMath.Atan(x), DeterministicMath.Atan(-x));
            Assert.Equal(-DeterministicMath.Sin(x), DeterministicMath.Sin(-x));
            Assert.Equal(DeterministicMath.Cos(x), DeterministicMath.Cos(-x));
        }

        Assert.True(double.IsNegative(DeterministicMath.Tanh(-0.0)));
        Assert.Equal(1, DeterministicMath.Tanh(double.PositiveInfinity));
        Assert.Equal(-1, DeterministicMath.Tanh(double.NegativeInfinity));
        Assert.Equal(Math.PI / 2, DeterministicMath.Atan(double.PositiveInfinity));
        Assert.True(double.IsNaN(DeterministicMath.Tanh(double.NaN)));
        Assert.True(double.IsNaN(DeterministicMath.Atan(double.NaN)));
    }

    [Theory]
    [InlineData(1.1e6)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void SinAndCos_AngleOutOfRange_NameTheRange(double x)
    {
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>(() => DeterministicMath.Sin(x));
        Assert.Contains("1000000", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => DeterministicMath.Cos(x));
    }

    /// <summary>The bits of many results, folded: the same on every machine, or the promise is broken.</summary>
    [Fact]
    public void AllFunctions_ManyArguments_GiveThePinnedBits()
    {
        SplitMix random = new(2024);
        ulong hash = 14695981039346656037;
        for (int i = 0; i < 50_000; i++)
        {
            double x = (random.Unit() - 0.5) * 40;
            double positive = random.Unit() * 1000;
            foreach (double value in new[]
            {
                DeterministicMath.Exp(x), DeterministicMath.Log(positive), DeterministicMath.Pow(positive, x),
                DeterministicMath.Tanh(x), DeterministicMath.Sin(x), DeterministicMath.Cos(x),
                DeterministicMath.Atan(x),
            })
            {
                hash = unchecked((hash ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211);
            }
        }

        Assert.Equal("BF91DB85311C52CA", hash.ToString("X16", CultureInfo.InvariantCulture));
    }

    private static double UnitsBetween(double a, double b)
    {
        if (a.Equals(b) || a == b)
        {
            return 0;
        }

        return double.IsFinite(a) && double.IsFinite(b)
            ? Math.Abs(a - b) / (Math.BitIncrement(Math.Abs(b)) - Math.Abs(b))
            : double.PositiveInfinity;
    }

    private void Compare(
        string name, double from, double to, Func<double, double> ours, Func<double, double> platform, double allowed)
    {
        SplitMix random = new(42);
        double worst = 0;
        double at = 0;
        for (int i = 0; i < Samples; i++)
        {
            double x = from + ((to - from) * random.Unit());
            double units = UnitsBetween(ours(x), platform(x));
            if (units > worst)
            {
                worst = units;
                at = x;
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name} in {from}..{to}: worst {worst} units at {at:R}, {Samples} values"));
        Assert.True(worst <= allowed, string.Create(
            CultureInfo.InvariantCulture, $"{name}: {worst} units at {at:R}, allowed {allowed}"));
    }
}
