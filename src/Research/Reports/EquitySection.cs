using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Equity against the benchmark, the fall from the peak below it, and how much was at stake.</summary>
internal static class EquitySection
{
    private const int HoverPointsMax = 700;

    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "equity", "Equity and drawdown",
            "Cash plus the value of open positions, and how far it stood below its highest point so far.");
        if (result.Equity.Count == 0)
        {
            ReportPage.None(page, "There is no equity to draw: the run read no bar.");
            page.Close();
            return;
        }

        TimeScale time = new(result.Equity[0].TimeNs, result.Equity[^1].TimeNs);
        page.Open("div", ("class", "card")).Line();
        WriteEquity(page, result, time);
        WriteDrawdown(page, result, time);
        WriteExposure(page, result, time);
        page.Close().Close().Line();
    }

    private static void WriteEquity(MarkupWriter page, RunResult result, TimeScale time)
    {
        long[] times = [.. result.Equity.Select(point => point.TimeNs)];
        double[] values = [.. result.Equity.Select(point => point.Equity.ToDouble())];
        double[] low = [.. result.Equity.Select((point, i) => Math.Min(values[i], point.EquityMin))];
        double[] high = [.. result.Equity.Select((point, i) => Math.Max(values[i], point.EquityMax))];
        SeriesPoint[] benchmark = [.. (result.Benchmark?.Points ?? [])
            .Where(point => point.TimeNs >= time.FromNs && point.TimeNs <= time.ToNs)];
        LineSeries equity = new("line", times, values);
        LineSeries compared = new("line bench", [.. benchmark.Select(point => point.TimeNs)],
            [.. benchmark.Select(point => point.Value)]);
        var all = low.Concat(high).Concat(compared.Values).Where(double.IsFinite).ToArray();
        var scale = NumberScale.Of(all.Min(), all.Max());
        page.Element("h3", $"Equity, {result.Currency}");
        WriteLegend(page, result, benchmark.Length > 0);
        new ChartFrame
        {
            Id = "equity-chart",
            Title = "Equity over time",
            Description = $"From {FigureText.Money(values[0])} to {FigureText.Money(values[^1])} {result.Currency}; "
                + $"lowest {FigureText.Money(low.Min())}, highest {FigureText.Money(high.Max())}.",
            Height = "tall",
            XTicks = time.Ticks(),
            YTicks = scale.Ticks(scale.Plain),
            Hover = Hover(result, values, benchmark),
        }.Write(page, plot =>
        {
            ChartFrame.OpenStretched(plot);
            ChartFrame.Path(plot, "band", LinePaths.Band(equity with { Values = low }, high, time, scale));
            ChartFrame.Path(plot, compared.CssClass, LinePaths.Line(compared, time, scale));
            ChartFrame.Path(plot, equity.CssClass, LinePaths.Line(equity, time, scale));
            plot.Close();
        });
    }

    private static void WriteLegend(MarkupWriter page, RunResult result, bool hasBenchmark)
    {
        if (hasBenchmark)
        {
            Legend.Write(page, ("", result.StrategyName), ("bench", result.Benchmark!.Name));
        }
    }

    private static HoverData Hover(RunResult result, double[] values, SeriesPoint[] benchmark)
    {
        // The read-out steps evenly; the line itself keeps every extreme.
        var step = Math.Max(1, (int)Math.Ceiling(values.Length / (double)HoverPointsMax));
        int[] shown = [.. Enumerable.Range(0, values.Length).Where(i => i % step == 0 || i == values.Length - 1)];
        List<HoverSeries> lines =
        [
            new("Equity", "money", [.. shown.Select(i => values[i])]),
            new("Drawdown", "percent", [.. shown.Select(i => -result.Equity[i].Drawdown)]),
        ];
        if (benchmark.Length > 0)
        {
            lines.Insert(1, new(result.Benchmark!.Name, "money",
                [.. shown.Select(i => ValueAt(benchmark, result.Equity[i].TimeNs))]));
        }

        return new HoverData([.. shown.Select(i => result.Equity[i].TimeNs)], [.. lines]);
    }

    /// <summary>The last value at or before a time; not a number before the first.</summary>
    private static double ValueAt(SeriesPoint[] points, long timeNs)
    {
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].TimeNs <= timeNs ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? double.NaN : points[low - 1].Value;
    }

    private static void WriteDrawdown(MarkupWriter page, RunResult result, TimeScale time)
    {
        LineSeries fall = new("fall", [.. result.Equity.Select(point => point.TimeNs)],
            [.. result.Equity.Select(point => -point.Drawdown)]);
        var deepest = fall.Values.Min();
        var scale = NumberScale.Of(Math.Min(deepest, -0.001), 0, tickCount: 3);
        page.Element("h3", "Drawdown");
        new ChartFrame
        {
            Id = "drawdown-chart",
            Title = "Fall below the highest equity so far",
            Description = $"The deepest fall is {FigureText.Percent(-deepest)}.",
            Height = "low",
            XTicks = time.Ticks(),
            YTicks = scale.Ticks(scale.Percent),
        }.Write(page, plot =>
        {
            ChartFrame.OpenStretched(plot);
            ChartFrame.Path(plot, "fall", LinePaths.Area(fall, time, scale, 0));
            plot.Close();
        });
    }

    private static void WriteExposure(MarkupWriter page, RunResult result, TimeScale time)
    {
        LineSeries exposure = new("line exposure", [.. result.Equity.Select(point => point.TimeNs)],
            [.. result.Equity.Select(point => point.Exposure)]);
        if (exposure.Values.All(value => value == 0))
        {
            return;
        }

        var scale = NumberScale.Of(Math.Min(0, exposure.Values.Min()), Math.Max(0, exposure.Values.Max()),
            tickCount: 3);
        page.Element("h3", "Exposure: value of positions over equity");
        new ChartFrame
        {
            Id = "exposure-chart",
            Title = "Value of positions over equity",
            Description = $"Between {FigureText.Percent(exposure.Values.Min(), 0)} and "
                + $"{FigureText.Percent(exposure.Values.Max(), 0)} of equity.",
            Height = "low",
            XTicks = time.Ticks(),
            YTicks = scale.Ticks(scale.Percent),
        }.Write(page, plot =>
        {
            ChartFrame.OpenStretched(plot);
            ChartFrame.Path(plot, "area", LinePaths.Area(exposure, time, scale, 0));
            ChartFrame.Path(plot, exposure.CssClass, LinePaths.Line(exposure, time, scale));
            plot.Close();
        });
    }
}
