using System.Globalization;
using Plimsoll.Research.Markup;

namespace Plimsoll.Research.Charts;

/// <summary>A linear axis with round ticks, from a range that may be empty, single-valued or huge.</summary>
internal sealed class NumberScale
{
    private NumberScale(double low, double high, double step)
    {
        Low = low;
        High = high;
        Step = step;
    }

    /// <summary>The lowest value on the axis.</summary>
    public double Low { get; }

    /// <summary>The highest value on the axis, above <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>The distance between ticks.</summary>
    public double Step { get; }

    /// <summary>
    /// The axis from <paramref name="low"/> to <paramref name="high"/> widened by a share on both sides; an empty range
    /// becomes 0 to 1, a single value gets room around it.
    /// </summary>
    public static NumberScale Of(double low, double high, int tickCount = 5, double room = 0.04)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
        {
            (low, high) = (0, 1);
        }

        if (high - low <= Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9)
        {
            var around = low == 0 ? 1 : Math.Abs(low) * 0.01;
            (low, high) = (low - around, high + around);
        }

        var width = high - low;
        return new NumberScale(low - (width * room), high + (width * room), RoundStep(width / tickCount));
    }

    /// <summary>Where a value stands, 0 at the bottom and 1 at the top.</summary>
    public double Position(double value) => (value - Low) / (High - Low);

    /// <summary>The round values within the axis.</summary>
    public IReadOnlyList<AxisTick> Ticks(Func<double, string> label)
    {
        List<AxisTick> ticks = [];
        var first = Math.Ceiling(Low / Step);
        var last = Math.Floor(High / Step);
        for (var multiple = first; multiple <= last && ticks.Count < 40; multiple++)
        {
            var value = multiple * Step;
            ticks.Add(new AxisTick(Position(value), label(value)));
        }

        return ticks;
    }

    /// <summary>The value as an axis label with as many decimals as the step needs.</summary>
    public string Plain(double value) => Math.Abs(High) >= 1e6 || Math.Abs(Low) >= 1e6
        ? FigureText.Compact(Clean(value))
        : Clean(value).ToString(
            "N" + StepDecimals(Step).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                .Replace('-', '−');

    /// <summary>The value, a fraction, as a percentage with as many decimals as the step needs.</summary>
    public string Percent(double value) => Math.Abs(value) >= 1e4
        ? FigureText.Percent(value)
        : FigureText.Percent(Clean(value), StepDecimals(Step * 100));

    /// <summary>The decimals that a multiple of the step has, at most eight.</summary>
    private static int StepDecimals(double step)
    {
        var decimals = 0;
        for (var rest = step; decimals < 8 && Math.Abs(rest - Math.Round(rest)) > 1e-6 * rest; rest *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>Zero instead of the rest that subtraction leaves at it.</summary>
    private double Clean(double value) => Math.Abs(value) < Step * 1e-6 ? 0 : value;

    private static double RoundStep(double rough)
    {
        // Powers of ten by multiplication: no library logarithm whose last bit may differ between machines.
        var power = 1.0;
        while (power * 10 <= rough)
        {
            power *= 10;
        }

        while (power > rough)
        {
            power /= 10;
        }

        var share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 2.5 ? 2.5 : share <= 5 ? 5 : 10);
    }
}
