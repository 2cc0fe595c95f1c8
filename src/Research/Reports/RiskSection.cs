using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>What limits stopped, and how far each was from being reached at the end.</summary>
internal static class RiskSection
{
    public const string Id = "limits";
    private const int RowsBeforeScrolling = 12;

    public static void Write(MarkupWriter page, RunResult result)
    {
        if (result.Risk is not { } risk)
        {
            return;
        }

        ReportPage.OpenSection(page, Id, "Limits",
            "What stopped orders before they went out. The first reason decides; the others are told as well.");
        WriteBlocks(page, risk);
        WriteAlerts(page, risk);
        WriteDistances(page, risk);
        page.Close().Line();
    }

    private static void WriteBlocks(MarkupWriter page, RiskOutcome risk)
    {
        if (risk.Blocks.Count == 0)
        {
            ReportPage.None(page, "No order was stopped.");
            return;
        }

        page.Open("div", ("class", "card flow")).Element("h3", "Stopped orders by reason");
        TableMarkup.Open(page, "Stopped orders by reason", risk.Blocks.Count > RowsBeforeScrolling,
            ("Reason", false), ("Layer", false), ("Decided", true), ("Told", true), ("First time", false),
            ("Meaning", false));
        foreach (var block in risk.Blocks)
        {
            page.Open("tr");
            TableMarkup.Head(page, block.Reason);
            TableMarkup.Text(page, $"{FigureText.Count(block.Layer)} {block.LayerName}");
            TableMarkup.Number(page, FigureText.Count(block.DecidingCount));
            TableMarkup.Number(page, FigureText.Count(block.ToldCount));
            TableMarkup.Time(page, block.FirstTimeNs);
            TableMarkup.Text(page, block.Sentence);
            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Close();
    }

    private static void WriteAlerts(MarkupWriter page, RiskOutcome risk)
    {
        if (risk.Alerts.Count == 0)
        {
            return;
        }

        page.Open("div", ("class", "card flow")).Element("h3", "Alerts");
        TableMarkup.Open(page, "Alerts", false, ("Alert", false), ("Times", true));
        foreach (var alert in risk.Alerts)
        {
            page.Open("tr");
            TableMarkup.Head(page, alert.Name);
            TableMarkup.Number(page, FigureText.Count(alert.Count));
            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Close();
    }

    private static void WriteDistances(MarkupWriter page, RiskOutcome risk)
    {
        page.Open("div", ("class", "card flow")).Element("h3", "Limits at the end of the run");
        TableMarkup.Open(page, "Limits at the end of the run", risk.Distances.Count > RowsBeforeScrolling,
            ("Limit", false), ("Scope", false), ("Figure", true), ("Limit at", true), ("Used", true));
        foreach (var distance in risk.Distances)
        {
            page.Open("tr");
            TableMarkup.Head(page, distance.Limit);
            TableMarkup.Text(page, distance.Scope);
            TableMarkup.Number(page, distance.Now);
            TableMarkup.Number(page, distance.Max);
            TableMarkup.Number(page, FigureText.Percent(distance.UsedShare));
            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Close();
    }
}
