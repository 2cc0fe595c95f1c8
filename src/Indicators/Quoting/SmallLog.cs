using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Quoting;

/// <summary>Logarithms near one, without the loss of digits that 1 + x brings.</summary>
internal static class SmallLog
{
    /// <summary>ln(1 + x) / x, which is 1 at x = 0.</summary>
    public static double OnePlusOver(double x)
    {
        // What 1 + x rounds away is taken out again by dividing by what it rounded to (W. Kahan).
        double sum = 1.0 + x;
        return sum == 1.0 ? 1.0 - (0.5 * x) : DeterministicMath.Log(sum) / (sum - 1.0);
    }
}
