using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>The figures by instrument, side, exit reason and month.</summary>
internal static class BreakdownSection
{
    private const int LongFrom = 14;

    /// <summary>Writes it.</summary>
    public static void Write(MarkupWriter page, RunResult result)
    {
        ReportPage.OpenSection(page, "breakdown", "Breakdown", "Which part of the trading carried the result.");
        var tables = result.MetricTables.Where(table => table.Rows.Count > 0).ToArray();
        if (tables.Length == 0)
        {
            ReportPage.None(page, ReportWarnings.NothingTraded(result) ?? "The run has no figures by part.");
        }

        foreach (var table in tables)
        {
            WriteTable(page, table);
        }

        page.Close().Line();
    }

    private static void WriteTable(MarkupWriter page, MetricTable table)
    {
        page.Open("div", ("class", "card flow")).Element("h3", table.Title);
        (string, bool)[] columns = [(table.KeyTitle, false), .. table.Columns.Select(column => (column.Title, true))];
        TableMarkup.Open(page, table.Title, table.Rows.Count > LongFrom, columns);
        foreach (var row in table.Rows)
        {
            page.Open("tr");
            TableMarkup.Head(page, row.Key.Length == 0 ? "(none given)" : row.Key);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                TableMarkup.Number(page, TableMarkup.Figure(row.Values[i], table.Columns[i].Kind));
            }

            page.Close().Line();
        }

        TableMarkup.Close(page);
        page.Close().Line();
    }
}
