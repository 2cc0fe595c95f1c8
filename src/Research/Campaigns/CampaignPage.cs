using System.Text;
using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;
using Plimsoll.Research.Statistics;

namespace Plimsoll.Research.Campaigns;

/// <summary>
/// The summary for people: the verdict, every figure with how it lies over the runs, and the runs. One file without a
/// request to any host.
/// </summary>
internal static class CampaignPage
{
    private const string StripStyle =
        ".strip{width:180px;height:22px;display:block;overflow:visible}"
        + ".strip .whisker{stroke:var(--ink-3);stroke-width:1}"
        + ".strip .box{fill:var(--chip);stroke:var(--ink-3);stroke-width:1}"
        + ".strip .middle{stroke:var(--ink);stroke-width:2}"
        + ".strip .one{fill:var(--accent);fill-opacity:.55}"
        + ".strip .zero{stroke:var(--loss);stroke-width:1;stroke-dasharray:2 2}";

    public static ResultFile Render(CampaignReport report)
    {
        MarkupWriter page = new();
        page.Trusted("<!DOCTYPE html>\n");
        page.Open("html", ("lang", "en")).Line();
        WriteHead(page, report);
        page.Open("body").Line().Open("div", ("class", "wrap")).Line();
        page.Open("header").Line();
        page.Open("div", ("class", "mast")).Open("span", ("class", "brand")).Text("Plimsoll").Close();
        page.Element("span", "Campaign", ("class", "kind"));
        page.Element("button", "Dark page", ("type", "button"), ("class", "theme")).Close().Line();
        WriteVerdict(page, report);
        page.Close().Line();
        page.Open("main").Line();
        WriteFigures(page, report);
        WriteRuns(page, report);
        WriteReproduction(page, report);
        page.Close().Line();
        page.Element("footer", $"Plimsoll {CampaignReport.ProductVersion}. Times are UTC. Simulated runs are "
            + "calculations under stated assumptions; they promise nothing.");
        page.Close().Line();
        page.Open("script").Trusted("\n" + ReportPage.Resource("report.js")).Close().Line();
        page.Close().Line().Close().Line();
        return new ResultFile(CampaignFiles.Page, Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static void WriteHead(MarkupWriter page, CampaignReport report)
    {
        page.Open("head").Line();
        page.Empty("meta", ("charset", "utf-8")).Line();
        page.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        page.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Line();
        page.Empty("link", ("rel", "icon"), ("href", "data:,")).Line();
        page.Element("title", $"{report.Request.StrategyName} – campaign {report.Request.Name}").Line();
        page.Open("style").Trusted("\n" + ReportPage.Resource("report.css") + StripStyle).Close().Line();
        page.Close().Line();
    }

    private static void WriteVerdict(MarkupWriter page, CampaignReport report)
    {
        var request = report.Request;
        page.Element("h1", $"{request.StrategyName}, {FigureText.Count(report.Runs.Count)} runs").Line();
        page.Open("div", ("class", "scope"));
        foreach (var setting in request.Configuration)
        {
            page.Element("span", $"{setting.Name} {setting.Value}", ("class", "chip"));
        }

        page.Close().Line();
        page.Open("p", ("class", "verdict"));
        page.Element("b", report.Passes ? "Passes. " : "Does not pass. ");
        page.Text(VerdictText(report));
        page.Close().Line();
        if (report.Rules.Count > 0)
        {
            TableMarkup.Open(page, "Rules", isLong: false, ("Rule", false), ("Value", true), ("Holds", false));
            foreach (var rule in report.Rules)
            {
                page.Open("tr");
                TableMarkup.Head(page, rule.Rule);
                TableMarkup.Number(page, FigureText.Precise(rule.Value));
                TableMarkup.Text(page, rule.Holds ? "yes" : "no");
                page.Close().Line();
            }

            TableMarkup.Close(page);
        }
    }

    private static string VerdictText(CampaignReport report)
    {
        var returns = report.Figures.FirstOrDefault(static figure => figure.Metric.Name == "totalReturn");
        var text = returns is null ? ""
            : $"The return lies between {FigureText.SignedPercent(returns.Distribution.Min)} and "
                + $"{FigureText.SignedPercent(returns.Distribution.Max)}, its mean is "
                + $"{FigureText.SignedPercent(returns.Distribution.Mean)} and its median "
                + $"{FigureText.SignedPercent(returns.Distribution.Median)}. ";
        return text + (report.FailureCount == 0 ? "No run failed."
            : FigureText.Text($"The strategy failed in {report.FailureCount} of {report.Runs.Count} runs."))
            + (report.Rules.Count == 0 ? " No rule was set: any campaign without a failure passes." : "");
    }

    private static void WriteFigures(MarkupWriter page, CampaignReport report)
    {
        ReportPage.OpenSection(page, "figures", "Figures",
            "How each figure lies over the runs: the line from the least to the greatest value, the box the middle "
            + "half, the bar the median, one dot a run; a dashed line marks zero where it lies inside.");
        foreach (var group in report.Figures.GroupBy(static figure => figure.Metric.Group).OrderBy(PlaceOf))
        {
            page.Element("h3", group.Key).Line();
            TableMarkup.Open(
                page, group.Key, isLong: false, ("Figure", false), ("Distribution", false), ("Min", true),
                ("Quartile", true), ("Median", true), ("Quartile", true), ("Max", true), ("Mean", true),
                ("Deviation", true), ("Runs", true));
            foreach (var figure in group)
            {
                WriteFigure(page, figure);
            }

            TableMarkup.Close(page);
        }

        page.Close().Line();
    }

    /// <summary>Groups stand as in the reference of all figures, others behind them.</summary>
    private static int PlaceOf(IGrouping<string, CampaignFigure> group)
    {
        var place = 0;
        foreach (var definition in MetricCatalog.All)
        {
            if (definition.Group == group.Key)
            {
                return place;
            }

            place++;
        }

        return place;
    }

    private static void WriteFigure(MarkupWriter page, CampaignFigure figure)
    {
        var distribution = figure.Distribution;
        page.Open("tr");
        TableMarkup.Head(page, figure.Metric.Title.Length > 0 ? figure.Metric.Title : figure.Metric.Name);
        page.Open("td");
        if (distribution.Count > 0)
        {
            WriteStrip(page, figure);
        }

        page.Close();
        double?[] numbers =
        [
            distribution.Min, distribution.LowerQuartile, distribution.Median, distribution.UpperQuartile,
            distribution.Max, distribution.Mean, distribution.StandardDeviation,
        ];
        foreach (var number in numbers)
        {
            TableMarkup.Number(page, Text(number, figure.Metric.Kind));
        }

        TableMarkup.Number(page, FigureText.Count(distribution.Count));
        page.Close().Line();
    }

    /// <summary>Means and quartiles of counts are no whole numbers.</summary>
    private static string Text(double? value, FigureKind kind) => TableMarkup.Figure(
        value, kind == FigureKind.Count && value is { } known && known != Math.Floor(known) ? FigureKind.Number : kind);

    private static void WriteStrip(MarkupWriter page, CampaignFigure figure)
    {
        var distribution = figure.Distribution;
        var scale = NumberScale.Of(distribution.Min!.Value, distribution.Max!.Value);
        string At(double? value) => PathText.Percent(scale.Position(value!.Value));
        page.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "strip"), ("role", "img"),
            ("aria-label", $"{figure.Metric.Name} of {FigureText.Count(distribution.Count)} runs"));
        if (scale.Low < 0 && scale.High > 0)
        {
            page.Empty("line", ("class", "zero"), ("x1", At(0)), ("x2", At(0)), ("y1", "0"), ("y2", "22"));
        }

        page.Empty("line", ("class", "whisker"), ("x1", At(distribution.Min)), ("x2", At(distribution.Max)),
            ("y1", "11"), ("y2", "11"));
        page.Empty("rect", ("class", "box"), ("x", At(distribution.LowerQuartile)), ("y", "5"), ("height", "12"),
            ("width", PathText.Percent(scale.Position(distribution.UpperQuartile!.Value)
                - scale.Position(distribution.LowerQuartile!.Value))));
        page.Empty("line", ("class", "middle"), ("x1", At(distribution.Median)), ("x2", At(distribution.Median)),
            ("y1", "4"), ("y2", "18"));
        foreach (var value in figure.Values.Where(static value => value is not null))
        {
            page.Empty("circle", ("class", "one"), ("cx", At(value)), ("cy", "11"), ("r", "2.5"));
        }

        page.Close();
    }

    private static void WriteRuns(MarkupWriter page, CampaignReport report)
    {
        ReportPage.OpenSection(page, "runs", "Runs", "Each run with its seed; runs.csv holds every figure of each.");
        string[] shown = ["netProfit", "totalReturn", "sharpe", "maxDrawdown", "trades", "fees"];
        var figures = report.Figures
            .Where(figure => shown.Contains(figure.Metric.Name, StringComparer.Ordinal)).ToList();
        (string, bool)[] heads =
        [
            ("Run", false), ("Market", false), ("From", false), ("To", false),
            .. figures.Select(static figure => (figure.Metric.Title, true)), ("Failure", false),
        ];
        TableMarkup.Open(page, "Runs", isLong: true, heads);
        foreach (var run in report.Runs)
        {
            page.Open("tr");
            TableMarkup.Head(page, FigureText.Count(run.Number));
            TableMarkup.Text(page, run.Market);
            TableMarkup.Time(page, run.FromNs);
            TableMarkup.Time(page, run.ToNs);
            foreach (var figure in figures)
            {
                TableMarkup.Number(page, TableMarkup.Figure(figure.Values[run.Number - 1], figure.Metric.Kind));
            }

            TableMarkup.Text(page, run.Failure ?? "");
            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Close().Line();
    }

    private static void WriteReproduction(MarkupWriter page, CampaignReport report)
    {
        var request = report.Request;
        ReportPage.OpenSection(page, "reproduce", "Reproduce",
            "The same command gives the same files, to the byte, on every machine and on any number of cores.");
        page.Element("p", request.ReproduceCommand, ("class", "mono")).Line();
        page.Element("p", "Parameters: " + (request.Parameters.Count == 0 ? "none"
            : CampaignReport.Words(request.Parameters))).Line();
        page.Element("p", "Code " + report.CodeHash, ("class", "mono")).Line();
        page.Close().Line();
    }
}
