using Plimsoll.Model.Values;
using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>What was earned before costs, what costs took, what was left. The lines add up exactly.</summary>
internal static class CostSection
{
    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "costs", "Costs",
            "What the decisions earned at the prices they saw, and what it cost to act on them.");
        var net = result.FinalEquity - result.StartCash;
        (string Name, Amount Cost)[] costs =
        [
            ("Slippage", result.TotalSlippageCost), ("Fees", result.TotalFees),
            ("Funding", result.Account?.Funding ?? default), ("Borrowing", result.Account?.Borrow ?? default),
            ("Interest", result.Account?.Financing ?? default),
            ("Forced closing", result.Account?.Liquidation ?? default),
        ];
        var gross = costs.Aggregate(net, (sum, cost) => sum + cost.Cost);
        var levels = new List<Amount> { Amount.Zero, gross };
        foreach (var cost in costs)
        {
            levels.Add(levels[^1] - cost.Cost);
        }

        var low = levels.Min().ToDouble();
        var high = levels.Max().ToDouble();
        page.Open("div", ("class", "card")).Element("h3", $"From gross to net, {result.Currency}");
        if (low == 0 && high == 0)
        {
            ReportPage.None(page, "Nothing was earned and nothing was paid.");
            page.Close().Close();
            return;
        }

        page.Open("div", ("class", "bars"));
        Bar(page, "Before costs", gross, Amount.Zero, gross, low, high, "total");
        for (var i = 0; i < costs.Length; i++)
        {
            // Slippage and fees are always shown; the others where they occur.
            if (i < 2 || !costs[i].Cost.IsZero)
            {
                Bar(page, costs[i].Name, -costs[i].Cost, levels[i + 1], levels[i + 2], low, high, "cost");
            }
        }

        Bar(page, "Net result", net, Amount.Zero, net, low, high, net.Sign < 0 ? "loss" : "gain");
        page.Close();
        page.Element("p", Sentence(result, gross), ("class", "note"), ("style", "margin-top:14px"));
        page.Close();
        ExecutionBlock.Write(page, result);
        page.Close().Line();
    }

    private static string Sentence(RunResult result, Amount gross)
    {
        var costs = (result.TotalFees + result.TotalSlippageCost).ToDouble();
        var text = $"Fees: {result.FeeModel}. Slippage: {result.SlippageModel}. ";
        if (result.FillCount > 0)
        {
            text += $"Costs come to {FigureText.Money(costs / result.FillCount)} {result.Currency} a fill";
            text += gross.Sign > 0
                ? $" and {FigureText.Percent(costs / gross.ToDouble(), 1)} of the result before costs." : ".";
        }

        return text;
    }

    private static void Bar(
        MarkupWriter page, string name, Amount shown, Amount from, Amount to, double low, double high, string tone)
    {
        var width = high - low;
        var left = (Amount.Min(from, to).ToDouble() - low) / width;
        var right = (Amount.Max(from, to).ToDouble() - low) / width;
        page.Element("span", name, ("class", tone == "cost" ? "" : "sum"));
        page.Open("span", ("class", "track"), ("aria-hidden", "true"));
        page.Element("span", "", ("class", "fill " + tone),
            ("style", "left:" + PathText.Percent(left) + ";width:" + PathText.Percent(right - left)));
        page.Element("span", "", ("class", "zero"), ("style", "left:" + PathText.Percent(-low / width))).Close();
        page.Element("span", FigureText.SignedMoney(shown), ("class", tone == "cost" ? "n" : "n sum")).Line();
    }
}
