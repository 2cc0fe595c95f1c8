namespace Plimsoll.Model.Values;

/// <summary>
/// Arc tangent: 1/x for |x| above 1, then the nearest multiple of 1/8 is taken away by
/// atan(x) = atan(c) + atan((x - c)/(1 + x c)), and the rest, at most 1/16, goes through the Taylor series.
/// </summary>
internal static class ArcTangent
{
    private const double HalfPiHigh = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766E-17;

    /// <summary>atan(k/8) as the sum of two doubles: high parts, then low parts.</summary>
    private static ReadOnlySpan<double> High =>
    [
        0.0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061,
        0.5585993153435624, 0.6435011087932844, 0.7188299996216245, 0.7853981633974483,
    ];

    private static ReadOnlySpan<double> Low =>
    [
        0.0, -3.1253241424539383E-18, 1.0698755618734451E-17, -2.4623815582638635E-17, 2.2698777452961687E-17,
        -5.4556305485916264E-18, 1.5834785051444286E-17, -2.1478388444456983E-17, 3.061616997868383E-17,
    ];

    public static double Of(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) < 1e-9)
        {
            return x;
        }

        double magnitude = Math.Abs(x);
        double result;
        if (magnitude <= 1)
        {
            DoubleDouble angle = UpToOne(new DoubleDouble(magnitude, 0));
            result = angle.High + angle.Low;
        }
        else if (magnitude > 1e17)
        {
            result = HalfPiHigh;
        }
        else
        {
            DoubleDouble rest = UpToOne(DoubleDouble.Quotient(1.0, new DoubleDouble(magnitude, 0)));
            DoubleDouble angle = new DoubleDouble(HalfPiHigh, HalfPiLow).Plus(new DoubleDouble(-rest.High, -rest.Low));
            result = angle.High + angle.Low;
        }

        return x < 0 ? -result : result;
    }

    private static DoubleDouble UpToOne(DoubleDouble x)
    {
        int index = (int)Math.Round(x.High * 8.0);
        double center = index / 8.0;
        DoubleDouble product = DoubleDouble.ProductOf(x.High, center);
        DoubleDouble divisor = DoubleDouble.SumOf(1.0, product.High).Plus(new DoubleDouble(product.Low, 0));
        DoubleDouble tangent = DoubleDouble.Quotient((x.High - center) + x.Low, divisor);
        double t = tangent.High;
        double z = t * t;
        double sum = 1.0 / 17.0;
        for (int n = 15; n >= 3; n -= 2)
        {
            sum = (1.0 / n) - (sum * z);
        }

        DoubleDouble angle = DoubleDouble.SumOf(High[index], t);
        return angle.Plus(new DoubleDouble(tangent.Low + Low[index] - (t * z * sum), 0));
    }
}
