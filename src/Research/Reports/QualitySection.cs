using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>What the data check found in the data of the run.</summary>
internal static class QualitySection
{
    private const int FindingsMax = 25;
    private const double ScoreMin = 0.9;

    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "data", "Data quality",
            "Every series is checked before it is believed. A score of 1 means that nothing was found.");
        if (result.DataQuality.Count == 0)
        {
            ReportPage.None(page, "The data of this run was not checked.");
            page.Close();
            return;
        }

        page.Open("div", ("class", "card flow")).Element("h3", "Score and findings by series");
        TableMarkup.Open(page, "Score and findings by series", result.DataQuality.Count > 12,
            ("Series", false), ("Period", false), ("Score", true), ("Rows", true), ("Found", false));
        foreach (var summary in result.DataQuality)
        {
            page.Open("tr");
            TableMarkup.Head(page, summary.InstrumentId);
            TableMarkup.Text(page, summary.Period);
            TableMarkup.Number(page, FigureText.Precise(summary.Score), summary.Score < ScoreMin ? -1 : 0);
            TableMarkup.Number(page, FigureText.Count(summary.RowCount));
            TableMarkup.Text(page, Found(summary));
            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Close();
        WriteFindings(page, result);
        page.Close().Line();
    }

    private static string Found(QualitySummary summary)
    {
        var found = summary.Counts.Where(count => count.Count > 0)
            .OrderByDescending(count => count.Count).ThenBy(count => count.Name, StringComparer.Ordinal)
            .Select(count => $"{count.Name} {FigureText.Count(count.Count)}").ToArray();
        return found.Length == 0 ? "nothing" : string.Join(", ", found);
    }

    private static void WriteFindings(MarkupWriter page, RunResult result)
    {
        var findings = result.DataQuality
            .SelectMany(summary => summary.TopFindings.Select(finding => (summary.InstrumentId, Finding: finding)))
                .ToArray();
        if (findings.Length == 0)
        {
            return;
        }

        page.Open("div", ("class", "card flow")).Element("h3", "Weightiest findings");
        TableMarkup.Open(page, "Weightiest findings", findings.Length > 12,
            ("Series", false), ("Time", false), ("Kind", false), ("Severity", false), ("What", false));
        foreach (var (instrument, finding) in findings.Take(FindingsMax))
        {
            page.Open("tr");
            TableMarkup.Head(page, instrument);
            TableMarkup.Time(page, finding.TimeNs);
            TableMarkup.Text(page, finding.Kind);
            TableMarkup.Text(page, finding.Severity);
            page.Element("td", finding.Detail, ("class", "explain")).Close().Line();
        }

        TableMarkup.Close(page);
        if (findings.Length > FindingsMax)
        {
            page.Element("p", FigureText.Text(
                $"{FindingsMax} of {findings.Length} are shown; {ResultFiles.Result} has the rest."),
                ("class", "note"));
        }

        page.Close().Line();
    }
}
