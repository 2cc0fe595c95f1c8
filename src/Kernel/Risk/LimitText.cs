using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>The number of a limit as people write it.</summary>
internal static class LimitText
{
    private const long Millionths = 1_000_000;
    private const long CountMax = 1_000_000_000;

    private static readonly (string Suffix, long Nanos)[] Spans =
    [
        ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
        ("d", 86_400_000_000_000),
    ];

    /// <summary>Reads a number.</summary>
    /// <returns>False when it is none of that unit, or out of range.</returns>
    public static bool TryParse(LimitUnit unit, string text, out Amount value)
    {
        value = Amount.Zero;
        switch (unit)
        {
            case LimitUnit.Money:
            case LimitUnit.Units:
                return Amount.TryParse(text, out value) && value.Sign > 0
                    && value <= Amount.FromUnits(Invariants.Limits.OrderValueUnitsMax);
            case LimitUnit.Share:
                return text.EndsWith('%') && TryMillionths(text[..^1], 100, out value);
            case LimitUnit.Multiple:
                return TryMillionths(text, 1, out value);
            case LimitUnit.Duration:
                return TrySpan(text, out value);
            case LimitUnit.Flag:
                value = Amount.FromAtto(text == "true" ? 1 : 0);
                return text is "true" or "false";
            case LimitUnit.Level:
                return TryWhole(text, 3, out value);
            default:
                return TryWhole(text, CountMax, out value);
        }
    }

    /// <summary>Writes a number so that <see cref="TryParse"/> reads it again.</summary>
    public static string Format(LimitUnit unit, Amount value)
    {
        var whole = value.Atto;
        return unit switch
        {
            LimitUnit.Money or LimitUnit.Units => value.ToString(),
            LimitUnit.Share => Decimal((decimal)whole / 10_000m) + "%",
            LimitUnit.Multiple => Decimal((decimal)whole / Millionths),
            LimitUnit.Duration => Span((long)whole),
            LimitUnit.Flag => whole == 0 ? "false" : "true",
            _ => whole.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What is to be written, for messages.</summary>
    public static string Wanted(LimitUnit unit) => unit switch
    {
        LimitUnit.Money => "a positive amount of the account's currency such as 1000",
        LimitUnit.Units => "a positive quantity such as 0.5",
        LimitUnit.Share => "a positive percentage such as 5%",
        LimitUnit.Multiple => "a positive multiple such as 2.5",
        LimitUnit.Duration => "a time such as 500ms, 90s, 15m, 1h or 1d",
        LimitUnit.Flag => "true or false",
        LimitUnit.Level => "0, 1, 2 or 3",
        _ => "a whole number such as 5",
    };

    private static string Decimal(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static bool TryMillionths(string text, int divisor, out Amount value)
    {
        value = Amount.Zero;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number is <= 0m or > 10_000m)
        {
            return false;
        }

        var millionths = number * Millionths / divisor;
        if (millionths != decimal.Truncate(millionths))
        {
            return false;
        }

        value = Amount.FromAtto((Int128)millionths);
        return true;
    }

    private static bool TryWhole(string text, long max, out Amount value)
    {
        var isRead = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= max;
        value = Amount.FromAtto(number);
        return isRead;
    }

    private static bool TrySpan(string text, out Amount value)
    {
        value = Amount.Zero;
        foreach (var (suffix, nanos) in Spans)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && long.TryParse(text[..^suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is > 0 and <= 100_000)
            {
                value = Amount.FromAtto((Int128)count * nanos);
                return value.Atto <= 3_650L * 86_400_000_000_000L;
            }
        }

        return false;
    }

    private static string Span(long nanos)
    {
        var best = Spans[0];
        foreach (var span in Spans)
        {
            best = nanos % span.Nanos == 0 ? span : best;
        }

        return (nanos / best.Nanos).ToString(CultureInfo.InvariantCulture) + best.Suffix;
    }
}
