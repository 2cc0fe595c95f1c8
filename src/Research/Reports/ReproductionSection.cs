using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Configuration, data, hashes and the command: what it takes to get the same bytes again.</summary>
internal static class ReproductionSection
{
    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result, string resultHash)
    {
        ReportPage.OpenSection(page, "reproduce", "Reproduce",
            "The same data, code and configuration give this result again, byte for byte.");
        if (result.ReproduceCommand.Length > 0)
        {
            page.Open("pre", ("tabindex", "0"), ("aria-label", "Command")).Element("code", result.ReproduceCommand)
                .Close();
        }

        page.Open("div", ("class", "pair")).Line();
        WriteConfiguration(page, result);
        WriteParameters(page, result);
        page.Close();
        WriteInstruments(page, result);
        page.Open("div", ("class", "card")).Element("h3", "Hashes (SHA-256)").Open("dl", ("class", "facts"));
        Hash(page, "Data", result.Hashes.Data);
        Hash(page, "Code", result.Hashes.Code);
        Hash(page, "Configuration", result.Hashes.Config);
        Hash(page, "Result", resultHash);
        page.Close().Element("p",
            $"The result hash covers {ResultFiles.Equity}, {ResultFiles.Orders} and {ResultFiles.Trades}, "
            + "one after the other.", ("class", "note")).Close().Close().Line();
    }

    private static void WriteConfiguration(MarkupWriter page, RunResult result)
    {
        page.Open("div", ("class", "card")).Element("h3", "Configuration").Open("dl", ("class", "facts"));
        Fact(page, "Strategy", result.StrategyName);
        Fact(page, "From", FigureText.Minute(result.FromNs));
        Fact(page, "To", FigureText.Minute(result.ToNs));
        Fact(page, "Period", result.Period);
        Fact(page, "Starting cash", FigureText.Money(result.StartCash) + " " + result.Currency);
        Fact(page, "Fill policy", result.FillPolicy.Name);
        Fact(page, "Fees", result.FeeModel);
        Fact(page, "Slippage", result.SlippageModel);
        Fact(page, "Sizing", result.Sizing);
        page.Close().Close().Line();
    }

    private static void WriteParameters(MarkupWriter page, RunResult result)
    {
        page.Open("div", ("class", "card")).Element("h3", "Parameters of the strategy");
        if (result.StrategyParameters.Count == 0)
        {
            ReportPage.None(page, "The strategy declares none.");
            page.Close();
            return;
        }

        page.Open("dl", ("class", "facts"));
        foreach (var parameter in result.StrategyParameters.OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            Fact(page, parameter.Name, parameter.Value);
        }

        page.Close().Close().Line();
    }

    private static void WriteInstruments(MarkupWriter page, RunResult result)
    {
        page.Open("div", ("class", "card flow")).Element("h3", "Instruments and data");
        TableMarkup.Open(page, "Instruments and data", result.Instruments.Count > 12,
            ("Instrument", false), ("Version", true), ("Tick", true), ("Lot", true), ("Multiplier", true),
            ("Quote", false), ("Calendar", false), ("Period", false), ("Bars", true), ("First", false), ("Last", false),
            ("Content", false));
        foreach (var instrument in result.Instruments)
        {
            page.Open("tr");
            TableMarkup.Head(page, instrument.Id);
            TableMarkup.Number(page, FigureText.Count(instrument.Version));
            TableMarkup.Number(page, FigureText.Exact(instrument.Tick));
            TableMarkup.Number(page, FigureText.Exact(instrument.Lot));
            TableMarkup.Number(page, FigureText.Count(instrument.Multiplier));
            TableMarkup.Text(page, instrument.QuoteCurrency);
            TableMarkup.Text(page, instrument.Calendar);
            TableMarkup.Text(page, instrument.Period);
            TableMarkup.Number(page, FigureText.Count(instrument.BarCount));
            Moment(page, instrument.FirstTimeNs);
            Moment(page, instrument.LastTimeNs);
            page.Element("td", instrument.ContentHash[..Math.Min(12, instrument.ContentHash.Length)], ("class", "mono"))
                .Close().Line();
        }

        TableMarkup.Close(page);
        page.Close().Line();
    }

    private static void Moment(MarkupWriter page, long? unixNanos) => page.Element("td",
        unixNanos is { } known ? FigureText.Minute(known) : "no data", ("class", "t"));

    private static void Fact(MarkupWriter page, string name, string value) =>
        page.Element("dt", name).Element("dd", value).Line();

    private static void Hash(MarkupWriter page, string name, string value) =>
        page.Element("dt", name).Element("dd", value, ("class", "mono")).Line();
}
