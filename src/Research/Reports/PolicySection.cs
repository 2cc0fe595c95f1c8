using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The same run under other assumptions about fills: how much of the result is the strategy, how much the
/// assumption.</summary>
internal static class PolicySection
{
    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "policies", "Fill policies",
            (result.FillPolicy.IsOfBooks
                ? "The record does not say where an order would have stood in its queue, nor when it would have come. "
                : "Bars do not say how an order would have been filled. ")
            + "The same run under other assumptions shows how much "
            + "of the result is the strategy and how much is the assumption.");
        page.Open("div", ("class", "card")).Element("h3", "Chosen: " + result.FillPolicy.Name);
        page.Element("p", result.FillPolicy.Description, ("class", "lead"));
        if (result.PolicySensitivity.Count == 0)
        {
            ReportPage.None(page, "This run was not repeated under other fill policies.");
            page.Close().Close();
            return;
        }

        WriteTable(page, result);
        page.Element("p", Spread(result), ("class", "lead"), ("style", "margin-top:12px"));
        foreach (var sentence in FillComparison.Sentences(result.PolicySensitivity, result.Currency))
        {
            page.Element("p", sentence, ("class", "note"));
        }

        page.Close().Close().Line();
    }

    private static void WriteTable(MarkupWriter page, RunResult result)
    {
        TableMarkup.Open(page, "The same run under several fill policies", isLong: false,
            ("Policy", false), ("Final equity, " + result.Currency, true), ("Return", true), ("Sharpe", true),
            ("Max drawdown", true), ("Trades", true), ("Fills", true), ("Fees", true));
        foreach (var outcome in result.PolicySensitivity)
        {
            var profit = (outcome.FinalEquity - result.StartCash).Sign;
            page.Open("tr", ("class", outcome.IsChosen ? "chosen" : "")).Open("th", ("scope", "row"));
            page.Text(outcome.Policy.Name);
            Tag(page, outcome.IsChosen, "this report", "tag");
            Tag(page, outcome.Policy.IsOptimistic, "optimistic", "tag warn");
            page.Close();
            TableMarkup.Number(page, FigureText.Money(outcome.FinalEquity));
            TableMarkup.Number(page, FigureText.SignedPercent(outcome.TotalReturn), profit);
            TableMarkup.Number(page, FigureText.Number(outcome.Sharpe));
            TableMarkup.Number(page, FigureText.Percent(outcome.MaximumDrawdown));
            TableMarkup.Number(page, FigureText.Count(outcome.TradeCount));
            TableMarkup.Number(page, FigureText.Count(outcome.FillCount));
            TableMarkup.Number(page, FigureText.Money(outcome.Fees));
            page.Close().Line();
        }

        TableMarkup.Close(page);
    }

    private static void Tag(MarkupWriter page, bool isShown, string text, string cssClass)
    {
        if (isShown)
        {
            page.Element("span", text, ("class", cssClass));
        }
    }

    private static string Spread(RunResult result)
    {
        var lowest = result.PolicySensitivity.MinBy(outcome => outcome.FinalEquity)!;
        var highest = result.PolicySensitivity.MaxBy(outcome => outcome.FinalEquity)!;
        var spread = highest.FinalEquity - lowest.FinalEquity;
        if (spread.IsZero)
        {
            return "Every policy ends at the same equity: the result does not depend on the assumption.";
        }

        var text = $"Between {lowest.Policy.Name} and {highest.Policy.Name} lie {FigureText.Money(spread)} "
            + $"{result.Currency}, {FigureText.Percent(spread.ToDouble() / result.StartCash.ToDouble())} of the "
            + "starting cash. ";
        return text + (ReportWarnings.SignDependsOnPolicy(result)
            ? "The sign of the profit changes with the policy."
            : "The sign of the profit is the same under every policy.");
    }
}
