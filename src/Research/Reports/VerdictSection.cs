using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The title, the verdict in a sentence and the figures a reader asks for first.</summary>
internal static class VerdictSection
{
    private const int InstrumentsNamedMax = 4;

    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        page.Element("h1", result.StrategyName).Line();
        page.Open("div", ("class", "scope"));
        foreach (var text in Scope(result))
        {
            page.Element("span", text, ("class", "chip"));
        }

        page.Close().Line();
        page.Element("p", Verdict(result), ("class", "verdict")).Line();
        WriteTiles(page, result);
    }

    private static IEnumerable<string> Scope(RunResult result)
    {
        foreach (var instrument in result.Instruments.Take(InstrumentsNamedMax))
        {
            yield return instrument.Id;
        }

        if (result.Instruments.Count > InstrumentsNamedMax)
        {
            yield return FigureText.Text($"and {result.Instruments.Count - InstrumentsNamedMax} more");
        }

        yield return result.FillPolicy.IsOfBooks ? "order book" : result.Period + " bars";
        yield return result.Instruments.Any(instrument => instrument.BarCount > 0)
            ? FigureText.Date(result.FromNs) + " to " + FigureText.Date(result.ToNs)
            : "no data in the period";
        yield return "fills: " + result.FillPolicy.Name;
    }

    private static string Verdict(RunResult result)
    {
        var headline = result.Headline;
        var days = ((double)result.ToNs - result.FromNs) / 86_400e9;
        var text = $"{FigureText.Money(result.StartCash)} {result.Currency} became "
            + $"{FigureText.Money(result.FinalEquity)} "
            + (headline.TotalReturn is null ? "in " : $"({FigureText.SignedPercent(headline.TotalReturn)}) in ")
            + $"{FigureText.Count((long)Math.Round(days))} days";
        text += result.TradeCount == 0 ? " without a finished trade."
            : $" over {FigureText.Count(result.TradeCount)} {(result.TradeCount == 1 ? "trade" : "trades")}";
        if (result.TradeCount > 0)
        {
            text += headline.MaximumDrawdown is null ? "."
                : $"; the deepest fall from a peak was {FigureText.Percent(headline.MaximumDrawdown)}.";
        }

        if (result.Benchmark is { Points.Count: > 1 } benchmark && benchmark.Points[0].Value > 0)
        {
            var held = (benchmark.Points[^1].Value / benchmark.Points[0].Value) - 1;
            text += $" {benchmark.Name} made {FigureText.SignedPercent(held)} in the same time.";
        }

        return text;
    }

    private static void WriteTiles(MarkupWriter page, RunResult result)
    {
        var headline = result.Headline;
        var profit = result.FinalEquity - result.StartCash;
        page.Open("dl", ("class", "tiles")).Line();
        Tile(page, "Final equity", FigureText.Money(result.FinalEquity), result.Currency);
        Tile(page, "Total return", FigureText.SignedPercent(headline.TotalReturn),
            FigureText.SignedMoney(profit) + " " + result.Currency, Tone(headline.TotalReturn));
        Tile(page, "CAGR", FigureText.SignedPercent(headline.Cagr),
            "volatility " + FigureText.Percent(headline.Volatility), Tone(headline.Cagr));
        Tile(page, "Sharpe ratio", FigureText.Number(headline.Sharpe),
            headline.SharpeStandardError is null ? "standard error not known"
                : $"± {FigureText.Number(headline.SharpeStandardError)} standard error");
        Tile(page, "Maximum drawdown", FigureText.Percent(headline.MaximumDrawdown), "from peak to trough");
        Tile(page, "Trades", FigureText.Count(result.TradeCount),
            $"{FigureText.Count(result.OrderCount)} orders, {FigureText.Count(result.FillCount)} fills");
        Tile(page, "Win rate", FigureText.Percent(headline.WinRate, 1),
            "profit factor " + FigureText.Number(headline.ProfitFactor));
        Tile(page, "Fees", FigureText.Money(result.TotalFees), result.Currency);
        page.Close().Line();
    }

    private static void Tile(MarkupWriter page, string name, string figure, string note, string tone = "")
    {
        page.Open("div", ("class", "tile")).Element("dt", name).Open("dd");
        page.Element("span", figure, ("class", ("figure " + tone).TrimEnd()));
        page.Element("span", note, ("class", "note")).Close().Close().Line();
    }

    private static string Tone(double? value) => value > 0 ? "up" : value < 0 ? "down" : "";
}
