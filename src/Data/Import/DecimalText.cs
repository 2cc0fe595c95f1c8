namespace Plimsoll.Data.Import;

/// <summary>Reads decimal numbers straight from UTF-8 bytes, exactly: no double and no decimal in between.</summary>
internal static class DecimalText
{
    private const int DecimalsMax = 18;

    /// <summary>
    /// Reads <c>12.50</c> as 1250 and 2, <c>1e-05</c> as 1 and 5. At most 18 significant digits; a sign may lead.
    /// </summary>
    /// <returns>False when the text is not such a number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long digits, out int decimals)
    {
        digits = 0;
        decimals = 0;
        var i = 0;
        var isNegative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            isNegative = text[0] == (byte)'-';
            i = 1;
        }

        var pointAt = -1;
        var begin = i;
        for (; i < text.Length; i++)
        {
            var digit = AsciiDigit.Of(text[i]);
            if (digit <= 9)
            {
                if (digits >= 100_000_000_000_000_000)
                {
                    return TryParseLong(text, isNegative, out digits, out decimals);
                }

                digits = (digits * 10) + digit;
            }
            else if (text[i] == (byte)'.' && pointAt < 0)
            {
                pointAt = i;
            }
            else
            {
                break;
            }
        }

        var digitCount = i - begin - (pointAt < 0 ? 0 : 1);
        decimals = pointAt < 0 ? 0 : i - pointAt - 1;
        if (isNegative)
        {
            digits = -digits;
        }

        return digitCount > 0
            && (i == text.Length ? decimals <= DecimalsMax || TryShorten(ref digits, ref decimals)
                : TryExponent(text[i..], ref digits, ref decimals));
    }

    /// <summary>Takes trailing zeros away: 1250 and 2 become 125 and 1.</summary>
    public static void Shorten(ref long digits, ref int decimals)
    {
        while (decimals > 0 && digits % 10 == 0)
        {
            digits /= 10;
            decimals--;
        }
    }

    // More than 17 digits: zeros at either end do not count.
    private static bool TryParseLong(ReadOnlySpan<byte> text, bool isNegative, out long digits, out int decimals)
    {
        digits = 0;
        decimals = 0;
        var point = text.IndexOf((byte)'.');
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        var number = mark < 0 ? text : text[..mark];
        if (point >= 0 && point < number.Length)
        {
            number = number.TrimEnd((byte)'0');
        }

        var seen = 0;
        for (var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0; i < number.Length; i++)
        {
            if (i == point)
            {
                continue;
            }

            var digit = AsciiDigit.Of(number[i]);
            if (digit > 9 || (seen > 0 && ++seen > DecimalsMax))
            {
                return false;
            }

            seen = seen == 0 && digit > 0 ? 1 : seen;
            digits = (digits * 10) + digit;
        }

        digits = isNegative ? -digits : digits;
        decimals = point < 0 || point >= number.Length ? 0 : number.Length - point - 1;
        return mark < 0 ? TryShorten(ref digits, ref decimals) : TryExponent(text[mark..], ref digits, ref decimals);
    }

    private static bool TryShorten(ref long digits, ref int decimals)
    {
        Shorten(ref digits, ref decimals);
        return decimals <= DecimalsMax;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, ref long digits, ref int decimals)
    {
        if (text[0] is not ((byte)'e' or (byte)'E') || text.Length is < 2 or > 5)
        {
            return false;
        }

        var isNegative = text[1] == (byte)'-';
        var exponentText = text[(isNegative || text[1] == (byte)'+' ? 2 : 1)..];
        var exponent = 0;
        foreach (var character in exponentText)
        {
            var digit = AsciiDigit.Of(character);
            if (digit > 9)
            {
                return false;
            }

            exponent = (exponent * 10) + (int)digit;
        }

        decimals += isNegative ? exponent : -exponent;
        Shorten(ref digits, ref decimals);
        while (decimals < 0 && digits != 0)
        {
            if (digits is > 100_000_000_000_000_000 or < -100_000_000_000_000_000)
            {
                return false;
            }

            digits *= 10;
            decimals++;
        }

        decimals = digits == 0 ? 0 : decimals;
        return exponentText.Length > 0 && decimals <= DecimalsMax;
    }
}
