using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Markup;

/// <summary>Figures as people read them: invariant, grouped by commas, a real minus sign, a dash for unknown.</summary>
internal static class FigureText
{
    /// <summary>What stands for an unknown value.</summary>
    public const string Unknown = "–";

    private const double CompactFrom = 1e9;
    private const double ScientificFrom = 1e15;

    /// <summary>An exact amount, rounded to cents.</summary>
    public static string Money(Amount amount)
    {
        var value = amount.ToDouble();
        if (Math.Abs(value) >= CompactFrom)
        {
            return Compact(value);
        }

        var text = amount.Magnitude().Round(2).ToString();
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = long.Parse(point < 0 ? text : text[..point], CultureInfo.InvariantCulture);
        var cents = point < 0 ? "00" : text[(point + 1)..].PadRight(2, '0');
        var isZero = whole == 0 && cents == "00";
        return (value < 0 && !isZero ? "−" : "") + whole.ToString("N0", CultureInfo.InvariantCulture) + "." + cents;
    }

    /// <summary>An amount as a double, rounded to cents.</summary>
    public static string Money(double? value) => Grouped(value, 2);

    /// <summary>An amount with its sign always shown, zero without one.</summary>
    public static string SignedMoney(Amount amount) => Signed(Money(amount), amount.Sign);

    /// <summary>A fraction as a percentage.</summary>
    public static string Percent(double? fraction, int decimals = 2)
    {
        if (fraction is not { } known || !double.IsFinite(known))
        {
            return Unknown;
        }

        var percent = known * 100;
        return Grouped(percent, Math.Abs(percent) >= 1000 ? 0 : decimals) + "%";
    }

    /// <summary>A fraction as a percentage with its sign always shown.</summary>
    public static string SignedPercent(double? fraction, int decimals = 2) =>
        Signed(Percent(fraction, decimals), Math.Sign(Known(fraction)));

    /// <summary>A ratio or other bare number.</summary>
    public static string Number(double? value) =>
        Grouped(value, Math.Abs(Known(value)) >= 1000 ? 0 : Math.Abs(Known(value)) >= 100 ? 1 : 2);

    /// <summary>A bare number with three decimals, for tables of figures.</summary>
    public static string Precise(double? value) =>
        Known(value) != 0 && Math.Abs(Known(value)) < 0.001
            ? Minus(Known(value).ToString("0.##E+0", CultureInfo.InvariantCulture))
            : Grouped(value, Math.Abs(Known(value)) >= 10_000 ? 0 : 3);

    /// <summary>A whole count.</summary>
    public static string Count(long value) => Minus(value.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>An exact price or quantity without trailing zeros.</summary>
    public static string Exact(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A price, grouped, with the decimals of its tick or more where the price itself has more (an
    /// average).</summary>
    public static string Price(decimal value, decimal tick)
    {
        var decimals = Math.Min(Math.Max(Decimals(value), Decimals(tick)), Decimals(tick) + 4);
        return Minus(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture));
    }

    /// <summary>A length of time in its two largest units.</summary>
    public static string Duration(double? seconds)
    {
        if (seconds is not { } known || !double.IsFinite(known) || Math.Abs(known) > 1e11)
        {
            return Unknown;
        }

        var total = (long)Math.Round(known);
        var (days, hours, minutes) = (total / 86_400, total / 3_600 % 24, total / 60 % 60);
        return days != 0 ? Text($"{days} d {hours} h")
            : hours != 0 ? Text($"{hours} h {minutes} min")
            : minutes != 0 ? Text($"{minutes} min {total % 60} s")
            : Text($"{total} s");
    }

    /// <summary>Date and minute, UTC, e.g. <c>2024-03-01 14:30</c>.</summary>
    public static string Minute(long unixNanos) => TimestampText.Format(unixNanos)[..16].Replace('T', ' ');

    /// <summary>Date, UTC, e.g. <c>2024-03-01</c>.</summary>
    public static string Date(long unixNanos) => TimestampText.Format(unixNanos)[..10];

    /// <summary>A large number in a few characters: millions, billions, trillions, then powers of ten.</summary>
    public static string Compact(double value)
    {
        var size = Math.Abs(value);
        var text = size >= ScientificFrom ? size.ToString("0.00E+0", CultureInfo.InvariantCulture)
            : size >= 1e12 ? Scaled(size, 1e12, "tn")
            : size >= 1e9 ? Scaled(size, 1e9, "bn")
            : size >= 1e6 ? Scaled(size, 1e6, "m")
            : size.ToString("N0", CultureInfo.InvariantCulture);
        return value < 0 ? "−" + text : text;
    }

    /// <summary>Invariant text of an interpolation.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Scaled(double size, double unit, string suffix) =>
        (size / unit).ToString("0.00", CultureInfo.InvariantCulture) + "\u202F" + suffix;

    private static string Grouped(double? value, int decimals)
    {
        if (value is not { } known || !double.IsFinite(known))
        {
            return Unknown;
        }

        return Math.Abs(known) >= CompactFrom
            ? Compact(known)
            : Minus(known.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture));
    }

    private static string Minus(string text)
    {
        // What rounds to zero has no sign.
        var isZero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return isZero ? text.TrimStart('-') : text.Replace('-', '−');
    }

    private static string Signed(string text, int sign) =>
        sign > 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text;

    private static int Decimals(decimal value)
    {
        var text = Exact(value);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }

    private static double Known(double? value) => value is { } known && double.IsFinite(known) ? known : 0;
}
