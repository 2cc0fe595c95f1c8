namespace Plimsoll.Data.Import;

/// <summary>A decimal number of a feed: 61837.63 is 6183763 and 2. Zeros at the end are cut off.</summary>
internal readonly record struct FeedNumber(long Digits, int Decimals)
{
    /// <summary>Reads a number.</summary>
    /// <returns>False when the text is none, or has more than 18 digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out FeedNumber number)
    {
        // Feeds write eight decimals whatever the step; without the zeros the number needs no division later.
        if (text.Length > 1 && text[^1] == (byte)'0' && text.Contains((byte)'.'))
        {
            text = text.TrimEnd((byte)'0');
        }

        var isNumber = DecimalText.TryParse(text, out var digits, out var decimals);
        number = new FeedNumber(digits, decimals);
        return isNumber;
    }
}
