using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>A short table of trades.</summary>
internal static class TradeList
{
    /// <summary>Rows of the longest list.</summary>
    public const int RowCountMax = 10;

    /// <summary>Writes it, or why it is empty.</summary>
    public static void Write(MarkupWriter page, RunResult result, string title, string whenEmpty,
        IReadOnlyList<(ResultTrade Trade, int Number)> trades)
    {
        page.Open("div", ("class", "card")).Element("h3", title);
        if (trades.Count == 0)
        {
            ReportPage.None(page, whenEmpty);
            page.Close();
            return;
        }

        TableMarkup.Open(page, title, isLong: false,
            ("No.", true), ("Instrument", false), ("Side", false), ("Entry", false), ("Exit", false),
            ("Entry price", true), ("Exit price", true), ("Quantity", true), ("Net, " + result.Currency, true),
            ("Return", true), ("Bars", true), ("Left because", false));
        foreach (var (trade, number) in trades)
        {
            double? share = trade.EntryValue.Sign > 0 ? trade.NetProfit.ToDouble() / trade.EntryValue.ToDouble() : null;
            var tick = result.Instruments.FirstOrDefault(each => each.Id == trade.InstrumentId)?.Tick ?? 0.01m;
            page.Open("tr");
            TableMarkup.Number(page, FigureText.Count(number));
            TableMarkup.Text(page, trade.InstrumentId);
            TableMarkup.Text(page, trade.IsLong ? "long" : "short");
            TableMarkup.Time(page, trade.EntryTimeNs);
            TableMarkup.Time(page, trade.ExitTimeNs);
            TableMarkup.Number(page, FigureText.Price(trade.EntryPrice, tick));
            TableMarkup.Number(page, FigureText.Price(trade.ExitPrice, tick));
            TableMarkup.Number(page, FigureText.Exact(trade.Quantity));
            TableMarkup.Number(page, FigureText.SignedMoney(trade.NetProfit), trade.NetProfit.Sign);
            TableMarkup.Number(page, FigureText.SignedPercent(share), trade.NetProfit.Sign);
            TableMarkup.Number(page, FigureText.Count(trade.BarsHeld));
            TableMarkup.Text(page, trade.ExitReason.Length == 0 ? FigureText.Unknown : trade.ExitReason);
            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Close().Line();
    }
}
