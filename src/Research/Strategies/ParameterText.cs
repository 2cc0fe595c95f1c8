using System.Globalization;

namespace Plimsoll.Research.Strategies;

/// <summary>Reads and writes parameter values as text, the same way on every machine.</summary>
internal static class ParameterText
{
    private const NumberStyles WholeNumber = NumberStyles.AllowLeadingSign;
    private const NumberStyles DecimalNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const NumberStyles AnyNumber = DecimalNumber | NumberStyles.AllowExponent;

    /// <summary>The kind of a property type; null for one that cannot be a parameter.</summary>
    public static ParameterKind? KindOf(Type type) =>
        type == typeof(int) ? ParameterKind.Int32
        : type == typeof(long) ? ParameterKind.Int64
        : type == typeof(double) ? ParameterKind.Double
        : type == typeof(decimal) ? ParameterKind.Decimal
        : type == typeof(bool) ? ParameterKind.Boolean
        : type == typeof(string) ? ParameterKind.Text
        : type == typeof(TimeSpan) ? ParameterKind.Duration
        : type.IsEnum ? ParameterKind.Enumeration
        : null;

    public static string NameOf(ParameterKind kind, Type type) => kind switch
    {
        ParameterKind.Int32 => "int",
        ParameterKind.Int64 => "long",
        ParameterKind.Double => "double",
        ParameterKind.Decimal => "decimal",
        ParameterKind.Boolean => "bool",
        ParameterKind.Text => "text",
        ParameterKind.Duration => "duration",
        _ => type.Name,
    };

    /// <summary>What a value of the kind looks like, for messages.</summary>
    public static string Example(ParameterKind kind) => kind switch
    {
        ParameterKind.Int32 or ParameterKind.Int64 => "a whole number",
        ParameterKind.Double or ParameterKind.Decimal => "a number such as 2.5",
        ParameterKind.Boolean => "true or false",
        ParameterKind.Duration => "a duration such as 90s, 15m, 2h, 1d or 01:30:00",
        _ => "any text",
    };

    public static bool TryRead(ParameterKind kind, Type type, string text, out object value)
    {
        var culture = CultureInfo.InvariantCulture;
        object? read = kind switch
        {
            ParameterKind.Int32 => int.TryParse(text, WholeNumber, culture, out var number) ? number : null,
            ParameterKind.Int64 => long.TryParse(text, WholeNumber, culture, out var number) ? number : null,
            ParameterKind.Double =>
                double.TryParse(text, AnyNumber, culture, out var number) && double.IsFinite(number) ? number : null,
            ParameterKind.Decimal => decimal.TryParse(text, DecimalNumber, culture, out var number) ? number : null,
            ParameterKind.Boolean => ReadBoolean(text),
            ParameterKind.Duration => ReadDuration(text),
            ParameterKind.Enumeration => ReadEnumeration(type, text),
            _ => text,
        };
        value = read ?? "";
        return read is not null;
    }

    public static string Write(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The value as a number, to be compared with the range; null for kinds without one.</summary>
    public static double? Number(object value) => value switch
    {
        int number => number,
        long number => number,
        double number => number,
        decimal number => (double)number,
        TimeSpan duration => duration.TotalSeconds,
        _ => null,
    };

    private static object? ReadBoolean(string text) =>
        text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "ON" or "1" => true,
            "FALSE" or "NO" or "OFF" or "0" => false,
            _ => null,
        };

    private static object? ReadEnumeration(Type type, string text)
    {
        foreach (var name in Enum.GetNames(type))
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return Enum.Parse(type, name);
            }
        }

        return null;
    }

    private static TimeSpan? ReadDuration(string text)
    {
        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var exact))
        {
            return exact;
        }

        if (text.Length < 2
            || !decimal.TryParse(
                text.AsSpan(0, text.Length - 1), DecimalNumber, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        var unitTicks = text[^1] switch
        {
            's' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMinute,
            'h' => TimeSpan.TicksPerHour,
            'd' => TimeSpan.TicksPerDay,
            _ => 0L,
        };
        return unitTicks == 0 || Math.Abs(count) > 1_000_000m ? null : TimeSpan.FromTicks((long)(count * unitTicks));
    }
}
