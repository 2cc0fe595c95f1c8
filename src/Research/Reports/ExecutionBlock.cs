using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>How well orders were executed, for runs with several fills.</summary>
internal static class ExecutionBlock
{
    private const int FillsToTell = 3;

    /// <summary>Writes it, or nothing where there is too little.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        if (result.Execution is not { } execution || execution.FillCount < FillsToTell)
        {
            return;
        }

        page.Open("div", ("class", "card"), ("id", "execution"));
        page.Element("h3", "Quality of execution");
        page.Element("p",
            "Against the price at the decision (implementation shortfall): what the market moved before the order " +
            $"arrived {FigureText.Money(execution.Delay)}, what was paid beyond the price there " +
            $"{FigureText.Money(execution.Trading)}, what unfilled rests missed " +
            $"{FigureText.Money(execution.Missed)}, " +
            $"fees {FigureText.Money(execution.Fees)}; together {FigureText.Money(execution.Total)}, " +
            $"{FigureText.Number(execution.ShortfallBasisPoints)} basis points. Slippage against the decision: mean " +
            $"{FigureText.Number(execution.MeanSlippageBasisPoints)}, median " +
            $"{FigureText.Number(execution.MedianSlippageBasisPoints)} basis points.", ("class", "note"));
        if (execution.Markouts.Count > 0)
        {
            TableMarkup.Open(page, "Executions some time later", isLong: false, ("After", false), ("Executions", true),
                ("Effective half spread, bp", true), ("Realised, bp", true), ("Impact, bp", true),
                ("Markout, bp", true));
            foreach (var one in execution.Markouts)
            {
                page.Open("tr");
                TableMarkup.Head(page, FigureText.Duration(one.Seconds));
                TableMarkup.Number(page, FigureText.Count(one.Count));
                TableMarkup.Number(page, FigureText.Number(one.Effective));
                TableMarkup.Number(page, FigureText.Number(one.Realised));
                TableMarkup.Number(page, FigureText.Number(one.Impact));
                TableMarkup.Number(page, FigureText.Number(one.Markout), Math.Sign(one.Markout));
                page.Close().Line();
            }

            TableMarkup.Close(page);
        }

        page.Close().Line();
    }
}
