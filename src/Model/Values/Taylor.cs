namespace Plimsoll.Model.Values;

/// <summary>
/// Taylor series on the reduced ranges. Coefficients are written as quotients of whole numbers that doubles hold
/// exactly (factorials up to 18!), so each is the correctly rounded coefficient.
/// </summary>
internal static class Taylor
{
    private const double F3 = 6;
    private const double F4 = 24;
    private const double F5 = 120;
    private const double F6 = 720;
    private const double F7 = 5040;
    private const double F8 = 40320;
    private const double F9 = 362880;
    private const double F10 = 3628800;
    private const double F11 = 39916800;
    private const double F12 = 479001600;
    private const double F13 = 6227020800;
    private const double F14 = 87178291200;
    private const double F15 = 1307674368000;
    private const double F16 = 20922789888000;
    private const double F17 = 355687428096000;
    private const double F18 = 6402373705728000;
    private const double F19 = 121645100408832000;
    private const double F20 = 2432902008176640000;

    /// <summary>(exp(r) - 1 - r) / r^2 for |r| up to 0.35.</summary>
    public static double ExpTail(double r)
    {
        double sum = 1 / F15;
        sum = (sum * r) + (1 / F14);
        sum = (sum * r) + (1 / F13);
        sum = (sum * r) + (1 / F12);
        sum = (sum * r) + (1 / F11);
        sum = (sum * r) + (1 / F10);
        sum = (sum * r) + (1 / F9);
        sum = (sum * r) + (1 / F8);
        sum = (sum * r) + (1 / F7);
        sum = (sum * r) + (1 / F6);
        sum = (sum * r) + (1 / F5);
        sum = (sum * r) + (1 / F4);
        sum = (sum * r) + (1 / F3);
        return (sum * r) + 0.5;
    }

    /// <summary>The s of exp(r) = 1 + r + r^2/2 (1 + s) for r from 0 to 1.1: r/3 (1 + r/4 (1 + ...)).</summary>
    public static double ExpBeyondSquare(double r)
    {
        double sum = 0;
        for (int n = 24; n >= 3; n--)
        {
            sum = r / n * (1.0 + sum);
        }

        return sum;
    }

    /// <summary>sin(high + low) for |high| up to pi/4.</summary>
    public static double Sin(double high, double low)
    {
        double z = high * high;
        double sum = -1 / F19;
        sum = (sum * z) + (1 / F17);
        sum = (sum * z) - (1 / F15);
        sum = (sum * z) + (1 / F13);
        sum = (sum * z) - (1 / F11);
        sum = (sum * z) + (1 / F9);
        sum = (sum * z) - (1 / F7);
        sum = (sum * z) + (1 / F5);
        sum = (sum * z) - (1 / F3);
        return high + ((high * z * sum) + (low * (1.0 - (0.5 * z))));
    }

    /// <summary>cos(high + low) for |high| up to pi/4.</summary>
    public static double Cos(double high, double low)
    {
        double z = high * high;
        double sum = 1 / F20;
        sum = (sum * z) - (1 / F18);
        sum = (sum * z) + (1 / F16);
        sum = (sum * z) - (1 / F14);
        sum = (sum * z) + (1 / F12);
        sum = (sum * z) - (1 / F10);
        sum = (sum * z) + (1 / F8);
        sum = (sum * z) - (1 / F6);
        sum = (sum * z) + (1 / F4);
        double half = 0.5 * z;
        double rough = 1.0 - half;

        // What the subtraction from 1 lost is added back with the small terms.
        return rough + (((1.0 - rough) - half) + ((z * z * sum) - (high * low)));
    }
}
