using System.Globalization;

namespace Plimsoll.Model.Values;

/// <summary>
/// Takes whole quarter turns from an angle. Half pi is split into parts of 33 bits, so that products with up to 20 bits
/// of turns are exact (W. Cody and W. Waite, Software Manual for the Elementary Functions, 1980).
/// </summary>
internal static class AngleReduction
{
    private const double QuarterTurns = 0.6366197723675814;
    private const double Part1 = 1.5707963267341256;
    private const double Part2 = 6.077100506303966E-11;
    private const double Part3 = 2.0222662487111665E-21;
    private const double Part4 = 8.4784276603689E-32;

    public static (double High, double Low, int Quarter) Reduce(double x)
    {
        if (!(Math.Abs(x) <= DeterministicMath.AngleMax))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, string.Create(
                CultureInfo.InvariantCulture,
                $"The angle is {x} radians; allowed is plus or minus {DeterministicMath.AngleMax}. Take whole turns "
                + $"away where the angle is made."));
        }

        double turns = Math.Round(x * QuarterTurns);
        DoubleDouble first = DoubleDouble.SumOf(x - (turns * Part1), -(turns * Part2));
        DoubleDouble second = DoubleDouble.SumOf(-(turns * Part3), -(turns * Part4));
        DoubleDouble reduced = first.Plus(second);
        return (reduced.High, reduced.Low, (int)turns & 3);
    }
}
