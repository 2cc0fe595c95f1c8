using System.Globalization;

namespace Plimsoll.Model.Values;

/// <summary>Text form of timestamps: ISO 8601, UTC, invariant.</summary>
public static class TimestampText
{
    private const long NanosPerSecond = 1_000_000_000;
    private const long NanosPerTick = 100;

    /// <summary>
    /// Formats nanoseconds since the epoch as <c>yyyy-MM-ddTHH:mm:ss[.fffffffff]Z</c>; the fraction has 0, 3, 6 or 9
    /// digits, whichever is the shortest that is exact.
    /// </summary>
    public static string Format(long unixNanos)
    {
        var seconds = Math.DivRem(unixNanos, NanosPerSecond, out var fraction);
        if (fraction < 0)
        {
            seconds--;
            fraction += NanosPerSecond;
        }

        var whole = DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss",
            CultureInfo.InvariantCulture);
        var digits = fraction == 0 ? ""
            : fraction % 1_000_000 == 0 ? "." + (fraction / 1_000_000).ToString("000", CultureInfo.InvariantCulture)
            : fraction % 1_000 == 0 ? "." + (fraction / 1_000).ToString("000000", CultureInfo.InvariantCulture)
            : "." + fraction.ToString("000000000", CultureInfo.InvariantCulture);
        return whole + digits + "Z";
    }

    /// <summary>
    /// Reads <c>yyyy-MM-dd</c> (midnight UTC) or an ISO 8601 date and time with up to 9 decimals of the second;
    /// without an offset it is taken as UTC.
    /// </summary>
    /// <returns>False when the text is neither.</returns>
    public static bool TryParse(string? text, out Timestamp time)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var (shortened, extraNanos) = CutBelowTicks(text);
        var ok = DateTime.TryParseExact(
            shortened,
            ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK",
                "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm",
                "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture,
            Styles,
            out var parsed) && parsed.Year is >= 1678 and <= 2261;
        time = ok
            ? Timestamp.FromUnixNanos(((parsed - DateTime.UnixEpoch).Ticks * NanosPerTick) + extraNanos)
            : default;
        return ok;
    }

    // The library reads seven decimals of the second; the eighth and ninth are taken out and read here.
    private static (string? Text, long ExtraNanos) CutBelowTicks(string? text)
    {
        const int LibraryDigits = 7;
        var point = text is null ? -1 : text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return (text, 0);
        }

        var end = point + 1;
        while (end < text!.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var start = point + 1 + LibraryDigits;
        if (end - start is not (1 or 2))
        {
            return (text, 0);
        }

        long extra = text[start] - '0';
        extra = (extra * 10) + (end - start == 2 ? text[start + 1] - '0' : 0);
        return (text[..start] + text[end..], extra);
    }
}
