using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Renders the files of a result. The same result gives the same bytes, on every machine.</summary>
public static class ResultFiles
{
    /// <summary>Name of the file with every figure.</summary>
    public const string Result = "result.json";

    /// <summary>Name of the table of closed trades.</summary>
    public const string Trades = "trades.csv";

    /// <summary>Name of the table of orders.</summary>
    public const string Orders = "orders.csv";

    /// <summary>Name of the table of equity over time.</summary>
    public const string Equity = "equity.csv";

    /// <summary>Name of the report for people.</summary>
    public const string Report = "report.html";

    /// <summary>All five files, sorted by name.</summary>
    public static IReadOnlyList<ResultFile> Render(RunResult result)
    {
        var tables = new[] { EquityTable.Render(result), OrderTable.Render(result), TradeTable.Render(result) };
        var warnings = ReportWarnings.Of(result);
        var resultHash = ContentHash.OfAll(tables);
        var report = ReportPage.Render(result, warnings, resultHash);
        var json = ResultJson.Render(result, warnings, resultHash, tables);
        return [tables[0], tables[1], report, json, tables[2]];
    }
}
