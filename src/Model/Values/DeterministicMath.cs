namespace Plimsoll.Model.Values;

/// <summary>
/// Exponential, logarithm, power and the circular functions with one fixed implementation: only additions,
/// multiplications, divisions and comparisons of IEEE 754 numbers, in a fixed order, so every machine and operating
/// system gives the same bits. (The platform's own functions differ in the last digit between systems.) Results are
/// within 1 unit in the last place of the exact value (within 2 for <see cref="Tanh"/>). Methods: range reduction and
/// Taylor series (Abramowitz and Stegun, chapter 4); double-double arithmetic after T. J. Dekker, 1971.
/// </summary>
public static class DeterministicMath
{
    /// <summary>Greatest magnitude that <see cref="Sin"/> and <see cref="Cos"/> take, in radians.</summary>
    public const double AngleMax = 1_000_000.0;

    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877E-10;
    private const double Log2E = 1.4426950408889634;
    private const double TwoPower1023 = 8.98846567431158E+307;
    private const double SmallestNormal = 2.2250738585072014E-308;
    private const double TwoPower54 = 18014398509481984.0;
    private const double RootHalf = 0.7071067811865476;
    private const double ExpOverflow = 709.782712893384;
    private const double ExpUnderflow = -745.1332191019412;

    /// <summary>e to the power x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>Above 0; infinite above 709.78; 0 below -745.13; not-a-number for not-a-number.</returns>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > ExpOverflow)
        {
            return double.PositiveInfinity;
        }

        return x < ExpUnderflow ? 0 : ExpOfSum(x, 0);
    }

    /// <summary>Natural logarithm.</summary>
    /// <param name="x">Above 0 for a finite result.</param>
    /// <returns>Negative infinity for 0, not-a-number for a negative number.</returns>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        // x = 2^k * (1 + f) with 1 + f between the roots of 1/2 and 2; then log(1+f) = f - f^2/2 + s*(f^2/2 + R) where
        // s = f/(2+f) and R = 2/3 s^2 + 2/5 s^4 + ...: the great terms are exact, only the small ones are rounded.
        (double mantissa, int exponent) = Split(x);
        double f = mantissa - 1.0;
        double s = f / (2.0 + f);
        double half = 0.5 * f * f;
        double tail = (s * (half + LogSeries.Sum(s * s))) + (exponent * Ln2Low);
        return (exponent * Ln2High) - (half - tail - f);
    }

    /// <summary>x to the power y, with the special cases of IEEE 754 (pow).</summary>
    /// <param name="x">Any number; negative ones only with a whole y.</param>
    /// <param name="y">Any number.</param>
    /// <returns>The power; not-a-number for a negative base with a fractional exponent.</returns>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        bool whole = double.IsInfinity(y) || Math.Floor(y) == y;
        bool odd = whole && Math.Abs(y) < 9007199254740992.0 && Math.Floor(y / 2.0) * 2.0 != y;
        double magnitude = Math.Abs(x);
        if (magnitude == 0 || double.IsInfinity(magnitude) || double.IsInfinity(y))
        {
            return PowAtTheEdge(x, y, odd);
        }

        if (x < 0 && !whole)
        {
            return double.NaN;
        }

        double result = magnitude == 1 ? 1 : PowOfPositive(magnitude, y);
        return x < 0 && odd ? -result : result;
    }

    /// <summary>Hyperbolic tangent.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>-1..1.</returns>
    public static double Tanh(double x)
    {
        double magnitude = Math.Abs(x);
        if (!(magnitude >= 1e-9))
        {
            return x;
        }

        double result;
        if (magnitude > 22)
        {
            result = 1;
        }
        else if (magnitude < 0.55)
        {
            // With exp(2x) = 1 + 2x + 2x^2 (1 + s), tanh(x) = x + 2x^2 (s - x - sx) / (exp(2x) + 1): the exact x plus
            // a small term, so only that is rounded twice.
            double beyond = Taylor.ExpBeyondSquare(2.0 * magnitude);
            double square = 2.0 * magnitude * magnitude;
            double divisor = 2.0 + (2.0 * magnitude) + (square * (1.0 + beyond));
            result = magnitude + (square * (beyond - magnitude - (beyond * magnitude)) / divisor);
        }
        else
        {
            result = 1.0 - (2.0 / (Exp(2.0 * magnitude) + 1.0));
        }

        return x < 0 ? -result : result;
    }

    /// <summary>Sine.</summary>
    /// <param name="x">Radians, within plus or minus <see cref="AngleMax"/>.</param>
    /// <returns>-1..1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The angle is not a number or too great.</exception>
    public static double Sin(double x)
    {
        (double high, double low, int quarter) = AngleReduction.Reduce(x);
        double result = (quarter & 1) == 0 ? Taylor.Sin(high, low) : Taylor.Cos(high, low);
        return (quarter & 2) == 0 ? result : -result;
    }

    /// <summary>Cosine.</summary>
    /// <param name="x">Radians, within plus or minus <see cref="AngleMax"/>.</param>
    /// <returns>-1..1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The angle is not a number or too great.</exception>
    public static double Cos(double x)
    {
        (double high, double low, int quarter) = AngleReduction.Reduce(x);
        double result = (quarter & 1) == 0 ? Taylor.Cos(high, low) : Taylor.Sin(high, low);
        return quarter is 1 or 2 ? -result : result;
    }

    /// <summary>Arc tangent.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>Radians, -pi/2..pi/2.</returns>
    public static double Atan(double x) => ArcTangent.Of(x);

    /// <summary>exp(high + low), low being a correction far below high.</summary>
    private static double ExpOfSum(double high, double low)
    {
        int k = (int)Math.Round(high * Log2E);
        double reduced = high - (k * Ln2High);
        double correction = low - (k * Ln2Low);
        double r = reduced + correction;
        double lost = (reduced - r) + correction;
        double power = 1.0 + (r + ((r * r * Taylor.ExpTail(r)) + (lost * (1.0 + r))));
        return Scale(power, k);
    }

    private static double PowOfPositive(double x, double y)
    {
        DoubleDouble log = LogExact(x);
        double estimate = log.High * y;
        if (estimate > 710)
        {
            return double.PositiveInfinity;
        }

        if (estimate < -746)
        {
            return 0;
        }

        DoubleDouble product = log.Times(y);
        return ExpOfSum(product.High, product.Low);
    }

    /// <summary>Logarithm to about 100 bits: an exponent of 700 magnifies its error 700 times.</summary>
    private static DoubleDouble LogExact(double x)
    {
        (double mantissa, int exponent) = Split(x);
        DoubleDouble s = DoubleDouble.Quotient(mantissa - 1.0, DoubleDouble.SumOf(mantissa, 1.0));
        DoubleDouble series = LogSeries.Exact(s.Times(s));
        DoubleDouble whole = DoubleDouble.SumOf(exponent * Ln2High, exponent * Ln2Low);
        return whole.Plus(s.Times(series));
    }

    private static double PowAtTheEdge(double x, double y, bool odd)
    {
        double magnitude = Math.Abs(x);
        if (double.IsInfinity(y))
        {
            if (magnitude == 1)
            {
                return 1;
            }

            return (magnitude > 1) == (y > 0) ? double.PositiveInfinity : 0;
        }

        double result = (magnitude == 0) == (y > 0) ? 0 : double.PositiveInfinity;
        return odd && double.IsNegative(x) ? -result : result;
    }

    private static (double Mantissa, int Exponent) Split(double x)
    {
        int exponent = 0;
        if (x < SmallestNormal)
        {
            x *= TwoPower54;
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1022;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FE0_0000_0000_0000L);
        return mantissa < RootHalf ? (mantissa * 2.0, exponent - 1) : (mantissa, exponent);
    }

    private static double Scale(double x, int exponent)
    {
        if (exponent > 1023)
        {
            return x * TwoPower1023 * PowerOfTwo(exponent - 1023);
        }

        return exponent < -1000 ? x * PowerOfTwo(exponent + 100) * PowerOfTwo(-100) : x * PowerOfTwo(exponent);
    }

    private static double PowerOfTwo(int exponent) =>
        BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
