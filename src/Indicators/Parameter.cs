using System.Globalization;

namespace Plimsoll.Indicators;

/// <summary>Checks constructor parameters; a refusal names the parameter, its value and the allowed range.</summary>
internal static class Parameter
{
    /// <summary>Longest window: bounds the memory of one indicator to some tens of megabytes.</summary>
    public const int PeriodMax = 1_000_000;

    public static int Period(int value, string name, int minimum = 1)
    {
        if (value < minimum || value > PeriodMax)
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(
                CultureInfo.InvariantCulture, $"{name} is {value}; allowed is {minimum}..{PeriodMax} bars."));
        }

        return value;
    }

    public static double Positive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(
                CultureInfo.InvariantCulture, $"{name} is {value}; allowed is a finite number above 0."));
        }

        return value;
    }

    public static double ZeroOrMore(double value, string name)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(
                CultureInfo.InvariantCulture, $"{name} is {value}; allowed is a finite number of 0 or more."));
        }

        return value;
    }

    public static TEnum Known<TEnum>(TEnum value, string name)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is {value}; allowed is {string.Join(", ", Enum.GetNames<TEnum>())}."));
        }

        return value;
    }
}
