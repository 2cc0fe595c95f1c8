using System.Globalization;

namespace Plimsoll.Host.Configuration;

/// <summary>Lengths of time as people write them.</summary>
internal static class LengthText
{
    /// <summary>What is expected, for messages.</summary>
    public const string Expected = "a length of time above 0 such as 90s, 30m, 72h or 7d, at most 3650d";

    private const long DaysMax = 3_650;
    private const long SecondNs = 1_000_000_000;

    /// <summary>Reads a whole number with <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out long ns)
    {
        ns = 0;
        if (string.IsNullOrEmpty(text) || !int.TryParse(
            text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var unitNs = text[^1] switch
        {
            's' => SecondNs,
            'm' => 60 * SecondNs,
            'h' => 3_600 * SecondNs,
            'd' => 86_400 * SecondNs,
            _ => 0,
        };
        if (unitNs == 0 || count == 0 || count > DaysMax * 86_400 * SecondNs / unitNs)
        {
            return false;
        }

        ns = count * unitNs;
        return true;
    }
}
