using System.Globalization;

namespace Plimsoll.Model.Values;

/// <summary>
/// A grid of decimal numbers: all whole multiples of one positive step such as 0.25 or 0.00001. It converts between
/// decimal text, doubles and integer steps (ticks, lots). <c>default</c> is the grid of whole numbers.
/// </summary>
public readonly record struct DecimalGrid
{
    private readonly long mantissaLessOne;

    private DecimalGrid(long mantissa, int decimals)
    {
        mantissaLessOne = mantissa - 1;
        Decimals = decimals;
    }

    /// <summary>The step's digits without the point: 25 for 0.25. Positive.</summary>
    public long Mantissa => mantissaLessOne + 1;

    /// <summary>Number of decimals of the step, 0 to 18: 2 for 0.25.</summary>
    public int Decimals { get; }

    /// <summary>The step in units of 10^-18.</summary>
    public Amount Step => Amount.FromAtto((Int128)Mantissa * PowersOfTen.Int64(Amount.Decimals - Decimals));

    /// <summary>Reads a positive step such as <c>0.01</c>.</summary>
    /// <returns>False when it is not a positive decimal number of at most 18 decimals.</returns>
    public static bool TryParse(string? text, out DecimalGrid grid)
    {
        grid = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var step)
            || step <= 0m || step > 1_000_000_000m)
        {
            return false;
        }

        var decimals = 0;
        while (step != decimal.Truncate(step))
        {
            step *= 10m;
            decimals++;
            if (decimals > Amount.Decimals || step > 1_000_000_000_000_000m)
            {
                return false;
            }
        }

        grid = new DecimalGrid((long)step, decimals);
        return true;
    }

    /// <summary>Reads a positive step such as <c>0.01</c>.</summary>
    /// <exception cref="ArgumentException">Not a positive decimal number of at most 18 decimals.</exception>
    public static DecimalGrid Parse(string text) =>
        TryParse(text, out var grid)
            ? grid
            : throw new ArgumentException($"'{text}' is no step: a positive decimal number such as 0.01 expected",
            nameof(text));

    /// <summary>
    /// Turns a decimal number given as digits and a count of decimals (12.50 is 1250 and 2) into steps.
    /// </summary>
    /// <returns>False when it does not lie on the grid or does not fit.</returns>
    public bool TryToSteps(long digits, int digitDecimals, out long steps)
    {
        steps = 0;
        if ((uint)digitDecimals > Amount.Decimals)
        {
            return false;
        }

        // steps = digits * 10^(Decimals - digitDecimals) / Mantissa, which must come out whole.
        Int128 value = digits;
        if (Decimals >= digitDecimals)
        {
            value *= PowersOfTen.Int64(Decimals - digitDecimals);
        }
        else if (!TryDivide(ref value, PowersOfTen.Int64(digitDecimals - Decimals)))
        {
            return false;
        }

        if (!TryDivide(ref value, Mantissa) || value > long.MaxValue || value < long.MinValue)
        {
            return false;
        }

        steps = (long)value;
        return true;
    }

    /// <summary>
    /// Turns a decimal number of zero or more, given as digits and a count of decimals,
    /// into the steps that fit into it.
    /// </summary>
    /// <returns>False when it is negative or does not fit.</returns>
    public bool TryToStepsBelow(long digits, int digitDecimals, out long steps)
    {
        steps = 0;
        if (digits < 0 || (uint)digitDecimals > Amount.Decimals)
        {
            return false;
        }

        var value = (Int128)digits * PowersOfTen.Int64(Math.Max(0, Decimals - digitDecimals))
            / PowersOfTen.Int64(Math.Max(0, digitDecimals - Decimals)) / Mantissa;
        steps = value <= long.MaxValue ? (long)value : 0;
        return value <= long.MaxValue;
    }

    /// <summary>Turns a decimal number into steps.</summary>
    /// <returns>False when it does not lie on the grid or does not fit.</returns>
    public bool TryToSteps(decimal value, out long steps)
    {
        // A decimal is digits and a scale, so the exact way for text serves here as well.
        steps = 0;
        Span<int> parts = stackalloc int[4];
        _ = decimal.GetBits(value, parts);
        // The parts are three unsigned words: the casts reinterpret their bits on purpose.
        var digits = unchecked(new Int128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]));
        int scale = value.Scale;
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        return digits <= long.MaxValue && TryToSteps(value < 0 ? -(long)digits : (long)digits, scale, out steps);
    }

    /// <summary>The grid number nearest to <paramref name="value"/> in steps; a tie goes away from zero.</summary>
    /// <exception cref="OverflowException">Not a finite number, or too large.</exception>
    public long NearestSteps(double value) =>
        checked((long)Math.Round(value * PowersOfTen.Int64(Decimals) / Mantissa, MidpointRounding.AwayFromZero));

    /// <summary>The double nearest to <paramref name="steps"/> times the step; exactly rounded up to 2^53.</summary>
    public double ToDouble(long steps) => (double)(steps * Mantissa) / PowersOfTen.Int64(Decimals);

    /// <summary>
    /// Invariant decimal text of <paramref name="steps"/> times the step, with all decimals of the grid.
    /// </summary>
    public string Format(long steps)
    {
        var value = (Int128)steps * Mantissa;
        var magnitude = value < 0 ? -value : value;
        var power = PowersOfTen.Int64(Decimals);
        var whole = (magnitude / power).ToString(CultureInfo.InvariantCulture);
        var text = Decimals == 0
            ? whole
            : whole + "." + ((long)(magnitude % power)).ToString(CultureInfo.InvariantCulture).PadLeft(Decimals, '0');
        return value < 0 ? "-" + text : text;
    }

    /// <summary>The step as invariant decimal text.</summary>
    public override string ToString() => Format(1);

    private static bool TryDivide(ref Int128 value, long divisor)
    {
        if (divisor == 1)
        {
            return true;
        }

        var (quotient, remainder) = Int128.DivRem(value, divisor);
        value = quotient;
        return remainder == 0;
    }
}
