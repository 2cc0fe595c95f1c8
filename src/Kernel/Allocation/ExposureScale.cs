using System.Globalization;

namespace Plimsoll.Kernel.Allocation;

/// <summary>How much of its usual size an entry may have.</summary>
internal static class ExposureScale
{
    /// <summary>The least that aiming at a volatility leaves.</summary>
    public const double Least = 0.2;

    private const long Whole = 1_000_000;

    /// <summary>
    /// Target volatility over realised volatility, times the factor of the regime, held between 0.2 and 1: the size
    /// falls as the market becomes wilder, and nothing is ever bought on credit because it is calm.
    /// </summary>
    /// <param name="target">Yearly volatility that is aimed at, as a fraction.</param>
    /// <param name="realised">Yearly volatility that was, as a fraction, 0 or more.</param>
    /// <param name="regime">Factor of the regime, 0 to 1.</param>
    public static double ByVolatility(double target, double realised, double regime)
    {
        var raw = target * regime / realised;

        // A market that did not move at all says nothing against the whole size, as far as the regime allows it.
        return double.IsNaN(raw) ? Least : Math.Clamp(raw, Least, 1.0);
    }

    /// <summary>The factor of the terms in millionths; null when an input that they need is missing.</summary>
    public static long? Of(SizingTerms terms, in SizingFacts facts)
    {
        var regime = Whole;
        if (terms.Regimes.Length != 0)
        {
            if (FactorOf(terms.Regimes, facts.Regime) is not { } factor)
            {
                return null;
            }

            regime = factor;
        }

        if (!terms.NeedsVolatility)
        {
            return regime;
        }

        if (facts.Volatility is not { } realised || !(realised >= 0))
        {
            return null;
        }

        var scale = ByVolatility(terms.VolatilityTarget / (double)Whole, realised, regime / (double)Whole);
        return (long)Math.Floor(scale * Whole);
    }

    /// <summary>Whether a list of regimes and factors can be read.</summary>
    public static bool IsList(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length != 0)
        {
            if (!TryNext(ref rest, out _, out _))
            {
                return false;
            }
        }

        return text.Length != 0 && text[^1] != '/';
    }

    // A regime that is not named, or not known, has no factor.
    private static long? FactorOf(string list, long regime)
    {
        var rest = list.AsSpan();
        while (rest.Length != 0 && TryNext(ref rest, out var number, out var factor))
        {
            if (number == regime)
            {
                return factor;
            }
        }

        return null;
    }

    private static bool TryNext(ref ReadOnlySpan<char> rest, out long number, out long factor)
    {
        var end = rest.IndexOf('/');
        var part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        factor = 0;
        number = -1;
        var colon = part.IndexOf(':');
        if (colon < 0
            || !long.TryParse(part[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            || !decimal.TryParse(
                part[(colon + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            || share > 1m || share * Whole != decimal.Truncate(share * Whole))
        {
            return false;
        }

        factor = (long)(share * Whole);
        return true;
    }
}
