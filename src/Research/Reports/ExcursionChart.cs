using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Each trade by its worst and its best open result: what a tighter stop or an earlier exit would have
/// met.</summary>
internal static class ExcursionChart
{
    private const int MarksMax = 900;

    /// <summary>Writes both plots; there is at least one trade.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ResultTrade[] trades = [.. result.Trades.Where(trade => trade.EntryValue.Sign > 0
            && double.IsFinite(trade.MaximumAdverseExcursion) && double.IsFinite(trade.MaximumFavourableExcursion))];
        if (trades.Length == 0)
        {
            return;
        }

        page.Open("div", ("class", "pair")).Line();
        Plot(page, trades, "mae-chart", "Worst moment of each trade (MAE)",
            "How far it fell before it ended. Winners far to the right were nearly losers.",
            "worst open result, share of entry value",
            trade => Math.Max(0, -trade.MaximumAdverseExcursion) / trade.EntryValue.ToDouble());
        Plot(page, trades, "mfe-chart", "Best moment of each trade (MFE)",
            "How far it rose before it ended. Losers far to the right gave back a profit.",
            "best open result, share of entry value",
            trade => Math.Max(0, trade.MaximumFavourableExcursion) / trade.EntryValue.ToDouble());
        page.Close().Line();
    }

    private static void Plot(MarkupWriter page, ResultTrade[] trades, string id, string title, string note, string axis,
        Func<ResultTrade, double> excursion)
    {
        double[] across = [.. trades.Select(excursion)];
        double[] net = [.. trades.Select(trade => trade.NetProfit.ToDouble() / trade.EntryValue.ToDouble())];
        var x = NumberScale.Of(0, across.Max(), room: 0.03);
        var y = NumberScale.Of(Math.Min(0, net.Min()), Math.Max(0, net.Max()), room: 0.06);
        List<ScatterPoint> points = [];
        for (var i = 0; i < trades.Length; i++)
        {
            var symbol = net[i] < 0 ? "mark-lose" : "mark-win";
            points.Add(new ScatterPoint(x.Position(across[i]), y.Position(net[i]), symbol));
        }

        page.Open("div", ("class", "card")).Element("h3", title).Element("p", note, ("class", "note"));
        Legend.Write(page, ("dot", "Ended with a gain"), ("cross", "Ended with a loss"));
        new ChartFrame
        {
            Id = id,
            Title = title,
            Description = FigureText.Text(
                $"{net.Count(value => value >= 0)} gains and {net.Count(value => value < 0)} losses."),
            XTicks = x.Ticks(x.Percent),
            YTicks = y.Ticks(y.Percent),
            XTitle = axis,
            YTitle = "net result, share of entry value",
        }.Write(page, plot =>
        {
            var zero = PathText.Percent(1 - y.Position(0));
            plot.Empty("line", ("class", "base"), ("x1", "0"), ("x2", "100%"), ("y1", zero), ("y2", zero));
            Marks.Write(plot, points, MarksMax);
        });
        page.Close().Line();
    }
}
