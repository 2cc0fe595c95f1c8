using System.Globalization;
using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Months, rolling Sharpe and the distribution of returns.</summary>
internal static class ReturnSection
{
    private const int ReturnCountMin = 2;

    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "returns", "Returns",
            "When it was earned, how steadily, and what an ordinary and an extreme " + result.ReturnPeriodName
                + " look like.");
        if (result.Returns.Count(point => double.IsFinite(point.Value)) < ReturnCountMin)
        {
            ReportPage.None(page,
                $"There are fewer than two {result.ReturnPeriodName}s with a return, too few to draw.");
            page.Close();
            return;
        }

        WriteMonths(page, result);
        page.Open("div", ("class", "pair")).Line();
        WriteRolling(page, result);
        DistributionChart.Write(page, result);
        page.Close().Close().Line();
    }

    private static void WriteMonths(MarkupWriter page, RunResult result)
    {
        MonthlyReturns months = new(result.Returns);
        var largest = months.Years.SelectMany(year => year.Months).Max(month => Math.Abs(month ?? 0));
        page.Open("div", ("class", "card")).Element("h3", "Monthly returns, percent");
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Monthly returns"));
        page.Open("table", ("class", "heat")).Open("thead").Open("tr").Element("th", "Year", ("scope", "col"));
        for (var month = 1; month <= 12; month++)
        {
            page.Element("th", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month),
                ("scope", "col"));
        }

        page.Element("th", "Year", ("scope", "col")).Close().Close().Open("tbody").Line();
        foreach (var (year, values, total) in months.Years)
        {
            page.Open("tr").Element("th", year.ToString(CultureInfo.InvariantCulture), ("scope", "row"));
            foreach (var value in values)
            {
                Month(page, value, largest);
            }

            page.Element("td", PercentFigure(total), ("class", "year " + (total < 0 ? "down" : "up"))).Close().Line();
        }

        page.Close().Close().Close().Close().Line();
    }

    private static void Month(MarkupWriter page, double? value, double largest)
    {
        if (value is not { } known)
        {
            page.Element("td", "·", ("class", "gap"));
            return;
        }

        // The square root spreads the small months, the floor keeps a tint on every month that is not zero.
        var strength = largest <= 0 || known == 0 ? 0 : 0.08 + (0.5 * Math.Sqrt(Math.Abs(known) / largest));
        page.Element("td", PercentFigure(known), ("class", known < 0 ? "sink" : "rise"),
            ("style", "--v:" + strength.ToString("0.00", CultureInfo.InvariantCulture)));
    }

    private static string PercentFigure(double fraction) =>
        FigureText.SignedPercent(fraction, Math.Abs(fraction) >= 1 ? 0 : 1).TrimEnd('%');

    private static void WriteRolling(MarkupWriter page, RunResult result)
    {
        SeriesPoint[] returns = [.. result.Returns.Where(point => double.IsFinite(point.Value))];
        var window = RollingSharpe.Window(returns.Length, result.ReturnPeriodsPerYear);
        var points = RollingSharpe.Of(returns, window, result.ReturnPeriodsPerYear);
        var known = points.Where(point => double.IsFinite(point.Value)).ToArray();
        page.Open("div", ("class", "card")).Element("h3", "Rolling Sharpe ratio");
        page.Element("p", FigureText.Text($"Over the last {window} {result.ReturnPeriodName}s, annualised."),
            ("class", "note"));
        if (known.Length < 2)
        {
            ReportPage.None(page,
                FigureText.Text($"It needs more than {window} {result.ReturnPeriodName}s with returns that ")
                + "vary; the run is shorter.");
            page.Close();
            return;
        }

        LineSeries line = new("line", [.. points.Select(point => point.TimeNs)],
            [.. points.Select(point => point.Value)]);
        TimeScale time = new(returns[0].TimeNs, returns[^1].TimeNs);
        var scale = NumberScale.Of(Math.Min(0, known.Min(point => point.Value)),
            Math.Max(0, known.Max(point => point.Value)));
        new ChartFrame
        {
            Id = "rolling-chart",
            Title = "Rolling Sharpe ratio",
            Description = $"Between {FigureText.Number(known.Min(point => point.Value))} and "
                + $"{FigureText.Number(known.Max(point => point.Value))}.",
            XTicks = time.Ticks(6),
            YTicks = scale.Ticks(scale.Plain),
        }.Write(page, plot =>
        {
            var zero = PathText.Percent(1 - scale.Position(0));
            plot.Empty("line", ("class", "base"), ("x1", "0"), ("x2", "100%"), ("y1", zero), ("y2", zero));
            ChartFrame.OpenStretched(plot);
            ChartFrame.Path(plot, line.CssClass, LinePaths.Line(line, time, scale));
            plot.Close();
        });
        page.Close().Line();
    }
}
