namespace Plimsoll.Data.Import;

/// <summary>Reads ISO 8601 dates and times from UTF-8 bytes.</summary>
internal static class IsoText
{
    private const long SecondNs = 1_000_000_000;
    private const long DaySeconds = 86_400;
    private const int FractionDigitsMax = 9;

    /// <summary>
    /// Reads <c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>, alone.
    /// </summary>
    /// <param name="text">The bytes.</param>
    /// <param name="timeNs">Midnight of the date, as if it were UTC.</param>
    public static bool TryDate(ReadOnlySpan<byte> text, out long timeNs)
    {
        timeNs = 0;
        if (text.Length == 8 && text.IndexOf((byte)'-') < 0)
        {
            return Digits(text, 0, 4, out var packedYear) && Digits(text, 4, 2, out var packedMonth)
                && Digits(text, 6, 2, out var packedDay) && TryDay(packedYear, packedMonth, packedDay, out timeNs);
        }

        return text.Length == 10 && TryDatePart(text, out timeNs);
    }

    /// <summary>
    /// Reads <c>yyyy-MM-dd[T ]HH:mm[:ss[.fraction]][Z|±HH:mm|±HHmm]</c>, or a date alone.
    /// </summary>
    /// <param name="text">The bytes.</param>
    /// <param name="timeNs">The moment; without an offset, as if the time were UTC.</param>
    /// <param name="hasOffset">Whether the text says which offset it has.</param>
    public static bool TryDateTime(ReadOnlySpan<byte> text, out long timeNs, out bool hasOffset)
    {
        hasOffset = false;
        if (text.Length == 10)
        {
            return TryDate(text, out timeNs);
        }

        if (text.Length < 16 || !TryDatePart(text, out timeNs) || text[10] is not ((byte)'T' or (byte)' ')
            || text[13] != (byte)':' || !Digits(text, 11, 2, out var hour) || !Digits(text, 14, 2, out var minute)
            || hour > 23 || minute > 59)
        {
            timeNs = 0;
            return false;
        }

        timeNs += ((hour * 3_600L) + (minute * 60L)) * SecondNs;
        var rest = text[16..];
        return TrySeconds(ref rest, ref timeNs) && TryOffset(rest, ref timeNs, out hasOffset);
    }

    private static bool TrySeconds(ref ReadOnlySpan<byte> rest, ref long timeNs)
    {
        if (rest.Length == 0 || rest[0] != (byte)':')
        {
            return true;
        }

        if (!Digits(rest, 1, 2, out var second) || second > 59)
        {
            return false;
        }

        timeNs += second * SecondNs;
        rest = rest[3..];
        if (rest.Length == 0 || rest[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        var count = 0;
        var unit = SecondNs;
        while (count + 1 < rest.Length && AsciiDigit.Of(rest[count + 1]) <= 9)
        {
            unit /= 10;
            timeNs += unit * (rest[count + 1] - '0');
            count++;
        }

        rest = rest[(count + 1)..];
        return count is > 0 and <= FractionDigitsMax;
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, ref long timeNs, out bool hasOffset)
    {
        hasOffset = rest.Length > 0;
        if (!hasOffset || (rest.Length == 1 && rest[0] is (byte)'Z' or (byte)'z'))
        {
            return true;
        }

        var minuteAt = rest.Length == 6 && rest[3] == (byte)':' ? 4 : 3;
        if (rest[0] is not ((byte)'+' or (byte)'-') || rest.Length != minuteAt + 2
            || !Digits(rest, 1, 2, out var hours) || !Digits(rest, minuteAt, 2, out var minutes)
            || hours > 18 || minutes > 59)
        {
            return false;
        }

        var offset = ((hours * 3_600L) + (minutes * 60L)) * SecondNs;
        timeNs -= rest[0] == (byte)'-' ? -offset : offset;
        return true;
    }

    private static bool TryDatePart(ReadOnlySpan<byte> text, out long timeNs)
    {
        timeNs = 0;
        return text[4] == (byte)'-' && text[7] == (byte)'-' && Digits(text, 0, 4, out var year)
            && Digits(text, 5, 2, out var month) && Digits(text, 8, 2, out var day)
            && TryDay(year, month, day, out timeNs);
    }

    private static bool TryDay(int year, int month, int day, out long timeNs)
    {
        timeNs = 0;
        if (year is < 1700 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        timeNs = new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        timeNs *= DaySeconds * SecondNs;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        if (text.Length < start + count)
        {
            return false;
        }

        for (var i = start; i < start + count; i++)
        {
            var digit = AsciiDigit.Of(text[i]);
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + (int)digit;
        }

        return true;
    }
}
