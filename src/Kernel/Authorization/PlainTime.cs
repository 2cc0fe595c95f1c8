using System.Globalization;

namespace Plimsoll.Kernel.Authorization;

/// <summary>Lengths of time for people.</summary>
internal static class PlainTime
{
    private const long TenthOfHourNs = 360_000_000_000;

    /// <summary>Hours with one decimal, cut and not rounded, such as <c>72.0 h</c>.</summary>
    public static string Hours(long ns)
    {
        var tenths = ns / TenthOfHourNs;
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{Math.Abs(tenths % 10)} h");
    }
}
