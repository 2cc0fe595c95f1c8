using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>How often a return of each size occurred.</summary>
internal static class DistributionChart
{
    private const int BinCountMax = 41;

    /// <summary>Writes it; there are at least two returns.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        double[] values = [.. result.Returns.Select(point => point.Value).Where(double.IsFinite).Order()];
        var width = BinWidth(values);
        var first = (int)Math.Floor(values[0] / width);
        var counts = new int[(int)Math.Floor(values[^1] / width) - first + 1];
        foreach (var value in values)
        {
            counts[(int)Math.Floor(value / width) - first]++;
        }

        var across = NumberScale.Of(first * width, (first + counts.Length) * width, room: 0.02);
        var up = NumberScale.Of(0, counts.Max(), tickCount: 4, room: 0);
        page.Open("div", ("class", "card")).Element("h3", $"Distribution of returns by {result.ReturnPeriodName}");
        page.Element("p", FigureText.Text($"{values.Length} {result.ReturnPeriodName}s; median ")
            + FigureText.SignedPercent(values[values.Length / 2]) + ", worst " + FigureText.SignedPercent(values[0])
            + ", best " + FigureText.SignedPercent(values[^1]) + ".", ("class", "note"));
        new ChartFrame
        {
            Id = "distribution-chart",
            Title = $"Number of {result.ReturnPeriodName}s by return",
            Description = FigureText.Text($"{values.Count(value => value > 0)} of {values.Length} are above zero."),
            XTicks = across.Ticks(across.Percent),
            YTicks = up.Ticks(up.Plain),
        }.Write(page, plot =>
        {
            for (var bin = 0; bin < counts.Length; bin++)
            {
                Bar(plot, across, up, (first + bin) * width, width, counts[bin]);
            }
        });
        page.Close().Line();
    }

    private static void Bar(MarkupWriter plot, NumberScale across, NumberScale up, double from, double width, int count)
    {
        if (count == 0)
        {
            return;
        }

        // Zero is a border between bins, so every bar is one side only.
        var (left, right) = (across.Position(from), across.Position(from + width));
        plot.Empty("rect", ("class", from + (width / 2) < 0 ? "bar loss" : "bar gain"),
            ("x", PathText.Percent(left + ((right - left) * 0.06))), ("width", PathText.Percent((right - left) * 0.88)),
            ("y", PathText.Percent(1 - up.Position(count))), ("height", PathText.Percent(up.Position(count))));
    }

    /// <summary>A width that gives up to some forty bins over the range; for returns all equal, a hundredth of a
    /// percent.</summary>
    private static double BinWidth(double[] sorted)
    {
        var range = sorted[^1] - sorted[0];
        if (range < 1e-9)
        {
            return Math.Max(1e-4, Math.Abs(sorted[0]));
        }

        var bins = Math.Clamp((int)(2 * Math.Sqrt(sorted.Length)), 5, BinCountMax);
        return range / bins;
    }
}
