using System.Globalization;

namespace Plimsoll.Model.Values;

/// <summary>
/// An exact amount of one currency: a 128-bit count of 10^-18 units, so every tick times lot of every known market is
/// represented without rounding (range about ±1.7·10^20 units). The currency stands beside it (see
/// <see cref="Money"/>). <c>default</c> is zero.
/// </summary>
public readonly record struct Amount : IComparable<Amount>
{
    /// <summary>Decimal digits after the point.</summary>
    public const int Decimals = 18;

    /// <summary>Nothing.</summary>
    public static readonly Amount Zero;

    // A decimal of more digits is rounded by its parser, and one of more units does not fit 128 bits.
    private const int DigitsMax = 28;
    private const decimal UnitsMax = 170_000_000_000_000_000_000m;
    private const double GuessMax = 4_503_599_627_370_496.0;
    private static readonly Int128 One = 1_000_000_000_000_000_000L;

    // Two halves and not one Int128: code that handles a struct
    // with an Int128 inside cannot be compiled ahead of time, and
    // amounts are everywhere; so only the few methods that calculate wait for the compiler at start.
    private readonly ulong lower;
    private readonly long upper;

    private Amount(Int128 atto)
    {
        unchecked
        {
            // The casts cut the number into its two halves on purpose.
            lower = (ulong)atto;
            upper = (long)(atto >> 64);
        }
    }

    private Amount(long upper, ulong lower)
    {
        this.upper = upper;
        this.lower = lower;
    }

    /// <summary>The count of 10^-18 units; negative for a debt.</summary>
    public Int128 Atto => new(unchecked((ulong)upper), lower);

    /// <summary>Whether this is exactly nothing.</summary>
    public bool IsZero => (lower | unchecked((ulong)upper)) == 0;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => upper < 0 ? -1 : IsZero ? 0 : 1;

    /// <summary>Makes an amount of 10^-18 units.</summary>
    public static Amount FromAtto(Int128 atto) => new(atto);

    /// <summary>Makes an amount of the two halves of its count of 10^-18 units.</summary>
    internal static Amount FromHalves(long upper, ulong lower) => new(upper, lower);

    /// <summary>Makes an amount of whole units.</summary>
    public static Amount FromUnits(long units) => new(units * One);

    /// <summary>
    /// Makes an amount from a decimal number, exactly. Only parsing and display use <c>decimal</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 18 decimals.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Amount FromDecimal(decimal value)
    {
        var whole = decimal.Truncate(value);
        var fraction = (value - whole) * 1_000_000_000_000_000_000m;
        if (fraction != decimal.Truncate(fraction))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "at most 18 decimals can be represented");
        }

        return new Amount(((Int128)whole * One) + (Int128)fraction);
    }

    /// <summary>Reads an invariant decimal number such as <c>-12.5</c>.</summary>
    /// <returns>
    /// False when the text is no number, has more than 18 decimals or more than 28 digits, or does not fit.
    /// </returns>
    public static bool TryParse(string? text, out Amount amount)
    {
        amount = default;
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value)
            || value.Scale > Decimals || Math.Abs(value) > UnitsMax || CountDigits(text) > DigitsMax)
        {
            return false;
        }

        amount = FromDecimal(value);
        return true;
    }

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Amount operator +(Amount left, Amount right) => new(checked(left.Atto + right.Atto));

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Amount operator -(Amount left, Amount right) => new(checked(left.Atto - right.Atto));

    /// <summary>The opposite.</summary>
    public static Amount operator -(Amount value) => new(checked(-value.Atto));

    /// <summary>The amount taken <paramref name="factor"/> times, exact.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Amount operator *(Amount value, long factor) => new(checked(value.Atto * factor));

    /// <summary>Whether <paramref name="left"/> is smaller.</summary>
    public static bool operator <(Amount left, Amount right) => left.Atto < right.Atto;

    /// <summary>Whether <paramref name="left"/> is larger.</summary>
    public static bool operator >(Amount left, Amount right) => left.Atto > right.Atto;

    /// <summary>Whether <paramref name="left"/> is not larger.</summary>
    public static bool operator <=(Amount left, Amount right) => left.Atto <= right.Atto;

    /// <summary>Whether <paramref name="left"/> is not smaller.</summary>
    public static bool operator >=(Amount left, Amount right) => left.Atto >= right.Atto;

    /// <summary>The smaller of two.</summary>
    public static Amount Min(Amount left, Amount right) => left.Atto <= right.Atto ? left : right;

    /// <summary>The larger of two.</summary>
    public static Amount Max(Amount left, Amount right) => left.Atto >= right.Atto ? left : right;

    /// <summary>The amount without its sign.</summary>
    public Amount Magnitude() => Atto < 0 ? new Amount(checked(-Atto)) : this;

    /// <summary>
    /// This amount times <paramref name="numerator"/> / <paramref name="denominator"/>, rounded half away from zero to
    /// <paramref name="decimals"/> decimals: the one rounding rule of fees and proportional shares.
    /// </summary>
    /// <param name="numerator">Any factor.</param>
    /// <param name="denominator">Positive.</param>
    /// <param name="decimals">0 to 18.</param>
    /// <exception cref="OverflowException">The intermediate product does not fit 128 bits.</exception>
    public Amount Scale(long numerator, long denominator, int decimals = Decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var step = PowersOfTen.Int64(Decimals - decimals);
        return FitsProduct(Atto, numerator)
            ? new Amount(checked(DivideHalfAway(Atto * numerator, (Int128)denominator * step) * step))
            : ScaleLarge(numerator, denominator, step);
    }

    /// <summary>
    /// This amount times <paramref name="numerator"/> / <paramref name="denominator"/>, rounded up (toward plus
    /// infinity) to <paramref name="decimals"/> decimals: costs that way are never rounded in the payer's favour.
    /// </summary>
    /// <param name="numerator">Any factor.</param>
    /// <param name="denominator">Positive.</param>
    /// <param name="decimals">0 to 18.</param>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Amount ScaleUp(long numerator, long denominator, int decimals = Decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var step = PowersOfTen.Int64(Decimals - decimals);
        if (FitsProduct(Atto, numerator))
        {
            return new Amount(checked(DivideUp(Atto * numerator, (Int128)denominator * step) * step));
        }

        var (whole, rest) = Int128.DivRem(Atto, denominator);
        var value = checked((whole * numerator) + DivideUp(checked(rest * numerator), denominator));
        return new Amount(checked(DivideUp(value, step) * step));
    }

    /// <summary>Rounds half away from zero to a number of decimals, 0 to 18.</summary>
    public Amount Round(int decimals)
    {
        var step = PowersOfTen.Int64(Decimals - decimals);
        return new Amount(checked(DivideHalfAway(Atto, step) * step));
    }

    /// <summary>How many whole times <paramref name="unit"/> fits (toward zero); both must be positive.</summary>
    /// <exception cref="OverflowException">More than <see cref="long.MaxValue"/> times.</exception>
    public long DivideToWhole(Amount unit) => checked((long)Divide(Atto, unit.Atto, out _));

    /// <summary>
    /// The double next to it (off by one last bit at most), for statistics and display only. Deterministic.
    /// </summary>
    public double ToDouble()
    {
        var units = Divide(Atto, One, out var rest);
        return (double)units + ((double)(long)rest / 1e18);
    }

    /// <inheritdoc />
    public int CompareTo(Amount other) => Atto.CompareTo(other.Atto);

    /// <summary>All digits that matter and no more, e.g. <c>-12.5</c>, <c>0</c>, <c>100000</c>.</summary>
    public override string ToString()
    {
        // Negated without sign, so that the smallest amount, which has no opposite, can be written too.
        var magnitude = unchecked(Atto < 0 ? UInt128.Zero - (UInt128)Atto : (UInt128)Atto);
        var (units, rest) = UInt128.DivRem(magnitude, (UInt128)One);
        var text = units.ToString(CultureInfo.InvariantCulture);
        if (rest != UInt128.Zero)
        {
            text += "." + ((ulong)rest).ToString("000000000000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        }

        return Atto < 0 ? "-" + text : text;
    }

    private static int CountDigits(string? text)
    {
        var count = 0;
        foreach (var character in text.AsSpan().TrimStart("+-0."))
        {
            count += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return count;
    }

    private static bool FitsProduct(Int128 atto, long factor)
    {
        var bits = 128 - (int)Int128.LeadingZeroCount(atto < 0 ? ~atto : atto);
        return bits + 64 - long.LeadingZeroCount(factor < 0 ? ~factor : factor) < 127;
    }

    /// <summary>The product does not fit: whole and remainder apart do, for any realistic amount.</summary>
    private Amount ScaleLarge(long numerator, long denominator, long step)
    {
        var (whole, rest) = Int128.DivRem(Atto, denominator);
        var product = checked(whole * numerator);
        var (restWhole, fraction) = Int128.DivRem(checked(rest * numerator), denominator);
        var value = checked(product + restWhole);
        var twiceFraction = Int128.Abs(fraction) * 2;
        if (step == 1)
        {
            return new Amount(twiceFraction >= denominator ? checked(value + Int128.Sign(fraction)) : value);
        }

        // The fraction of an atto cannot make or break a tie: it lies on the same side of zero as the value.
        return new Amount(checked(DivideHalfAway(value, step) * step));
    }

    private static Int128 DivideUp(Int128 value, Int128 divisor)
    {
        var quotient = Divide(value, divisor, out var rest);
        return rest > 0 ? quotient + 1 : quotient;
    }

    private static Int128 DivideHalfAway(Int128 value, Int128 divisor)
    {
        var quotient = Divide(value, divisor, out var rest);
        if (rest < 0)
        {
            return -rest >= divisor + rest ? quotient - 1 : quotient;
        }

        return rest >= divisor - rest ? quotient + 1 : quotient;
    }

    /// <summary>
    /// Exact division toward zero by a positive divisor. A quotient below 2^53 is guessed with doubles and put right by
    /// multiplication, several times faster than the general way.
    /// </summary>
    private static Int128 Divide(Int128 value, Int128 divisor, out Int128 rest)
    {
        var isNegative = value < 0;
        var magnitude = isNegative ? -value : value;
        var guess = ApproximateDouble(magnitude) / ApproximateDouble(divisor);
        if (guess >= GuessMax)
        {
            (var quotient, rest) = Int128.DivRem(value, divisor);
            return quotient;
        }

        Int128 whole = (long)guess;
        rest = magnitude - (whole * divisor);
        while (rest < 0)
        {
            rest += divisor;
            whole--;
        }

        while (rest >= divisor)
        {
            rest -= divisor;
            whole++;
        }

        rest = isNegative ? -rest : rest;
        return isNegative ? -whole : whole;
    }

    private static double ApproximateDouble(Int128 value)
    {
        unchecked
        {
            // The casts cut the number into its two halves on purpose.
            return ((long)(value >> 64) * 18446744073709551616.0) + (ulong)value;
        }
    }
}
