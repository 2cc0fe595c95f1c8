using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Microstructure;

/// <summary>The standard normal distribution function, by its power series (G. Marsaglia, 2004).</summary>
internal static class NormalShare
{
    private const double InverseRootTwoPi = 0.398942280401432677939946;
    private const double Far = 8.0;
    private const int TermsMax = 300;

    public static double Below(double x)
    {
        if (!(Math.Abs(x) < Far))
        {
            return x > 0 ? 1 : 0;
        }

        double term = x;
        double sum = x;
        for (int i = 1; i <= TermsMax; i++)
        {
            term *= x * x / ((2 * i) + 1);
            double next = sum + term;
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return Math.Clamp(0.5 + (InverseRootTwoPi * DeterministicMath.Exp(-0.5 * x * x) * sum), 0, 1);
    }
}
