namespace Plimsoll.Research.Statistics;

/// <summary>
/// The one place through which the statistics take exponentials and logarithms, so that the implementation can be
/// replaced for all of them at once.
/// </summary>
internal static class ElementaryFunctions
{
    /// <summary>e raised to <paramref name="value"/>.</summary>
    public static double Exp(double value) => Math.Exp(value);

    /// <summary>The natural logarithm of a positive <paramref name="value"/>.</summary>
    public static double Log(double value) => Math.Log(value);

    /// <summary>A non-negative <paramref name="value"/> raised to <paramref name="exponent"/>.</summary>
    public static double Pow(double value, double exponent) => Math.Pow(value, exponent);
}
