namespace Plimsoll.Model.Values;

/// <summary>
/// A number of about 106 bits as the unevaluated sum of two doubles (T. J. Dekker, A floating-point technique for
/// extending the available precision, 1971). Products are split by Veltkamp's constant, not by fused multiply-add, so
/// machines without that instruction give the same bits.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private const double Splitter = 134217729.0;

    /// <summary>Exact sum of any two numbers.</summary>
    public static DoubleDouble SumOf(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    /// <summary>Exact product of two numbers of moderate size.</summary>
    public static DoubleDouble ProductOf(double a, double b)
    {
        double product = a * b;
        double spread = Splitter * a;
        double aHigh = spread - (spread - a);
        double aLow = a - aHigh;
        spread = Splitter * b;
        double bHigh = spread - (spread - b);
        double bLow = b - bHigh;
        double error = ((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh) + (aLow * bLow);
        return new DoubleDouble(product, error);
    }

    /// <summary>a / b.</summary>
    public static DoubleDouble Quotient(double a, DoubleDouble b)
    {
        double first = a / b.High;
        DoubleDouble back = b.Times(first);
        double remainder = (a - back.High) - back.Low;
        return FastSum(first, remainder / b.High);
    }

    public DoubleDouble Plus(DoubleDouble other)
    {
        DoubleDouble high = SumOf(High, other.High);
        DoubleDouble low = SumOf(Low, other.Low);
        DoubleDouble first = FastSum(high.High, high.Low + low.High);
        return FastSum(first.High, first.Low + low.Low);
    }

    public DoubleDouble Times(double factor)
    {
        DoubleDouble product = ProductOf(High, factor);
        return FastSum(product.High, product.Low + (Low * factor));
    }

    public DoubleDouble Times(DoubleDouble factor)
    {
        DoubleDouble product = ProductOf(High, factor.High);
        return FastSum(product.High, product.Low + ((High * factor.Low) + (Low * factor.High)));
    }

    private static DoubleDouble FastSum(double great, double small)
    {
        double sum = great + small;
        return new DoubleDouble(sum, small - (sum - great));
    }
}
