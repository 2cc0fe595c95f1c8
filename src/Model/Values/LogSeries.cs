namespace Plimsoll.Model.Values;

/// <summary>The series log((1+s)/(1-s)) = 2s (1 + s^2/3 + s^4/5 + ...), for |s| up to 0.172.</summary>
internal static class LogSeries
{
    private const int TermsExact = 21;

    /// <summary>2/3 z + 2/5 z^2 + ... + 2/23 z^11.</summary>
    public static double Sum(double z)
    {
        double sum = 2.0 / 23.0;
        for (int n = 21; n >= 3; n -= 2)
        {
            sum = (sum * z) + (2.0 / n);
        }

        return sum * z;
    }

    /// <summary>2 (1 + z/3 + z^2/5 + ...) in double-double arithmetic.</summary>
    public static DoubleDouble Exact(DoubleDouble z)
    {
        DoubleDouble sum = default;
        for (int n = (2 * TermsExact) + 1; n >= 1; n -= 2)
        {
            DoubleDouble coefficient = DoubleDouble.Quotient(2.0, new DoubleDouble(n, 0));
            sum = sum.Times(z).Plus(coefficient);
        }

        return sum;
    }
}
