using Plimsoll.Model.Values;
using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>
/// Where the money of market making came from and went: spread, inventory, fees; what the market did after the fills;
/// how the inventory went; how the orders fared.
/// </summary>
internal static class MarketMakingSection
{
    /// <summary>The place of the section in the page.</summary>
    public const string Id = "market-making";

    /// <summary>Writes it; nothing where the run made no market.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        if (result.MarketMaking.Count == 0)
        {
            return;
        }

        ReportPage.OpenSection(page, Id, "Market making",
            "Spread captured is the distance of the fills from the mid just before them. What the mid did to the "
            + "inventory afterwards is counted apart: a maker earns only what of the spread is left.");
        for (var i = 0; i < result.MarketMaking.Count; i++)
        {
            var maker = result.MarketMaking[i];
            page.Open("div", ("class", "card")).Line();
            page.Element("h3", $"{maker.InstrumentId}: profit by source, {result.Currency}");
            WriteSplit(page, maker);
            page.Element("p", MakerWords.Edge(maker), ("class", "note"), ("style", "margin-top:14px"));
            page.Element("h3", "After the fills");
            WriteMarkouts(page, maker, result.Currency);
            WriteInventory(page, maker, i);
            page.Element("h3", "Orders");
            page.Element("p", MakerWords.Orders(maker), ("class", "note"));
            page.Close().Line();
        }

        page.Close().Line();
    }

    private static void WriteSplit(MarkupWriter page, MakerResult maker)
    {
        TableMarkup.Open(page, "Profit by source", isLong: false, ("Source", false), ("Amount", true));
        Row(page, "Spread captured by resting orders", maker.SpreadCaptured);
        Row(page, "Spread paid by taking orders", maker.SpreadPaid);
        Row(page, "Inventory: what the mid did to it", maker.InventoryProfit);
        Row(page, "Mark of the position at the end, away from the mid", maker.MarkDifference);
        Row(page, "Fees", -maker.Fees);
        Row(page, "Profit", maker.NetProfit);
        TableMarkup.Close(page);
    }

    private static void Row(MarkupWriter page, string name, Amount amount)
    {
        page.Open("tr");
        TableMarkup.Head(page, name);
        TableMarkup.Number(page, FigureText.SignedMoney(amount), amount.Sign);
        page.Close().Line();
    }

    private static void WriteMarkouts(MarkupWriter page, MakerResult maker, string currency)
    {
        if (maker.Markouts.Count == 0)
        {
            ReportPage.None(page, "No fill of a resting order is far enough from the end of the data to be followed.");
            return;
        }

        TableMarkup.Open(page, "Moves of the mid after fills", isLong: false,
            ("After", false), ("Side", false), ("Fills", true), ("Move, ticks", true), ("Error, ticks", true),
            ("Move, bp", true), ("Move, " + currency, true), ("Spread left, ticks", true));
        foreach (var markout in maker.Markouts)
        {
            page.Open("tr");
            TableMarkup.Head(page, FigureText.Number(markout.HorizonSeconds) + " s");
            TableMarkup.Text(page, markout.Side);
            TableMarkup.Number(page, FigureText.Count(markout.Count));
            TableMarkup.Number(page, FigureText.Precise(markout.MoveTicks), Math.Sign(markout.MoveTicks));
            TableMarkup.Number(page, FigureText.Precise(markout.MoveErrorTicks));
            TableMarkup.Number(page, FigureText.Precise(markout.MoveBasisPoints));
            TableMarkup.Number(page, FigureText.Money(markout.MoveValue));
            TableMarkup.Number(page, FigureText.Precise(markout.RealizedTicks), Math.Sign(markout.RealizedTicks));
            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Element("p",
            "A negative move is adverse selection: the market went against the fill. Fees are not in this table.",
            ("class", "note"));
    }

    private static void WriteInventory(MarkupWriter page, MakerResult maker, int place)
    {
        page.Element("h3", "Inventory");
        var path = maker.InventoryPath;
        if (path.Count < 2 || path[^1].TimeNs <= path[0].TimeNs)
        {
            ReportPage.None(page, "Too few fills to draw a path.");
            return;
        }

        // Between two fills the inventory stays what it was: each step is drawn with two points.
        var times = new List<long>();
        var values = new List<double>();
        for (var i = 0; i < path.Count; i++)
        {
            if (i > 0)
            {
                times.Add(path[i].TimeNs);
                values.Add(path[i - 1].Quantity);
            }

            times.Add(path[i].TimeNs);
            values.Add(path[i].Quantity);
        }

        TimeScale time = new(times[0], times[^1]);
        var scale = NumberScale.Of(Math.Min(0, values.Min()), Math.Max(0, values.Max()), tickCount: 3);
        LineSeries line = new("line", [.. times], [.. values]);
        new ChartFrame
        {
            Id = "inventory-chart-" + (place + 1),
            Title = "Inventory over time",
            Description = MakerWords.Inventory(maker),
            Height = "low",
            XTicks = time.Ticks(),
            YTicks = scale.Ticks(scale.Plain),
        }.Write(page, plot =>
        {
            ChartFrame.OpenStretched(plot);
            ChartFrame.Path(plot, "area", LinePaths.Area(line, time, scale, 0));
            ChartFrame.Path(plot, line.CssClass, LinePaths.Line(line, time, scale));
            plot.Close();
        });
        page.Element("p", MakerWords.Inventory(maker), ("class", "note"));
    }
}
