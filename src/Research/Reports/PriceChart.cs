using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The price of one instrument with the trades on it.</summary>
internal static class PriceChart
{
    private const int MarksMax = 600;
    private const int JoinedTradesMax = 300;
    private const int LargeMarksMax = 60;

    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result, PriceSeries series, string id)
    {
        var points = series.Points;
        TimeScale time = new(points[0].TimeNs, points[^1].TimeNs);
        var scale = NumberScale.Of(points.Min(point => point.Low), points.Max(point => point.High));
        var trades = result.Trades.Where(trade => trade.InstrumentId == series.InstrumentId).ToArray();
        page.Open("div", ("class", "card")).Element("h3", series.InstrumentId + ", price with entries and exits");
        Legend.Write(page, ("thin", "Close, with the range of each stretch"), ("long", "Bought"),
            ("short", "Sold short"),
            ("exit", "Closed"), ("win", "Gain"), ("lose", "Loss"));
        new ChartFrame
        {
            Id = id,
            Title = "Price of " + series.InstrumentId + " with entries and exits",
            Description = FigureText.Text(
                $"{trades.Length} trades; price from {points[0].Open} to {points[^1].Close}."),
            Height = "tall",
            XTicks = time.Ticks(),
            YTicks = scale.Ticks(scale.Plain),
            Hover = new HoverData([.. points.Select(point => point.TimeNs)],
                [new HoverSeries("Close", "money", [.. points.Select(point => point.Close)])]),
        }.Write(page, plot =>
        {
            ChartFrame.OpenStretched(plot);
            ChartFrame.Path(plot, "range", Ranges(points, time, scale));
            ChartFrame.Path(plot, "line thin", LinePaths.Line(
                new LineSeries("", [.. points.Select(point => point.TimeNs)], [.. points.Select(point => point.Close)]),
                time, scale));
            if (trades.Length <= JoinedTradesMax)
            {
                ChartFrame.Path(plot, "line win",
                    Joined(trades.Where(trade => trade.NetProfit.Sign >= 0), time, scale));
                ChartFrame.Path(plot, "line lose",
                    Joined(trades.Where(trade => trade.NetProfit.Sign < 0), time, scale));
            }

            plot.Close();
            Marks.Write(plot, Points(trades, time, scale), MarksMax);
        });
        Note(page, trades);
        page.Close().Line();
    }

    private static void Note(MarkupWriter page, ResultTrade[] trades)
    {
        if (trades.Length * 2 > MarksMax)
        {
            page.Element("p", FigureText.Text(
                $"{trades.Length:N0} trades: marks that would cover each other are left out."),
                ("class", "note"));
        }
        else if (trades.Length == 0)
        {
            page.Element("p", "This instrument was not traded.", ("class", "note"));
        }
    }

    private static PathText Ranges(IReadOnlyList<PricePoint> points, TimeScale time, NumberScale scale)
    {
        PathText path = new();
        var step = Math.Max(1, points.Count / 750);
        for (var from = 0; from < points.Count; from += step)
        {
            var (low, high) = (points[from].Low, points[from].High);
            for (var i = from; i < Math.Min(from + step, points.Count); i++)
            {
                (low, high) = (Math.Min(low, points[i].Low), Math.Max(high, points[i].High));
            }

            var x = time.Position(points[from].TimeNs);
            path.Move(x, scale.Position(low)).Line(x, scale.Position(high));
        }

        return path;
    }

    private static PathText Joined(IEnumerable<ResultTrade> trades, TimeScale time, NumberScale scale)
    {
        PathText path = new();
        foreach (var trade in trades)
        {
            path.Move(time.Position(trade.EntryTimeNs), scale.Position((double)trade.EntryPrice))
                .Line(time.Position(trade.ExitTimeNs), scale.Position((double)trade.ExitPrice));
        }

        return path;
    }

    private static List<ScatterPoint> Points(ResultTrade[] trades, TimeScale time, NumberScale scale)
    {
        List<ScatterPoint> points = new(trades.Length * 2);
        var size = trades.Length > LargeMarksMax ? "-small" : "";
        foreach (var trade in trades)
        {
            points.Add(new ScatterPoint(time.Position(trade.ExitTimeNs), scale.Position((double)trade.ExitPrice),
                "mark-exit" + size));
            points.Add(new ScatterPoint(time.Position(trade.EntryTimeNs), scale.Position((double)trade.EntryPrice),
                (trade.IsLong ? "mark-long" : "mark-short") + size));
        }

        return points;
    }
}
