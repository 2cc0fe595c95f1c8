using System.Globalization;
using System.Numerics;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>Quotients of exact numbers as decimal texts, rounded half away from zero, without trailing zeros.</summary>
internal static class ExactRatio
{
    public static string Text(BigInteger numerator, BigInteger denominator, int decimals)
    {
        var scaled = Scaled(numerator, denominator, decimals);
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}".TrimEnd('0').TrimEnd('.');
        return scaled.Sign < 0 ? "-" + text : text;
    }

    /// <summary>The quotient in units of 10^-decimals.</summary>
    public static BigInteger Scaled(BigInteger numerator, BigInteger denominator, int decimals)
    {
        var raised = numerator * BigInteger.Pow(10, decimals);
        var (quotient, rest) = (BigInteger.Divide(raised, denominator), BigInteger.Remainder(raised, denominator));
        return BigInteger.Abs(rest) * 2 >= BigInteger.Abs(denominator)
            ? quotient + (raised.Sign * denominator.Sign)
            : quotient;
    }
}
