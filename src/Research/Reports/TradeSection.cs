using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Prices with entries and exits, how far trades ran for and against, and the trades that mattered
/// most.</summary>
internal static class TradeSection
{
    private const int PriceChartsMax = 4;

    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "trades", "Trades",
            "Where it went in and out, how far trades ran against it before they ended, and which ones "
            + "decided the result.");
        WritePrices(page, result);
        if (result.Trades.Count == 0)
        {
            ReportPage.None(page, ReportWarnings.NothingTraded(result) ?? "The run lists no single trades.");
            page.Close();
            return;
        }

        ExcursionChart.Write(page, result);
        var ordered = result.Trades.Select((trade, index) => (Trade: trade, Number: index + 1))
            .OrderByDescending(each => each.Trade.NetProfit).ThenBy(each => each.Number).ToArray();
        var best = ordered.Where(each => each.Trade.NetProfit.Sign > 0).Take(TradeList.RowCountMax).ToArray();
        var worst = ordered.Reverse().Where(each => each.Trade.NetProfit.Sign < 0).Take(TradeList.RowCountMax)
            .ToArray();
        TradeList.Write(page, result, "Best trades", "No trade ended with a profit.", best);
        TradeList.Write(page, result, "Worst trades", "No trade ended with a loss.", worst);
        page.Element("p", $"All {FigureText.Count(result.Trades.Count)} trades are in {ResultFiles.Trades}, all orders "
            + $"with the reason each one ended in {ResultFiles.Orders}.", ("class", "note")).Close().Line();
    }

    private static void WritePrices(MarkupWriter page, RunResult result)
    {
        var counts = result.Trades.GroupBy(trade => trade.InstrumentId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var drawable = result.Prices.Where(series => series.Points.Count > 0).ToArray();
        PriceSeries[] shown = [.. drawable.OrderByDescending(series => counts.GetValueOrDefault(series.InstrumentId))
            .ThenBy(series => series.InstrumentId, StringComparer.Ordinal).Take(PriceChartsMax)];
        for (var i = 0; i < shown.Length; i++)
        {
            PriceChart.Write(page, result, shown[i], FigureText.Text($"price-chart-{i + 1}"));
        }

        if (drawable.Length > shown.Length)
        {
            page.Element("p", FigureText.Text(
                $"{shown.Length} of {drawable.Length} instruments are drawn: those with the most ")
                + "trades. The breakdown below has all of them.", ("class", "note")).Line();
        }
    }
}
