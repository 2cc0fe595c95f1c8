using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Every figure with a line that says what it is.</summary>
internal static class MetricSection
{
    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "figures", "All figures",
            "Each with the name it has in " + ResultFiles.Result
                + ". A dash means that the figure is not defined for this run.");
        if (result.Metrics.Count == 0)
        {
            ReportPage.None(page, "The run has no figures.");
        }

        // Groups stand in the order they first appear in, figures in the order they are given in.
        foreach (var group in result.Metrics.Select(metric => metric.Group).Distinct(StringComparer.Ordinal))
        {
            WriteGroup(page, group, result.Metrics.Where(metric => metric.Group == group));
        }

        page.Close().Line();
    }

    private static void WriteGroup(MarkupWriter page, string group, IEnumerable<ResultMetric> metrics)
    {
        page.Open("div", ("class", "card flow")).Element("h3", group);
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", group));
        page.Open("table", ("class", "metrics")).Open("thead").Open("tr");
        page.Element("th", "Figure", ("scope", "col")).Element("th", "Value", ("scope", "col"), ("class", "n"));
        page.Element("th", "What it says", ("scope", "col")).Close().Close().Open("tbody").Line();
        foreach (var metric in metrics)
        {
            page.Open("tr").Element("th", metric.Title.Length == 0 ? metric.Name : metric.Title, ("scope", "row"),
                ("title", metric.Name));
            TableMarkup.Number(page, TableMarkup.Figure(metric.Value, metric.Kind));
            page.Element("td", metric.Explanation, ("class", "explain")).Close().Line();
        }

        TableMarkup.Close(page);
        page.Close().Line();
    }
}
